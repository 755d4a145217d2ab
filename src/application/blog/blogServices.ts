import type { Setup } from '../../domain/shared/setup';
import type { BlogService } from '../../domain/blog/ports';
import { createServices } from '../shared/services';

/** How the list of articles looks, an owner's choice. */
export type BlogLayout = 'magazine' | 'cards' | 'list';

/** What the shell hands to the blog's screens. */
export interface BlogEnvironment {
  readonly service: BlogService;
  readonly loadSetup: () => Promise<Setup>;
  /** Address of the site whose lists are used; keeps drafts and caches of two blogs apart. */
  readonly siteUrl: string;
  readonly locale: string;
  readonly photoUrl: (account: string) => string;
  readonly pageSize: number;
  readonly layout: BlogLayout;
}

export const { ServicesProvider: BlogProvider, useServices: useBlogServices } = createServices<BlogEnvironment>('the blog');
