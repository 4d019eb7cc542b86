import { Menu as Base } from '@base-ui/react/menu';
import { buttonClass, type ButtonVariant } from './button';
import { Icon, type IconName } from './icons';
import { Tooltip } from './tooltip';
import './menu.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

export interface MenuProps {
  icon: IconName;
  label: string;
  disabled?: boolean;
  variant?: ButtonVariant;
  items: readonly MenuItem[];
  /** Where the items are states of which one is in force at most: its id, or null. */
  checked?: string | null;
}

/** A button that shows only an icon and opens a list of actions: arrows go through it, Enter does one, Escape closes it. */
export function Menu({ icon, label, disabled, variant = 'quiet', items, checked }: MenuProps) {
  return (
    <Base.Root>
      <Tooltip text={label}>
        <Base.Trigger aria-label={label} disabled={disabled} className={buttonClass(variant, 'medium', 'icon-only')}><Icon name={icon} /></Base.Trigger>
      </Tooltip>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="start" className="ui-menu-place">
          <Base.Popup className="ui-menu">
            {checked === undefined ? items.map((item) => <Base.Item key={item.id} className="ui-menu-item" label={item.label} onClick={item.run}><Text {...item} /></Base.Item>) : (
              <Base.RadioGroup value={checked}>
                {items.map((item) => (
                  <Base.RadioItem key={item.id} value={item.id} className="ui-menu-item" label={item.label} closeOnClick onClick={item.run}>
                    <Base.RadioItemIndicator className="ui-menu-check"><Icon name="check" /></Base.RadioItemIndicator>
                    <Text {...item} />
                  </Base.RadioItem>
                ))}
              </Base.RadioGroup>
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const Text = ({ label, hint }: MenuItem) => (
  <>
    {label}
    {hint && <span className="quiet">{hint}</span>}
  </>
);
