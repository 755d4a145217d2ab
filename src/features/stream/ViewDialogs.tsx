import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useRecord } from '../../application/stream/useRecord';
import { parseTargetKey } from '../../domain/shared/keys';
import type { Person } from '../../domain/shared/person';
import { format } from '../../domain/shared/text';
import type { ThreadHeading } from '../../domain/stream/records';
import { Avatar } from '../../ui/Avatar/Avatar';
import { cx } from '../../ui/base/cx';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { Toggle } from '../../ui/Toggle/Toggle';
import { useStreamPage } from './pageContext';
import { routeHash } from './route';
import styles from './Dialogs.module.scss';

/** What one muted, with the way back. What is taken off the list keeps its line until the dialog closes. */
export const MutedDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { muted } = useStreamPage();
  const [listed] = React.useState(muted);
  const targets = listed.flatMap((key) => parseTargetKey(key) ?? []);
  const idsOf = (type: string): number[] => targets.flatMap((target) => (target.type === type ? [Number(target.id)] : []));
  const names = useRecord('muted', listed.join(), async (service) => {
    const [people, headings] = await Promise.all([service.listPeople(idsOf('user')), service.listHeadings(idsOf('post'))]);
    return { people, headings };
  });
  return (
    <Dialog title={strings.MutedTitle} subtitle={strings.MutedHint} onClose={onClose} size="medium">
      {listed.length === 0 ? <p className={styles.nothing}>{strings.MutedEmpty}</p> : (
        <AsyncView result={names} skeleton={<Skeleton shape="people" count={Math.min(6, listed.length)} />}>
          {({ people, headings }) => (
            <ul className={styles.list}>
              {listed.map((target) => <MutedRow key={target} target={target} people={people} headings={headings} onLeave={onClose} />)}
            </ul>
          )}
        </AsyncView>
      )}
    </Dialog>
  );
};

interface MutedRowProps {
  readonly target: string;
  readonly people: ReadonlyMap<number, Person>;
  readonly headings: ReadonlyMap<number, ThreadHeading>;
  readonly onLeave: () => void;
}

function MutedRow({ target, people, headings, onLeave }: MutedRowProps): JSX.Element {
  const { muted, actions } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const isIn = muted.includes(target);
  const parsed = parseTargetKey(target);
  const id = Number(parsed?.id);
  const heading = parsed?.type === 'post' ? headings.get(id) : undefined;
  const person = parsed?.type === 'user' ? people.get(id) : heading?.author;
  const name = person?.name ?? strings.FormerColleague;
  const text = (): string => {
    if (parsed?.type === 'topic') return `#${parsed.id}`;
    if (parsed?.type === 'user') return name;
    return heading ? format(strings.MutedThread, { name, words: heading.words }) : strings.MutedThreadGone;
  };
  return (
    <li className={styles.person}>
      {parsed?.type === 'user' ? <Avatar name={name} account={person?.email} photoUrl={person?.email ? photoUrl(person.email) : undefined} size={32} isDecorative /> : <span className={styles.sign}><Icon name={parsed?.type === 'topic' ? 'hash' : 'chat'} /></span>}
      <span className={cx(styles.grow, styles.oneThing, !isIn && styles.gone)} dir="auto">
        {heading ? <a href={routeHash({ postId: id })} onClick={onLeave}>{text()}</a> : text()}
      </span>
      <Button onClick={() => { actions.mute(target, !isIn).catch(() => undefined); }}>{isIn ? strings.Unmute : strings.MuteAgain}</Button>
    </li>
  );
}

/** The keys of the stream, and the switch for those that are single letters (WCAG 2.1.4). */
export const ShortcutsDialog: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { view, changeView } = useStreamPage();
  const { hasShortcuts } = useStreamEnvironment();
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['J', 'Page Down'], strings.ShortcutNext], [['K', 'Page Up'], strings.ShortcutPrevious], [['L'], strings.ShortcutLike], [['R'], strings.ShortcutReply], [['S'], strings.ShortcutSave], [['?'], strings.ShortcutHelp]
  ];
  return (
    <Dialog title={strings.Shortcuts} onClose={onClose} size="small">
      <dl className={styles.keys}>
        {keys.map(([names, text]) => <div key={text} className={styles.person}><dt dir="ltr">{names.map((name, index) => <React.Fragment key={name}>{index > 0 && ' / '}<kbd>{name}</kbd></React.Fragment>)}</dt><dd className={styles.grow}>{text}</dd></div>)}
      </dl>
      <Toggle label={strings.ShortcutsOn} hint={hasShortcuts ? strings.ShortcutsHint : strings.ShortcutsOwner} isChecked={view.hasShortcuts} onChange={(isOn) => changeView({ hasShortcuts: isOn })} />
    </Dialog>
  );
};
