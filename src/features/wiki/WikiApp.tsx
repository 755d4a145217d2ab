import * as React from 'react';
import * as strings from 'WikiStrings';
import { useWikiStart } from '../../application/wiki/useWiki';
import { useWikiServices, WikiProvider, type WikiEnvironment } from '../../application/wiki/wikiServices';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { SetupGate } from '../shared/SetupGate';
import { WikiScreen } from './WikiScreen';
import styles from './Wiki.module.scss';

export interface WikiAppProps {
  readonly environment: WikiEnvironment;
  readonly title: string;
}

const setupWords = { title: strings.SetupTitle, done: strings.SetupDone, open: strings.SetupOpen, notSetUp: strings.NotSetUp };

const WikiStartScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const { loadSetup } = useWikiServices();
  const { data, error, refetch } = useWikiStart();
  const read = (): void => { refetch().catch(() => undefined); };
  const heading = title && <h2 className={styles.webPartTitle}>{title}</h2>;
  if (!data) return <>{heading}{error ? <ErrorState error={error} onRetry={read} /> : <Skeleton shape="article" />}</>;
  return (
    <>
      {heading}
      <SetupGate state={data.state} isOwner={data.viewer.isOwner} words={setupWords} loadSetup={loadSetup} onOpen={read}>
        <WikiScreen start={data} />
      </SetupGate>
    </>
  );
};

/** The wiki with its services. */
export const WikiApp: React.FC<WikiAppProps> = ({ environment, title }) => (
  <WikiProvider services={environment}><WikiStartScreen title={title} /></WikiProvider>
);
