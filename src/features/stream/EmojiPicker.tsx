import * as React from 'react';
import * as strings from 'StreamStrings';
import { useRoot } from '../../ui/Root/RootContext';
import { findEmoji, listEmoji } from '../shared/emojiList';
import styles from './EmojiPicker.module.scss';

export interface EmojiPickerProps {
  readonly onPick: (sign: string) => void;
  readonly onClose: () => void;
}

const columns = 8;

/** A small grid of common emoji with a search. Arrows move in the grid, Enter takes, Escape closes. */
export const EmojiPicker: React.FC<EmojiPickerProps> = ({ onPick, onClose }) => {
  const { locale, dir } = useRoot();
  const [words, setWords] = React.useState('');
  const [active, setActive] = React.useState(0);
  const grid = React.useRef<HTMLDivElement>(null);
  const shown = words.trim() === '' ? listEmoji(locale) : findEmoji(locale, words, 40);
  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, index));
    setActive(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };
  const handleKey = (event: React.KeyboardEvent): void => {
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Readonly<Record<string, number>> = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: columns, ArrowUp: -columns };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moveTo(active + step);
  };
  return (
    <div className={styles.picker} role="group" aria-label={strings.Emoji} onKeyDown={(event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    }}>
      <input
        className={styles.search} autoFocus type="search" value={words} placeholder={strings.EmojiSearch} aria-label={strings.EmojiSearch}
        onChange={({ target }) => { setWords(target.value); setActive(0); }}
        onKeyDown={(event) => {
          const [first] = shown;
          if (event.key === 'Enter' && first) { event.preventDefault(); onPick(first.sign); }
          if (event.key === 'ArrowDown') { event.preventDefault(); moveTo(0); }
        }}
      />
      <div ref={grid} className={styles.grid} onKeyDown={handleKey}>
        {shown.map(({ sign, name }, index) => (
          <button key={sign} type="button" className={styles.emoji} tabIndex={index === active ? 0 : -1} title={name} aria-label={name} onFocus={() => setActive(index)} onClick={() => onPick(sign)}>{sign}</button>
        ))}
        {shown.length === 0 && <p className={styles.none} role="status">{strings.EmojiNone}</p>}
      </div>
    </div>
  );
};

export default EmojiPicker;
