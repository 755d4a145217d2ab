import * as React from 'react';
import * as strings from 'StreamStrings';
import { useSinglePost } from '../../application/stream/useStreamFeed';
import type { Person } from '../../domain/shared/person';
import type { Post } from '../../domain/stream/post';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AuthorName } from './AuthorName';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import { routeHash } from './route';
import styles from './Post.module.scss';

export interface SharedPostProps {
  readonly id: number;
  readonly shared: Post | undefined;
  /** Who wrote it, where the page does not know them. */
  readonly author?: Person | undefined;
}

/** A post that is shared onward, inside the one that shares it; a link to it where it was not read along. */
export const SharedPost: React.FC<SharedPostProps> = ({ id, shared, author }) => {
  const { personOf } = useStreamPage();
  const href = routeHash({ postId: id });
  if (!shared) return <p className={styles.shared}><a href={href}>{strings.SharedLink}</a></p>;
  return (
    <blockquote className={styles.shared} aria-label={strings.SharedLabel}>
      <p className={styles.sharedHead}>
        <AuthorName id={shared.authorId} person={author ?? personOf(shared.authorId)} /> <a className={styles.small} href={href}><RelativeTime date={new Date(shared.createdAt)} /></a>
      </p>
      {shared.title !== '' && <p className={styles.heading} dir="auto">{shared.title}</p>}
      {shared.body !== '' && <PostText text={shared.body} mentions={shared.details.mentions} />}
    </blockquote>
  );
};

/** The post that one is about to share, below one's own words. */
export const SharedPreview: React.FC<{ readonly id: number }> = ({ id }) => {
  const { data, error } = useSinglePost(id);
  const [one] = data?.posts ?? [];
  if (!data && !error) return <Skeleton shape="lines" count={2} />;
  return <SharedPost id={id} shared={one?.post} author={one && data?.people.get(one.post.authorId)} />;
};
