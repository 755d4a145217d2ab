import type { Activity } from '../../domain/people/ports';
import { listOf } from '../shared/siteLists';
import type { ActivitySource } from './lately';

interface PageRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly Created: string;
}

interface ArticleRow {
  readonly Id: number;
  readonly Title: string | null;
  readonly PublishedAt: string | null;
}

const shown = 6;

/**
 * Pages that somebody began in the site's wiki, newest first; nothing where there is no wiki.
 * @param wikiUrl address of the page with the wiki, to which the page's place is put; empty for no links
 */
export function wikiActivities(wikiUrl: string): ActivitySource {
  return (site, batch, personId) => {
    const rows = batch.add<PageRow[]>(listOf(site, 'LoggiaWikiPages', batch.sp).items.select('Id', 'Title', 'Created').filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(shown)());
    return () => rows().map((row): Activity => ({ kind: 'page', title: row.Title ?? '', at: row.Created, ...(wikiUrl === '' ? {} : { href: `${wikiUrl}#wiki=page/${row.Id}` }) }));
  };
}

/**
 * Articles that somebody published in the site's blogs, newest first, without those that wait for their day; nothing where there are none.
 * @param blogUrl address of the page with the blog; empty for no links
 */
export function blogActivities(blogUrl: string): ActivitySource {
  return (site, batch, personId) => {
    const rows = batch.add<ArticleRow[]>(listOf(site, 'LoggiaArticles', batch.sp).items.select('Id', 'Title', 'PublishedAt').filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(shown)());
    return () => rows().flatMap(({ Id, Title, PublishedAt }): Activity[] => (PublishedAt && Date.parse(PublishedAt) <= Date.now() ? [{ kind: 'article', title: Title ?? '', at: PublishedAt, ...(blogUrl === '' ? {} : { href: `${blogUrl}#blog=article/${Id}` }) }] : []));
  };
}
