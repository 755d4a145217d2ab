import * as React from 'react';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { cx } from '../base/cx';
import { useId } from '../base/useId';
import { Field } from '../Field/Field';
import { Icon } from '../Icon/Icon';
import { isSafeAddress } from './schema/schema';
import type { LinkSuggestion, RichEditorProps } from './RichEditor';
import fieldStyles from '../Field/Field.module.scss';
import styles from './RichEditor.module.scss';

/** Where a link leads, with the words that stand for it. */
export type ChosenLink = Pick<LinkSuggestion, 'href' | 'title' | 'isBlock'>;

export interface LinkDialogProps {
  readonly address: string;
  /** What else can be typed. */
  readonly hint?: string | undefined;
  readonly onSearch: RichEditorProps['onSearchLinks'];
  readonly onChoose: (link: ChosenLink | undefined) => void;
  readonly onClose: () => void;
}

/** Milliseconds without a key before a search. */
const pause = 250;

function useSuggestions(text: string, onSearch: LinkDialogProps['onSearch']): readonly LinkSuggestion[] {
  const [found, setFound] = React.useState<readonly LinkSuggestion[]>([]);
  React.useEffect(() => {
    if (!onSearch || isSafeAddress(text)) {
      setFound([]);
      return undefined;
    }
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      onSearch(text.trim()).then((links) => isCurrent && setFound(links), () => isCurrent && setFound([]));
    }, pause);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, onSearch]);
  return found;
}

/** Asks where a link leads: an address, or a page that is found by its words. */
export const LinkDialog: React.FC<LinkDialogProps> = ({ address, hint, onSearch, onChoose, onClose }) => {
  const [text, setText] = React.useState(address);
  const [hasProblem, setProblem] = React.useState(false);
  const found = useSuggestions(text, onSearch);
  const listId = useId('links');
  const [active, setActive] = React.useState(0);
  React.useEffect(() => setActive(0), [found]);
  const handleInsert = (): void => {
    const href = text.trim();
    const chosen = found[active];
    if (isSafeAddress(href)) onChoose({ href, title: href });
    else if (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(href)) onChoose({ href: `https://${href}`, title: href });
    else if (chosen) onChoose(chosen);
    else setProblem(true);
  };
  /** Arrows walk the list while the focus stays in the field; Enter takes the line that is marked. */
  const handleKey = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') handleInsert();
    else if (step !== undefined && found.length > 0) setActive((active + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number): string => `${listId}-${index}`;
  return (
    <Dialog
      title={strings.LinkTitle}
      onClose={onClose}
      footer={
        <>
          {address !== '' && <Button onClick={() => onChoose(undefined)}>{strings.LinkRemove}</Button>}
          <Button onClick={onClose}>{strings.Cancel}</Button>
          <Button variant="primary" onClick={handleInsert}>{strings.LinkInsert}</Button>
        </>
      }
    >
      <Field label={onSearch ? strings.LinkSearchLabel : strings.LinkAddress} hint={hint} error={hasProblem ? strings.LinkInvalid : undefined}>
        {(control) => (
          <div className={cx(fieldStyles.box, hasProblem && fieldStyles.invalid)}>
            <input
              {...control} type="text" className={fieldStyles.input} value={text} dir="auto" autoComplete="off" autoFocus
              {...(onSearch ? { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': found.length > 0, 'aria-controls': found.length > 0 ? listId : undefined, 'aria-activedescendant': found.length > 0 ? optionId(active) : undefined } as const : {})}
              onChange={({ target }) => { setText(target.value); setProblem(false); }} onKeyDown={handleKey}
            />
          </div>
        )}
      </Field>
      {found.length > 0 && (
        <ul id={listId} role="listbox" className={styles.links} aria-label={strings.LinkPages}>
          {found.map((link, index) => (
            // Keys are handled by the field, which keeps the focus.
            <li
              key={link.key} id={optionId(index)} role="option" aria-selected={index === active} className={cx(styles.linkChoice, index === active && styles.linkActive)}
              onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setActive(index)} onClick={() => onChoose(link)}
            >
              <Icon name={link.isNew ? 'add' : link.isBlock ? 'text' : 'wiki'} />
              <span><bdi>{link.title}</bdi>{link.detail && <small dir="auto">{link.detail}</small>}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};
