import * as React from 'react';
import * as strings from 'StreamStrings';
import type { FeedPost } from '../../domain/stream/feed';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { AuthorName } from './AuthorName';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import { routeHash } from './route';
import styles from './Post.module.scss';

/** A post that is shared onward, inside the one that shares it; a link to it where it was not read along. */
export const SharedPost: React.FC<{ readonly id: number; readonly shared: FeedPost | undefined }> = ({ id, shared }) => {
  const { personOf } = useStreamPage();
  const href = routeHash({ postId: id });
  if (!shared) return <p className={styles.shared}><a href={href}>{strings.SharedLink}</a></p>;
  const { post } = shared;
  return (
    <blockquote className={styles.shared} aria-label={strings.SharedLabel}>
      <p className={styles.sharedHead}>
        <AuthorName id={post.authorId} person={personOf(post.authorId)} /> <a className={styles.small} href={href}><RelativeTime date={new Date(post.createdAt)} /></a>
      </p>
      {post.title !== '' && <p className={styles.heading} dir="auto">{post.title}</p>}
      {post.body !== '' && <PostText text={post.body} mentions={post.details.mentions} />}
    </blockquote>
  );
};
