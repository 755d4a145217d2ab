import * as React from 'react';
import type { People } from '../../domain/shared/person';
import type { Setup } from '../../domain/shared/setup';
import type { StreamService } from '../../domain/stream/ports';

/** Density of the list, an owner's choice. */
export type Density = 'comfortable' | 'compact';

/** What the shell hands to the stream's screens. */
export interface StreamEnvironment {
  readonly service: StreamService;
  readonly people: People;
  /** Loads what setting up needs; only owners call it. */
  readonly loadSetup: () => Promise<Setup>;
  /** Address of the site whose lists are used; keeps drafts and caches of two streams apart. */
  readonly siteUrl: string;
  /** Language of the page, such as `de-DE`. */
  readonly locale: string;
  readonly pageSize: number;
  readonly hasShortcuts: boolean;
  /** Address of a person's picture. */
  readonly photoUrl: (email: string) => string;
  /** Address of this page, to which links to posts and tabs are added. */
  readonly pageUrl: string;
  /** Address of the page with the blog; empty for none. */
  readonly blogUrl: string;
}

export const StreamContext = React.createContext<StreamEnvironment | undefined>(undefined);

/** The environment of the screen; throws outside of a `StreamContext.Provider`. */
export function useStreamEnvironment(): StreamEnvironment {
  const environment = React.useContext(StreamContext);
  if (!environment) throw new Error('The stream is drawn outside of its provider.');
  return environment;
}
