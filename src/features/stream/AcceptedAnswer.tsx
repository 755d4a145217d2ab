import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { format } from '../../domain/shared/text';
import type { CardPerson } from '../../domain/shared/personCard';
import type { Reply } from '../../domain/stream/post';
import { Icon } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { Words } from '../../ui/Words/Words';
import { useStreamPage } from './pageContext';
import { PostText } from './PostText';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Post.module.scss';

/** The answer that the asker chose, above everything else. */
export const AcceptedAnswer: React.FC<{ readonly reply: Reply; readonly asker: CardPerson; readonly onTakeBack?: (() => void) | undefined }> = ({ reply, asker, onTakeBack }) => {
  const { personOf } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const author = personOf(reply.authorId);
  const name = author?.name ?? strings.FormerColleague;
  return (
    <section className={styles.accepted} aria-label={format(strings.AnswerChosen, { name: asker.name })}>
      <p className={styles.mark}><Icon name="checkCircle" /><span><Words template={strings.AnswerChosen} values={{ name: <PersonName person={asker} /> }} /></span></p>
      <PersonFace person={author ?? { name, email: '' }} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={32} />
      <div>
        <p className={styles.name}>{author ? <PersonName person={author} /> : <bdi>{name}</bdi>}</p>
        <PostText text={reply.body} mentions={reply.mentions} />
        {onTakeBack && <Link isQuiet onClick={onTakeBack} className={styles.small}>{strings.UnacceptAnswer}</Link>}
      </div>
    </section>
  );
};
