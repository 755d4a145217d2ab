import * as React from 'react';
import * as strings from 'WikiStrings';
import { useRecent } from '../../application/wiki/useWiki';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EditorName } from './EditorName';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

/** The newest changes of all pages. */
export const RecentChanges: React.FC = () => (
  <div className={styles.article}>
    <h2 className={styles.title}>{strings.Recent}</h2>
    <AsyncView result={useRecent()} skeleton={<Skeleton shape="lines" />} isEmpty={({ items }) => items.length === 0} empty={<EmptyState title={strings.EmptyTitle} />}>
      {({ items, people }) => (
        <ul className={styles.plainList}>
          {items.map((entry) => (
            <li key={entry.id}>
              <a href={routeHref({ view: 'page', id: entry.id })} dir="auto">{entry.title}</a>
              <MetaLine><EditorName person={people.get(entry.editorId)} /><RelativeTime date={new Date(entry.editedAt)} />{entry.summary === '' ? undefined : <span dir="auto">{entry.summary}</span>}</MetaLine>
            </li>
          ))}
        </ul>
      )}
    </AsyncView>
  </div>
);
