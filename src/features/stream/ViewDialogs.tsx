import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useRecord } from '../../application/stream/useRecord';
import { parseTargetKey } from '../../domain/shared/keys';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Toggle } from '../../ui/Toggle/Toggle';
import { useStreamPage } from './pageContext';
import { routeHash } from './route';
import styles from './Dialogs.module.scss';

/** What one muted, with the way back. */
export const MutedDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { muted, actions } = useStreamPage();
  const ids = muted.map(parseTargetKey).flatMap((target) => (target?.type === 'user' ? [Number(target.id)] : []));
  const people = useRecord('people', ids.join(), (service) => service.listPeople(ids));
  const textOf = (target: string): React.ReactNode => {
    const parsed = parseTargetKey(target);
    if (parsed?.type === 'topic') return <bdi>{`#${parsed.id}`}</bdi>;
    if (parsed?.type === 'user') return <bdi>{people.data?.get(Number(parsed.id))?.name ?? strings.FormerColleague}</bdi>;
    return <a href={routeHash({ postId: Number(parsed?.id) })} onClick={onClose}>{format(strings.MutedThread, { number: parsed?.id ?? '' })}</a>;
  };
  return (
    <Dialog title={strings.MutedTitle} subtitle={strings.MutedHint} onClose={onClose} size="small">
      {muted.length === 0 ? <p>{strings.MutedEmpty}</p> : (
        <ul className={styles.list}>
          {muted.map((target) => (
            <li key={target} className={styles.person}>
              <span className={styles.grow}>{textOf(target)}</span>
              <Button onClick={() => { actions.mute(target, false).catch(() => undefined); }}>{strings.Unmute}</Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};

/** The keys of the stream, and the switch for those that are single letters (WCAG 2.1.4). */
export const ShortcutsDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { view, changeView } = useStreamPage();
  const { hasShortcuts } = useStreamEnvironment();
  const keys: readonly (readonly [string, string])[] = [
    ['J / Page Down', strings.ShortcutNext], ['K / Page Up', strings.ShortcutPrevious], ['L', strings.ShortcutLike], ['R', strings.ShortcutReply], ['S', strings.ShortcutSave], ['?', strings.ShortcutHelp]
  ];
  return (
    <Dialog title={strings.Shortcuts} onClose={onClose} size="small">
      <dl className={styles.keys}>
        {keys.map(([key, text]) => <div key={key} className={styles.person}><dt><kbd>{key}</kbd></dt><dd className={styles.grow}>{text}</dd></div>)}
      </dl>
      <Toggle label={strings.ShortcutsOn} hint={hasShortcuts ? strings.ShortcutsHint : strings.ShortcutsOwner} isChecked={view.hasShortcuts} onChange={(isOn) => changeView({ hasShortcuts: isOn })} />
    </Dialog>
  );
};
