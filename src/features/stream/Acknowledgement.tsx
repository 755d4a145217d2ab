import * as React from 'react';
import * as strings from 'StreamStrings';
import { countPhrase } from '../../domain/shared/text';
import type { Acknowledgement as State, FeedPost } from '../../domain/stream/feed';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { useStreamPage } from './pageContext';
import styles from './Post.module.scss';

/** "I have read this", and how many have said so. */
export const Acknowledgement: React.FC<{ readonly one: FeedPost; readonly state: State }> = ({ one, state }) => {
  const postId = one.post.id;
  const { viewer, actions, openDialog } = useStreamPage();
  const { locale } = useRoot();
  return (
    <div className={styles.acknowledge}>
      {state.isMine
        ? <span className={styles.confirmed}><Icon name="checkCircle" />{strings.YouHaveRead}</span>
        : viewer.canPost && <Button variant="primary" icon="check" onClick={() => { actions.acknowledge(postId).catch(() => undefined); }}>{strings.IHaveRead}</Button>}
      {(viewer.isOwner || viewer.person.id === one.post.authorId) && <Button variant="quiet" icon="people" onClick={() => openDialog({ type: 'readers', one })}>{strings.ReadersOpen}</Button>}
      <span className={styles.small}>{countPhrase(locale, strings, 'Confirmed', state.count)}{state.hasMore ? '+' : ''}</span>
    </div>
  );
};
