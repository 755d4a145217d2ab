import * as React from 'react';
import * as strings from 'StreamStrings';
import type { CardPerson } from '../../domain/shared/personCard';
import { useFeed, useLoaded } from '../../application/stream/useStreamFeed';
import { parseTargetKey } from '../../domain/shared/keys';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useStreamPage } from './pageContext';
import { routeHash } from './route';
import { PersonName } from '../shared/PersonName';
import styles from './Stream.module.scss';

const most = 4;

/** Beside a wide stream: open questions and followed topics. Both are also behind tabs. */
export const Rail: React.FC = () => {
  const { followed } = useStreamPage();
  const questions = useFeed({ tab: 'questions' }, true);
  const { posts, people } = useLoaded(questions.data?.pages.slice(0, 1));
  const open = posts.filter(({ post, acceptedReply }) => !acceptedReply && post.title !== '').slice(0, most);
  const topics = followed.map(parseTargetKey).flatMap((target) => (target?.type === 'topic' ? [target.id] : [])).slice(0, 8);
  return (
    <div className={styles.rail}>
      {open.length > 0 && (
        <section>
          <h3 className={styles.railHeading}>{strings.WaitingForAnswer}</h3>
          <ul>
            {open.map(({ post }) => (
              <li key={post.id} className={styles.railItem}>
                <a href={routeHash({ postId: post.id })} dir="auto">{post.title}</a>
                <span className={styles.railMeta}><RailName person={people.get(post.authorId)} /> · <RelativeTime date={new Date(post.createdAt)} /></span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section>
          <h3 className={styles.railHeading}>{strings.TopicsYouFollow}</h3>
          <ul>{topics.map((topic) => <li key={topic} className={styles.railItem}><a href={routeHash({ filter: { tab: 'topic', topic } })}><bdi>#{topic}</bdi></a></li>)}</ul>
        </section>
      )}
    </div>
  );
};

function RailName({ person }: { readonly person: CardPerson | undefined }): JSX.Element {
  return person ? <PersonName person={person} className={styles.railName} /> : <bdi>{strings.FormerColleague}</bdi>;
}

export default Rail;
