import * as React from 'react';
import { cx } from '../base/cx';
import { Icon, type IconName } from '../Icon/Icon';
import { Tooltip } from '../Tooltip/Tooltip';
import styles from './Button.module.scss';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger';

export interface ButtonProps {
  /** `primary` once per view; `danger` for what cannot be undone; `quiet` has no frame at rest. */
  readonly variant?: ButtonVariant;
  readonly icon?: IconName | undefined;
  readonly iconEnd?: IconName | undefined;
  /** The name. Without children the button is only an icon, and the name is also its tooltip. */
  readonly label?: string | undefined;
  readonly onClick?: ((event: React.MouseEvent<HTMLElement>) => void) | undefined;
  /** Makes it a link that looks like a button. */
  readonly href?: string | undefined;
  readonly type?: 'button' | 'submit';
  /** Something is under way: keeps its width, takes no clicks, stays focusable. */
  readonly isBusy?: boolean | undefined;
  /** Takes no clicks. Say why nearby, or with `description`. */
  readonly isDisabled?: boolean | undefined;
  readonly description?: string | undefined;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean | undefined;
  readonly isSmall?: boolean;
  readonly isPill?: boolean;
  /** In a slim web part only the icon is drawn. */
  readonly isLabelOptional?: boolean;
  readonly hasPopup?: 'menu' | 'dialog' | 'listbox' | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly controls?: string | undefined;
  readonly onPointerEnter?: ((event: React.PointerEvent<HTMLElement>) => void) | undefined;
  readonly onKeyDown?: ((event: React.KeyboardEvent<HTMLElement>) => void) | undefined;
  readonly tabIndex?: number | undefined;
  readonly className?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Every button of the suite. Fluent's own brings menus and tooltips of 57 kB along, so this one is drawn here, from
 * Fluent's slots. Disabled and busy buttons can still be focused, so that a screen reader finds them.
 */
export const Button = React.forwardRef<HTMLElement, React.PropsWithChildren<ButtonProps>>(function Button(props, ref) {
  const { variant = 'default', icon, iconEnd, label, onClick, href, type = 'button', isBusy, isDisabled, description, isPressed, children } = props;
  const isIconOnly = children === undefined || children === null;
  const look = isIconOnly && variant === 'default' ? 'quiet' : variant;
  const isInert = isBusy === true || isDisabled === true;

  const handleClick = (event: React.MouseEvent<HTMLElement>): void => {
    if (isInert) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  };

  const shared = {
    id: props.id,
    className: cx(
      styles.button, look !== 'default' && styles[look], isIconOnly && styles.iconOnly, props.isSmall && styles.small, props.isPill && styles.pill,
      (isPressed || props.isExpanded) && styles.chosen, isDisabled && styles.disabled, isBusy && styles.busy, props.isLabelOptional && styles.labelGoes, props.className
    ),
    onClick: handleClick,
    onPointerEnter: props.onPointerEnter,
    onKeyDown: props.onKeyDown,
    tabIndex: props.tabIndex,
    'aria-label': label,
    'aria-pressed': isPressed,
    'aria-haspopup': props.hasPopup,
    'aria-expanded': props.isExpanded,
    'aria-controls': props.controls,
    'aria-busy': isBusy || undefined,
    'aria-disabled': isInert || undefined
  } as const;
  const content = (
    <>
      <span className={styles.content}>
        {icon && <Icon name={icon} />}
        {!isIconOnly && <span className={styles.text}>{children}</span>}
        {iconEnd && <Icon name={iconEnd} size={12} />}
      </span>
      {isBusy && <span className={styles.spinner} aria-hidden />}
    </>
  );
  const button = href !== undefined && !isInert
    ? <a {...shared} ref={ref as React.Ref<HTMLAnchorElement>} href={href}>{content}</a>
    : <button {...shared} ref={ref as React.Ref<HTMLButtonElement>} type={type}>{content}</button>;
  const tip = description ?? (isIconOnly || props.isLabelOptional ? label : undefined);
  return tip === undefined ? button : <Tooltip text={tip} isDescription={tip !== label}>{button}</Tooltip>;
});
