import * as React from 'react';
import { Callout } from '../Callout/Callout';
import { useId } from '../base/useId';
import styles from './Tooltip.module.scss';

export interface TooltipProps {
  readonly text: string;
  /** The text adds to the name of what it belongs to, instead of repeating it. */
  readonly isDescription?: boolean;
  /** One element that can be focused. */
  readonly children: React.ReactElement;
}

/** After this rest of the pointer a tooltip opens, in milliseconds. */
const delay = 500;

/** Words that appear when the pointer rests on something or the keyboard reaches it; Escape closes them. */
export const Tooltip: React.FC<TooltipProps> = ({ text, isDescription, children }) => {
  const host = React.useRef<HTMLSpanElement>(null);
  const timer = React.useRef<number>();
  const [target, setTarget] = React.useState<Element | null>(null);
  const id = useId('tip');

  const hide = React.useCallback(() => {
    window.clearTimeout(timer.current);
    setTarget(null);
  }, []);
  React.useEffect(() => () => window.clearTimeout(timer.current), []);

  const show = (after: number): void => {
    Callout.preload();
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setTarget(host.current?.firstElementChild ?? null), after);
  };
  const handlePointerEnter = (event: React.PointerEvent): void => {
    if (event.pointerType !== 'touch') show(delay);
  };
  const handleFocus = (event: React.FocusEvent): void => {
    if ((event.target as Element).matches(':focus-visible')) show(delay / 2);
  };
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && target) {
      event.stopPropagation();
      hide();
    }
  };

  return (
    <span className={styles.host} ref={host} onPointerEnter={handlePointerEnter} onPointerLeave={hide} onFocus={handleFocus} onBlur={hide} onClick={hide} onKeyDown={handleKeyDown}>
      {isDescription ? React.cloneElement(children, { 'aria-describedby': id }) : children}
      {isDescription && <span id={id} hidden>{text}</span>}
      {target && (
        <Callout target={target} role="tooltip" placement="above" onDismiss={hide}>
          <div className={styles.tip}>{text}</div>
        </Callout>
      )}
    </span>
  );
};
