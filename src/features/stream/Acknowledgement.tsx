import * as React from 'react';
import * as strings from 'StreamStrings';
import { countPhrase } from '../../domain/shared/text';
import type { Acknowledgement as State } from '../../domain/stream/feed';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { useStreamPage } from './pageContext';
import styles from './Post.module.scss';

/** "I have read this", and how many have said so. */
export const Acknowledgement: React.FC<{ readonly postId: number; readonly state: State }> = ({ postId, state }) => {
  const { viewer, actions } = useStreamPage();
  const { locale } = useRoot();
  return (
    <div className={styles.acknowledge}>
      {state.isMine
        ? <span className={styles.confirmed}><Icon name="checkCircle" />{strings.YouHaveRead}</span>
        : viewer.canPost && <Button variant="primary" icon="check" onClick={() => { actions.acknowledge(postId).catch(() => undefined); }}>{strings.IHaveRead}</Button>}
      <span className={styles.small}>{countPhrase(locale, strings, 'Confirmed', state.count)}</span>
    </div>
  );
};
