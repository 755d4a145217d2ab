import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { format } from '../../domain/shared/text';
import type { Reply } from '../../domain/stream/post';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Icon } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import styles from './Post.module.scss';

/** The answer that the asker chose, above everything else. */
export const AcceptedAnswer: React.FC<{ readonly reply: Reply; readonly askerName: string; readonly onTakeBack?: (() => void) | undefined }> = ({ reply, askerName, onTakeBack }) => {
  const { personOf } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const author = personOf(reply.authorId);
  const name = author?.name ?? strings.FormerColleague;
  return (
    <section className={styles.accepted} aria-label={format(strings.AnswerChosen, { name: askerName })}>
      <p className={styles.mark}><Icon name="checkCircle" />{format(strings.AnswerChosen, { name: askerName })}</p>
      <Avatar name={name} account={author?.email} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={32} isDecorative />
      <div>
        <p className={styles.name}><bdi>{name}</bdi></p>
        <PostText text={reply.body} mentions={reply.mentions} />
        {onTakeBack && <Link isQuiet onClick={onTakeBack} className={styles.small}>{strings.UnacceptAnswer}</Link>}
      </div>
    </section>
  );
};
