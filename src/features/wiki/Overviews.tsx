import * as React from 'react';
import * as strings from 'WikiStrings';
import { useRecent, useWanted } from '../../application/wiki/useWiki';
import { countPhrase } from '../../domain/shared/text';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useRoot } from '../../ui/Root/RootContext';
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

/** Titles that links point to and nobody has written. */
export const WantedPages: React.FC<{ readonly canEdit: boolean }> = ({ canEdit }) => {
  const { locale } = useRoot();
  return (
    <div className={styles.article}>
      <h2 className={styles.title}>{strings.Wanted}</h2>
      <AsyncView result={useWanted()} skeleton={<Skeleton shape="lines" />} isEmpty={(pages) => pages.length === 0} empty={<EmptyState title={strings.NothingWanted} />}>
        {(pages) => (
          <ul className={styles.plainList}>
            {pages.map(({ title, count }) => (
              <li key={title}>
                {canEdit ? <a href={routeHref({ view: 'new', title })} className={styles.missing} dir="auto">{title}</a> : <span dir="auto">{title}</span>}
                <p className={styles.quiet}>{countPhrase(locale, strings, 'LinksHere', count)}</p>
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
    </div>
  );
};
