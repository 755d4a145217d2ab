import * as React from 'react';
import { StreamContext, type StreamEnvironment } from '../../application/stream/streamContext';
import { StreamScreen } from './StreamScreen';

export interface StreamAppProps {
  readonly environment: StreamEnvironment;
  readonly title: string;
}

/** The stream with its services. */
export const StreamApp: React.FC<StreamAppProps> = ({ environment, title }) => (
  <StreamContext.Provider value={environment}><StreamScreen title={title} /></StreamContext.Provider>
);
