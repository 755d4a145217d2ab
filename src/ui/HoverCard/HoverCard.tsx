import * as React from 'react';
import { Callout } from '../Callout/Callout';
import styles from './HoverCard.module.scss';

export interface HoverCardProps {
  /** Draws the card; called only while it is open, so that it may fetch what it shows. */
  readonly renderCard: (close: () => void) => React.ReactNode;
  /** The name of the card for screen readers. */
  readonly label: string;
  /** For the pointer alone, where the same card is at a link beside it: nothing for the keyboard or to be read. */
  readonly isPointerOnly?: boolean;
  readonly children: React.ReactElement;
}

const openDelay = 300;
const closeDelay = 200;

/**
 * A card about what it stands around: opens after 300 ms of rest or of keyboard focus, stays while the pointer is on it.
 * Arrow down moves into the card, Escape closes it. Nothing is in the card that is not also behind the link.
 */
export const HoverCard: React.FC<HoverCardProps> = ({ renderCard, label, isPointerOnly, children }) => {
  const host = React.useRef<HTMLSpanElement>(null);
  const timer = React.useRef<number>();
  const [target, setTarget] = React.useState<Element | null>(null);
  const [takesFocus, setTakesFocus] = React.useState(false);

  const stop = (): void => window.clearTimeout(timer.current);
  React.useEffect(() => stop, []);
  const close = React.useCallback(() => {
    stop();
    setTarget(null);
    setTakesFocus(false);
  }, []);
  const open = (after: number): void => {
    stop();
    Callout.preload();
    timer.current = window.setTimeout(() => setTarget(host.current?.firstElementChild ?? null), after);
  };
  const closeSoon = (): void => {
    stop();
    timer.current = window.setTimeout(close, closeDelay);
  };

  const handlePointerEnter = (event: React.PointerEvent): void => {
    if (event.pointerType !== 'touch') open(openDelay);
  };
  const handleFocus = (event: React.FocusEvent): void => {
    if ((event.target as Element).matches(':focus-visible')) open(openDelay);
  };
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && target) {
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      setTakesFocus(true);
      open(0);
    }
  };

  return (
    <>
      <span className={styles.host} ref={host} onPointerEnter={handlePointerEnter} onPointerLeave={closeSoon} onFocus={handleFocus} onBlur={() => !takesFocus && closeSoon()} onKeyDown={handleKeyDown}>
        {isPointerOnly ? children : React.cloneElement(children, { 'aria-haspopup': 'dialog' })}
      </span>
      {target && (
        <Callout key={String(takesFocus)} target={target} label={label} takesFocus={takesFocus} onDismiss={close} onPointerEnter={stop} onPointerLeave={closeSoon}>
          {/* A click in the card is none on the button that the face may stand in. */}
          <div className={styles.card} onClick={(event) => event.stopPropagation()}>{renderCard(close)}</div>
        </Callout>
      )}
    </>
  );
};
