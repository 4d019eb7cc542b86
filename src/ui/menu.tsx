import { Menu as Base } from '@base-ui/react/menu';
import { buttonClass } from './button';
import { Icon, type IconName } from './icons';
import { Tooltip } from './tooltip';
import './menu.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** A button that shows only an icon and opens a list of actions: arrows go through it, Enter does one, Escape closes it. */
export function Menu({ icon, label, disabled, items }: { icon: IconName; label: string; disabled?: boolean; items: readonly MenuItem[] }) {
  return (
    <Base.Root>
      <Tooltip text={label}>
        <Base.Trigger aria-label={label} disabled={disabled} className={buttonClass('quiet', 'medium', 'icon-only')}><Icon name={icon} /></Base.Trigger>
      </Tooltip>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="start" className="ui-menu-place">
          <Base.Popup className="ui-menu">
            {items.map(({ id, label: name, hint, run }) => (
              <Base.Item key={id} className="ui-menu-item" label={name} onClick={run}>
                {name}
                {hint && <span className="quiet">{hint}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
