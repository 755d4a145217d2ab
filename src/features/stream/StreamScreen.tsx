import * as React from 'react';
import * as strings from 'StreamStrings';
import { OutboxProvider } from '../../application/stream/outbox';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useStreamStart } from '../../application/stream/useStreamFeed';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { SetupGate } from '../shared/SetupGate';
import { StreamPage } from './StreamPage';
import styles from './Stream.module.scss';

const setupWords = { title: strings.SetupTitle, done: strings.SetupDone, open: strings.SetupOpen, notSetUp: strings.NotSetUp };

/** Loading, failed, not set up, or the stream: exactly one of them. */
export const StreamScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const start = useStreamStart();
  const { loadSetup } = useStreamEnvironment();
  // Without a title of the owner's the outline of the page still needs one above the posts.
  const heading = <h2 className={title === '' ? styles.hiddenTitle : styles.title}>{title || strings.Title}</h2>;
  const { data } = start;
  if (!data) {
    return <>{heading}{start.error ? <ErrorState error={start.error} onRetry={() => { start.refetch().catch(() => undefined); }} /> : <Skeleton shape="posts" count={4} />}</>;
  }
  const { viewer, state } = data;
  return (
    <>
      {heading}
      <SetupGate state={state} isOwner={viewer.isOwner} words={setupWords} loadSetup={loadSetup} onOpen={() => { start.refetch().catch(() => undefined); }}>
        <OutboxProvider viewer={viewer}><StreamPage start={data} /></OutboxProvider>
      </SetupGate>
    </>
  );
};
