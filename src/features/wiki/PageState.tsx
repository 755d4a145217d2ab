import * as React from 'react';
import * as strings from 'WikiStrings';
import { useEditing } from '../../application/wiki/useWikiTalk';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { formatDate } from '../../domain/shared/text';
import type { OpenPage } from '../../domain/wiki/ports';
import { Icon } from '../../ui/Icon/Icon';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { Topic } from '../../ui/Chip/Chip';
import { useRoot } from '../../ui/Root/RootContext';
import { Words } from '../../ui/Words/Words';
import { format } from '../../domain/shared/text';
import { EditorName } from './EditorName';
import { routeHref } from './route';
import { PersonFace } from '../shared/PersonFace';
import { PersonNames } from '../shared/PersonNames';
import styles from './Wiki.module.scss';

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** Lines under the title: until when it is checked and by whom, who changed it last, who looks after it, what it is about, who writes on it just now. */
export const PageState: React.FC<{ readonly opened: OpenPage; readonly wikiUrl?: string }> = ({ opened: { page, people, isLocked }, wikiUrl = '' }) => {
  const { locale } = useRoot();
  const { photoUrl } = useWikiServices();
  const writing = useEditing(page.id).map(({ person }) => person);
  const editor = people.get(page.editorId);
  const owner = page.ownerId === undefined ? undefined : people.get(page.ownerId);
  const isDue = page.reviewAt !== undefined && page.outdated === '' && Date.parse(page.reviewAt) < Date.now();
  const until = page.reviewAt && page.outdated === '' ? format(isDue ? strings.ReviewDue : strings.CheckedUntil, { date: formatDate(locale, new Date(page.reviewAt), day) }) : '';
  return (
    <div className={styles.state}>
      <PersonFace person={editor ?? { name: strings.FormerColleague, email: '' }} photoUrl={editor?.email ? photoUrl(editor.email) : undefined} size={24} />
      <div className={styles.stateLines}>
        <MetaLine>
          {until === '' ? undefined : <span className={isDue ? styles.due : styles.checked}><Icon name={isDue ? 'warning' : 'shield'} size={14} />{until}</span>}
          {page.verified && page.outdated === '' && <span><Words template={strings.VerifiedBy} values={{ name: <EditorName person={people.get(page.verified.byId)} />, moment: <RelativeTime date={new Date(page.verified.at)} /> }} /></span>}
          {isLocked && <span className={styles.locked} title={strings.LockedHint}><Icon name="lock" size={14} />{strings.Locked}</span>}
          <span className={styles.locked}><EditorName person={editor} /></span>
          <RelativeTime date={new Date(page.editedAt)} />
          {page.summary === '' ? undefined : <span dir="auto">{page.summary}</span>}
        </MetaLine>
        <MetaLine>
          {page.ownerId === undefined ? undefined : <span><Words template={strings.OwnedBy} values={{ name: <EditorName person={owner} /> }} /></span>}
          {page.topics.length === 0 ? undefined : <span className={styles.topics}>{page.topics.map((topic) => <Topic key={topic} name={topic} href={`${wikiUrl}${routeHref({ view: 'topic', name: topic })}`} />)}</span>}
          {writing.length === 0 ? undefined : <span className={styles.editingNow}><Icon name="edit" size={14} /><span><Words template={writing.length === 1 ? strings.EditingOne : strings.EditingMany} values={{ name: <PersonNames people={writing} />, names: <PersonNames people={writing} /> }} /></span></span>}
        </MetaLine>
      </div>
    </div>
  );
};
