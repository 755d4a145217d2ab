import * as React from 'react';
import * as strings from 'WikiStrings';
import { useMentions } from '../../application/wiki/useWikiTalk';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EditorName } from './EditorName';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

/** Pages and comments in which others named the person, newest first. */
export const MentionsOfMe: React.FC = () => (
  <section aria-labelledby="wiki-mentions">
    <h3 id="wiki-mentions" className={styles.sectionTitle}>{strings.Mentions}</h3>
    <AsyncView result={useMentions()} skeleton={<Skeleton shape="lines" count={2} />} isEmpty={({ items }) => items.length === 0} empty={<p className={styles.quiet}>{strings.NoMentions}</p>}>
      {({ items, people }) => (
        <ul className={styles.plainList}>
          {items.map(({ page, isComment, authorId, at, words }) => (
            <li key={`${page.id}/${authorId}/${at}`}>
              <a href={routeHref({ view: 'page', id: page.id })} dir="auto">{page.title}</a>
              <MetaLine><EditorName person={people.get(authorId)} /><RelativeTime date={new Date(at)} />{isComment ? strings.InComment : undefined}</MetaLine>
              <p className={styles.quiet} dir="auto">{words}</p>
            </li>
          ))}
        </ul>
      )}
    </AsyncView>
  </section>
);
