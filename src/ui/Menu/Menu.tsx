import * as React from 'react';
import { lazily } from '../base/lazily';
import { Button, type ButtonProps } from '../Button/Button';
import type { IconName } from '../Icon/Icon';

export interface MenuItem {
  readonly key: string;
  readonly text: string;
  readonly icon?: IconName | undefined;
  readonly description?: string | undefined;
  readonly href?: string | undefined;
  readonly onSelect?: (() => void) | undefined;
  /** Removes something. */
  readonly isDanger?: boolean | undefined;
  /** Give the reason as `description`. */
  readonly isDisabled?: boolean | undefined;
  /** Makes the item a choice that is on or off. */
  readonly isChecked?: boolean | undefined;
  /** A line stands above it. */
  readonly startsGroup?: boolean | undefined;
}

export interface MenuLayerProps {
  readonly target: Element;
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly onClose: () => void;
}

/** Only the open menu, for those that bring their own button. */
export const OpenMenu = lazily<MenuLayerProps>(() => import(/* webpackChunkName: 'kit-menu' */ '../layers/MenuLayer'));

export interface MenuProps extends Pick<ButtonProps, 'variant' | 'icon' | 'isSmall' | 'isDisabled' | 'isPressed' | 'isLabelOptional' | 'className'> {
  /** The name of the button and of the menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Words on the button; without them it is only its icon. */
  readonly text?: string | undefined;
}

/** A button that opens a menu; arrow down opens it too. The menu itself arrives when the pointer comes near. */
export const Menu: React.FC<MenuProps> = ({ label, items, text, icon = 'more', variant = 'quiet', ...button }) => {
  const ref = React.useRef<HTMLElement>(null);
  const [target, setTarget] = React.useState<Element | null>(null);
  const close = React.useCallback(() => setTarget(null), []);
  const open = (): void => setTarget(ref.current);
  return (
    <>
      <Button
        {...button}
        ref={ref}
        variant={variant}
        icon={text === undefined || icon !== 'more' ? icon : undefined}
        iconEnd={text === undefined ? undefined : 'chevronDown'}
        label={text === undefined ? label : undefined}
        hasPopup="menu"
        isExpanded={target !== null}
        onPointerEnter={OpenMenu.preload}
        onClick={() => (target ? close() : open())}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            open();
          }
        }}
      >
        {text}
      </Button>
      {target && <OpenMenu target={target} items={items} label={label} onClose={close} />}
    </>
  );
};
