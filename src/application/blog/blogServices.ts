import type { Setup } from '../../domain/shared/setup';
import type { BlogService } from '../../domain/blog/ports';
import type { People } from '../../domain/shared/person';
import { createServices } from '../shared/services';

/** How the list of articles looks, an owner's choice. */
export type BlogLayout = 'magazine' | 'cards' | 'list';

/** What the shell hands to the blog's screens. */
export interface BlogEnvironment {
  readonly service: BlogService;
  readonly people: People;
  readonly loadSetup: () => Promise<Setup>;
  /** Address of the site whose lists are used; keeps drafts and caches of two blogs apart. */
  readonly siteUrl: string;
  readonly locale: string;
  readonly photoUrl: (account: string) => string;
  readonly pageSize: number;
  readonly layout: BlogLayout;
  /** Whether it is counted who read which article, an owner's choice. */
  readonly countsReads: boolean;
  /** Key of the one blog that is shown; all of the site where there is none. */
  readonly blog?: string | undefined;
  /** The one article that is shown. */
  readonly articleId?: number | undefined;
}

export const { ServicesProvider: BlogProvider, useServices: useBlogServices } = createServices<BlogEnvironment>('the blog');
