import * as React from 'react';
import * as strings from 'StreamStrings';
import { OutboxProvider } from '../../application/stream/outbox';
import { useStreamStart } from '../../application/stream/useStreamFeed';
import { lazily } from '../../ui/base/lazily';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import type { SetupScreenProps } from './SetupScreen';
import { StreamPage } from './StreamPage';
import styles from './Stream.module.scss';

const SetupScreen = lazily<SetupScreenProps>(() => import(/* webpackChunkName: 'stream-setup-screen' */ './SetupScreen'));

/** Loading, failed, not set up, or the stream: exactly one of them. */
export const StreamScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const start = useStreamStart();
  const [isUpdating, setUpdating] = React.useState(false);
  // Without a title of the owner's the outline of the page still needs one above the posts.
  const heading = <h2 className={title === '' ? styles.hiddenTitle : styles.title}>{title || strings.Title}</h2>;
  const { data } = start;
  if (!data) {
    return <>{heading}{start.error ? <ErrorState error={start.error} onRetry={() => { start.refetch().catch(() => undefined); }} /> : <Skeleton shape="posts" count={4} />}</>;
  }
  const { viewer, state } = data;
  if (viewer.isOwner && (state === 'missing' || isUpdating)) return <>{heading}<SetupScreen onOpen={() => setUpdating(false)} /></>;
  if (state === 'missing') return <>{heading}<EmptyState title={strings.NotSetUp} /></>;
  return (
    <OutboxProvider viewer={viewer}>
      {heading}
      <StreamPage start={data} onUpdate={viewer.isOwner && state === 'outdated' ? () => setUpdating(true) : undefined} />
    </OutboxProvider>
  );
};
