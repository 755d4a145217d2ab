import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { keyOf } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { asAppError } from '../../domain/shared/errors';
import { format } from '../../domain/shared/text';
import type { WikiPage } from '../../domain/wiki/page';
import type { PageEditors } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { Checkbox } from '../../ui/Toggle/Toggle';
import styles from './Wiki.module.scss';

export interface LockPageProps {
  /** Without one it is about the whole wiki. */
  readonly page?: WikiPage | undefined;
  readonly isLocked: boolean;
  readonly onClose: () => void;
}

type Kind = 'writers' | 'owners' | 'group' | 'members' | 'everyone';

const ofPage: readonly (readonly [Kind, string])[] = [['writers', strings.LockWriters], ['owners', strings.LockOwners], ['group', strings.LockGroup]];
const ofWiki: readonly (readonly [Kind, string])[] = [['members', strings.WritersMembers], ['everyone', strings.WritersEveryone], ['group', strings.LockGroup]];

/** Says who may change a page, or all pages. These are rights that SharePoint keeps to, so only owners get here. */
const LockPage: React.FC<LockPageProps> = ({ page, isLocked, onClose }) => {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const { show } = useToasts();
  const [kind, setKind] = React.useState<Kind>(page ? (isLocked ? 'owners' : 'writers') : 'members');
  const [group, setGroup] = React.useState('');
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<{ readonly isGroup: boolean; readonly text: string }>();
  const send = (): Promise<void> => {
    const chosen = kind === 'group' ? { kind, name: group.trim() } as const : undefined;
    if (page) return service.setPageEditors(page.id, chosen ?? { kind: kind as Exclude<PageEditors['kind'], 'group'> });
    return service.setWriters(chosen ?? { kind: kind === 'everyone' ? 'everyone' : 'members' });
  };
  const handleSave = (): void => {
    if (kind === 'group' && group.trim() === '') {
      setProblem({ isGroup: true, text: strings.LockNoGroup });
      return;
    }
    setBusy(true);
    setProblem(undefined);
    send().then(() => client.invalidateQueries(keyOf(siteUrl))).then(
      () => {
        show({ text: page ? strings.LockDone : strings.WritersDone });
        onClose();
      },
      (error: unknown) => {
        const isGroup = kind === 'group' && asAppError(error).kind === 'notFound';
        setBusy(false);
        setProblem({ isGroup, text: isGroup ? strings.LockNoGroup : errorText(error) });
      }
    );
  };
  return (
    <Dialog
      title={page ? format(strings.LockTitle, { title: page.title }) : strings.WritersOf} subtitle={page ? strings.LockHint : `${strings.LockHint} ${strings.WritersHint}`} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={handleSave}>{strings.Save}</Button></>}
    >
      <div className={styles.dialogFields}>
        <div role="radiogroup" aria-label={page ? strings.Lock : strings.WritersOf} className={styles.choices}>
          {(page ? ofPage : ofWiki).map(([key, text]) => <Checkbox key={key} radioGroup="wiki-editors" label={text} isChecked={kind === key} onChange={() => { setKind(key); setProblem(undefined); }} />)}
        </div>
        {kind === 'group' && <TextField label={strings.LockGroupName} value={group} onChange={(name) => { setGroup(name); setProblem(undefined); }} error={problem?.isGroup ? problem.text : undefined} hasFocus />}
        {problem && !problem.isGroup && <MessageStrip kind="error">{problem.text}</MessageStrip>}
      </div>
    </Dialog>
  );
};

export default LockPage;
