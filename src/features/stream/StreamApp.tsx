import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { StreamContext, type StreamEnvironment } from '../../application/stream/streamContext';
import { Root, type RootProps } from '../../ui/Root/Root';
import { StreamScreen } from './StreamScreen';

export interface StreamAppProps {
  readonly client: QueryClient;
  readonly environment: StreamEnvironment;
  readonly theme: RootProps['theme'];
  readonly title: string;
  readonly isCompact: boolean;
}

/** The stream with all that it needs around it. */
export const StreamApp: React.FC<StreamAppProps> = ({ client, environment, theme, title, isCompact }) => (
  <QueryClientProvider client={client}>
    <StreamContext.Provider value={environment}>
      <Root theme={theme} locale={environment.locale} isCompact={isCompact}>
        <StreamScreen title={title} />
      </Root>
    </StreamContext.Provider>
  </QueryClientProvider>
);
