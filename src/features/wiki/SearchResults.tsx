import * as React from 'react';
import * as strings from 'WikiStrings';
import { useWikiSearch } from '../../application/wiki/useWiki';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { Marked } from '../shared/Marked';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

/** What was found, the words marked; a way to write what is missing. */
export const SearchResults: React.FC<{ readonly words: string; readonly canEdit: boolean }> = ({ words, canEdit }) => (
  <div className={styles.article}>
    <h2 className={styles.title} dir="auto">{format(strings.FoundFor, { words })}</h2>
    <AsyncView
      result={useWikiSearch(words)} skeleton={<Skeleton shape="lines" />} isEmpty={(hits) => hits.length === 0}
      empty={<EmptyState title={strings.NothingFound} text={strings.SearchLags} action={canEdit && <Button href={routeHref({ view: 'new', title: words })}>{format(strings.WriteIt, { title: words })}</Button>} />}
    >
      {(hits) => (
        <ul className={styles.plainList}>
          {hits.map(({ id, title, excerpt }) => (
            <li key={id}>
              <a href={routeHref({ view: 'page', id })} dir="auto"><Marked text={title} words={words} /></a>
              {excerpt && <p className={styles.quiet} dir="auto"><Marked text={excerpt} words={words} /></p>}
            </li>
          ))}
        </ul>
      )}
    </AsyncView>
    <p className={styles.quiet}>{strings.SearchLags}</p>
  </div>
);
