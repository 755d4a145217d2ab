import * as React from 'react';
import * as strings from 'BlogStrings';
import { BlogProvider, useBlogServices, type BlogEnvironment } from '../../application/blog/blogServices';
import { useBlogStart } from '../../application/blog/useBlog';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { SetupGate } from '../shared/SetupGate';
import { BlogScreen } from './BlogScreen';

export interface BlogAppProps {
  readonly environment: BlogEnvironment;
  readonly title: string;
}

const setupWords = { title: strings.SetupTitle, done: strings.SetupDone, open: strings.SetupOpen, notSetUp: strings.NotSetUp };

const BlogStartScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const { loadSetup } = useBlogServices();
  const { data, error, refetch } = useBlogStart();
  const read = (): void => { refetch().catch(() => undefined); };
  if (!data) return error ? <ErrorState error={error} onRetry={read} /> : <Skeleton shape="cards" />;
  return (
    <SetupGate state={data.state} isOwner={data.viewer.isOwner} words={setupWords} loadSetup={loadSetup} onOpen={read}>
      <BlogScreen start={data} title={title} />
    </SetupGate>
  );
};

/** The blog with its services. */
export const BlogApp: React.FC<BlogAppProps> = ({ environment, title }) => (
  <BlogProvider services={environment}><BlogStartScreen title={title} /></BlogProvider>
);
