import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icons';
import { Tooltip } from './tooltip';
import './button.css';

export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'danger';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  icon?: IconName;
  ref?: Ref<HTMLButtonElement>;
}

export function buttonClass(variant: ButtonVariant, size: 'small' | 'medium', more?: string): string {
  return ['ui-button', variant, size, more].filter(Boolean).join(' ');
}

/** A button with a text; `icon` stands before it. */
export function Button({ variant = 'default', size = 'medium', icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  icon: IconName;
  /** Accessible name, and the tooltip's text. */
  label: string;
  /** Shown after the label in the tooltip, `Ctrl+Z`. */
  shortcut?: string;
}

/** A button that shows only an icon; its name stands in aria-label and in a tooltip. */
export function IconButton({ icon, label, shortcut, variant = 'quiet', size = 'medium', className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type={type} aria-label={label} className={buttonClass(variant, size, `icon-only ${className ?? ''}`)} {...rest}>
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
