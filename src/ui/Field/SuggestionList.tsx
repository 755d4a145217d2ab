import * as React from 'react';
import * as strings from 'SharedStrings';
import { fold } from '../../domain/shared/text';
import { Avatar } from '../Avatar/Avatar';
import { Icon, type IconName } from '../Icon/Icon';
import { cx } from '../base/cx';
import type { Listbox } from '../base/useListbox';
import type { Suggestions } from '../base/useSuggestions';
import styles from './Field.module.scss';

/** One line of suggestions: a person, a topic, a page. */
export interface Suggestion {
  readonly key: string;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Draws a face in front. */
  readonly face?: { readonly account?: string | undefined; readonly photoUrl?: string | undefined } | undefined;
}

/** The text with what was searched underlined, where it is found at the start of a word. */
export const Highlighted: React.FC<{ readonly text: string; readonly search: string }> = ({ text, search }) => {
  const wanted = fold(search).trim();
  const start = wanted && text.length === fold(text).length ? fold(text).search(new RegExp(`(?:^|[\\s-])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)) : -1;
  if (start < 0) return <bdi>{text}</bdi>;
  const from = /[\s-]/.test(text.charAt(start)) ? start + 1 : start;
  return <bdi>{text.slice(0, from)}<mark className={styles.mark}>{text.slice(from, from + wanted.length)}</mark>{text.slice(from + wanted.length)}</bdi>;
};

export interface SuggestionListProps {
  readonly listbox: Pick<Listbox, 'listId' | 'optionId' | 'activeIndex' | 'setActiveIndex'>;
  readonly suggestions: Suggestions<Suggestion>;
  readonly search: string;
  readonly label: string;
  readonly onChoose: (index: number) => void;
  readonly style?: React.CSSProperties;
}

/** The list below a field. Says when it loads, finds nothing or fails. */
export const SuggestionList: React.FC<SuggestionListProps> = ({ listbox, suggestions, search, label, onChoose, style }) => {
  const { items, isLoading, hasFailed } = suggestions;
  const note = hasFailed ? strings.SearchFailed : isLoading && items.length === 0 ? strings.Searching : items.length === 0 ? strings.NothingFound : undefined;
  return (
    <div className={styles.list} style={style}>
      <ul id={listbox.listId} role="listbox" aria-label={label}>
        {items.map((item, index) => (
          // Keys are handled by the field, which keeps the focus.
          <li
            key={item.key}
            id={listbox.optionId(index)}
            role="option"
            aria-selected={index === listbox.activeIndex}
            className={cx(styles.option, index === listbox.activeIndex && styles.active)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => listbox.setActiveIndex(index)}
            onClick={() => onChoose(index)}
          >
            {item.face && <Avatar name={item.text} account={item.face.account} photoUrl={item.face.photoUrl} size={32} isDecorative />}
            {item.icon && <Icon name={item.icon} className={styles.icon} />}
            <span>
              <Highlighted text={item.text} search={search} />
              {item.detail && <span className={styles.detail}><bdi>{item.detail}</bdi></span>}
            </span>
          </li>
        ))}
      </ul>
      {note && <p className={styles.note} role="status">{note}</p>}
      {items.length > 0 && (
        <p className={cx(styles.note, styles.keys)} aria-hidden>
          <span><kbd className={styles.key}>↑</kbd> <kbd className={styles.key}>↓</kbd> {strings.KeysChoose}</span>
          <span><kbd className={styles.key}>Enter</kbd> {strings.KeysTake}</span>
          <span><kbd className={styles.key}>Esc</kbd> {strings.KeysClose}</span>
        </p>
      )}
    </div>
  );
};
