import * as React from 'react';
import * as strings from 'WikiStrings';
import { useOverview, useWatchActions } from '../../application/wiki/useWikiTalk';
import { Button } from '../../ui/Button/Button';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { MentionsOfMe } from './MentionsOfMe';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

/** Pages and branches that the person watches, and what others changed there since they looked. */
export const WatchedPages: React.FC = () => {
  const { looked } = useWatchActions();
  return (
    <div className={styles.article}>
      <h2 className={styles.title}>{strings.Watched}</h2>
      <AsyncView result={useOverview('watched', (service) => service.listWatched())} skeleton={<Skeleton shape="lines" />} isEmpty={(pages) => pages.length === 0} empty={<EmptyState title={strings.NothingWatched} />}>
        {(pages) => (
          <ul className={styles.plainList}>
            {pages.map((watched) => (
              <li key={watched.page.id}>
                <a href={routeHref({ view: 'page', id: watched.page.id })} dir="auto">{watched.page.title}</a>
                <MetaLine>{watched.isBranch ? strings.WithBranch : undefined}<span className={watched.changed.length > 0 ? styles.due : undefined}>{watched.changed.length > 0 ? strings.ChangedSince : strings.NothingNew}</span></MetaLine>
                {watched.changed.length > 0 && (
                  <>
                    <ul className={styles.answers}>
                      {watched.changed.map((page) => <li key={page.id}><a href={routeHref({ view: 'history', id: page.id })} dir="auto">{page.title}</a> <MetaLine><RelativeTime date={new Date(page.editedAt)} />{page.summary ? <span dir="auto">{page.summary}</span> : undefined}</MetaLine></li>)}
                    </ul>
                    <Button isSmall icon="check" isBusy={looked.isLoading} onClick={() => looked.mutate(watched)}>{strings.MarkLooked}</Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
      <MentionsOfMe />
    </div>
  );
};
