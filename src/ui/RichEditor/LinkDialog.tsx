import * as React from 'react';
import * as strings from 'SharedStrings';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { Icon } from '../Icon/Icon';
import { TextField } from '../TextField/TextField';
import { isSafeAddress } from './schema/schema';
import type { LinkSuggestion, RichEditorProps } from './RichEditor';
import styles from './RichEditor.module.scss';

export interface LinkDialogProps {
  readonly address: string;
  readonly onSearch: RichEditorProps['onSearchLinks'];
  readonly onChoose: (link: { readonly href: string; readonly title: string } | undefined) => void;
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
export const LinkDialog: React.FC<LinkDialogProps> = ({ address, onSearch, onChoose, onClose }) => {
  const [text, setText] = React.useState(address);
  const [hasProblem, setProblem] = React.useState(false);
  const found = useSuggestions(text, onSearch);
  const handleInsert = (): void => {
    const href = text.trim();
    const [first] = found;
    if (isSafeAddress(href)) onChoose({ href, title: href });
    else if (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(href)) onChoose({ href: `https://${href}`, title: href });
    else if (first) onChoose(first);
    else setProblem(true);
  };
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
      <TextField
        label={onSearch ? strings.LinkSearchLabel : strings.LinkAddress} value={text} hasFocus onEnter={handleInsert}
        onChange={(value) => { setText(value); setProblem(false); }} error={hasProblem ? strings.LinkInvalid : undefined}
      />
      {found.length > 0 && (
        <ul className={styles.links} aria-label={strings.LinkPages}>
          {found.map((link) => (
            <li key={link.key}>
              <button type="button" className={styles.linkChoice} onClick={() => onChoose(link)}>
                <Icon name={link.isNew ? 'add' : 'wiki'} />
                <span><bdi>{link.title}</bdi>{link.detail && <small dir="auto">{link.detail}</small>}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};
