import { useRef, type ChangeEvent } from 'react';
import { Button, buttonClass, type ButtonVariant } from './button';
import { Icon, type IconName } from './icons';
import './button.css';

interface Picking {
  multiple?: boolean;
  accept?: string;
  /** Pick a folder with all that is in it; each file then has `webkitRelativePath`. */
  directory?: boolean;
  disabled?: boolean;
  onFiles: (files: readonly File[]) => void;
}

interface Looks {
  icon?: IconName;
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  className?: string;
}

function picked(event: ChangeEvent<HTMLInputElement>, onFiles: Picking['onFiles']): void {
  const files = [...(event.target.files ?? [])];
  // Emptied so that picking the same file again is a change again.
  event.target.value = '';
  if (files.length > 0) onFiles(files);
}

const directoryAttribute = (directory?: boolean) => (directory ? { webkitdirectory: '' } : {});

/** A file input that looks like a button. Its accessible name is `label`; keyboard and screen readers meet the input itself. */
export function FileInput({ label, children, icon, variant = 'default', size = 'medium', className, onFiles, directory, ...input }: Picking & Looks & { label: string; children?: string }) {
  return (
    <label className={buttonClass(variant, size, `ui-file ${className ?? ''}`)} aria-disabled={input.disabled}>
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      <span aria-hidden="true">{children ?? label}</span>
      <input type="file" className="visually-hidden" aria-label={label} {...input} {...directoryAttribute(directory)} onChange={(event) => picked(event, onFiles)} />
    </label>
  );
}

/** A button named `label` and, apart from it, the file input named `inputLabel` that it opens. */
export function FileButton({ label, inputLabel, icon, variant, size, className, onFiles, directory, ...input }: Picking & Looks & { label: string; inputLabel: string }) {
  const ref = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={icon} variant={variant} size={size} className={className} disabled={input.disabled} onClick={() => ref.current?.click()}>{label}</Button>
      <input
        ref={ref} type="file" className="visually-hidden" tabIndex={-1} aria-label={inputLabel}
        {...input} {...directoryAttribute(directory)} onChange={(event) => picked(event, onFiles)}
      />
    </>
  );
}
