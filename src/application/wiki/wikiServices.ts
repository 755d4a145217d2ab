import type { People } from '../../domain/shared/person';
import type { Setup } from '../../domain/shared/setup';
import type { WikiService } from '../../domain/wiki/ports';
import { createServices } from '../shared/services';

/** What the shell hands to the wiki's screens. */
export interface WikiEnvironment {
  readonly service: WikiService;
  /** Finds people of the organisation, for who looks after a page. */
  readonly people: People;
  readonly loadSetup: () => Promise<Setup>;
  /** Address of the site whose lists are used; keeps drafts and caches of two wikis apart. */
  readonly siteUrl: string;
  readonly locale: string;
  readonly photoUrl: (account: string) => string;
}

export const { ServicesProvider: WikiProvider, useServices: useWikiServices } = createServices<WikiEnvironment>('the wiki');
