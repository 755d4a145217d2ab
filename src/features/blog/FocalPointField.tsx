import * as React from 'react';
import * as strings from 'BlogStrings';
import type { FocalPoint } from '../../domain/blog/article';
import { format, formatNumber } from '../../domain/shared/text';
import { useId } from '../../ui/base/useId';
import { useRoot } from '../../ui/Root/RootContext';
import styles from './Writing.module.scss';

export interface FocalPointFieldProps {
  /** Address of the picture. */
  readonly src: string;
  readonly value: FocalPoint | undefined;
  readonly onChange: (value: FocalPoint) => void;
}

const middle: FocalPoint = { x: 50, y: 50 };
const step = 5;
const largeStep = 20;

function within(value: number): number {
  return Math.round(Math.min(100, Math.max(0, value)));
}

const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The place of a picture that stays in view: by pointer, or by the arrow keys (with Shift in large steps). */
export const FocalPointField: React.FC<FocalPointFieldProps> = ({ src, value = middle, onChange }) => {
  const { locale } = useRoot();
  const picture = React.useRef<HTMLDivElement>(null);
  const hint = useId('focus');
  const percent = (number: number): string => formatNumber(locale, number);
  const told = format(strings.FocusValue, { x: percent(value.x), y: percent(value.y) });
  const moveTo = ({ clientX, clientY }: React.PointerEvent): void => {
    const box = picture.current?.getBoundingClientRect();
    if (!box || box.width === 0 || box.height === 0) return;
    onChange({ x: within(((clientX - box.left) / box.width) * 100), y: within(((clientY - box.top) / box.height) * 100) });
  };
  const handlePointerDown = (event: React.PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture?.(event.pointerId);
    moveTo(event);
  };
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const size = event.shiftKey ? largeStep : step;
    onChange({ x: within(value.x + move[0] * size), y: within(value.y + move[1] * size) });
  };
  return (
    <div className={styles.focus}>
      <span className={styles.focusLabel}>{strings.FocusLabel}</span>
      <div ref={picture} className={styles.focusPicture} dir="ltr" onPointerDown={handlePointerDown} onPointerMove={(event) => { if (event.buttons === 1) moveTo(event); }}>
        <img src={src} alt="" draggable={false} />
        <div
          role="slider" tabIndex={0} className={styles.focusMark} aria-label={strings.FocusLabel} aria-describedby={hint}
          aria-valuemin={0} aria-valuemax={100} aria-valuenow={value.x} aria-valuetext={told}
          onKeyDown={handleKeyDown} style={{ left: `${value.x}%`, top: `${value.y}%` }}
        />
      </div>
      <span id={hint} className={styles.focusHint}>{strings.FocusHint}</span>
    </div>
  );
};
