import type { ArticleCard, ArticleReader } from '../../domain/stream/articleCards';
import { chooseArticles } from '../../domain/stream/articleCards';
import { blogOf, entryOf, type BlogRow, type EntryRow } from '../blog/rows';
import { orMissing } from '../shared/areaStart';
import type { Batch } from '../shared/batch';
import { listPath } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { addArticles, articleStep, type ArticleParts } from './articleParts';

type ArticleRow = EntryRow & { readonly Author?: { readonly Title?: string; readonly EMail?: string | null; readonly Name?: string } };
interface Read { readonly id: number; readonly at: string }

/** Articles between the posts of one stream: which of them are shown, and how far back they have been read in each tab. */
export class FollowedArticles {
  private readonly reached = new Map<string, Read | undefined>();

  public constructor(private readonly site: Site, private readonly people: SitePeople) {}

  /**
   * Adds the next articles of a tab to a batch, where its posts reach further back than the articles that were read.
   * @param oldest when the last post of the page was written; undefined where that is not known yet.
   */
  public addOlder(batch: Batch, tab: string, oldest: string | undefined): ArticleParts | undefined {
    const read = this.reached.get(tab);
    if (!read || (oldest !== undefined && read.at <= oldest)) return undefined;
    return addArticles(this.site, batch, read.id);
  }

  /** The cards among what a batch brought. What cannot be read, such as where there is no blog, is none. */
  public choose(parts: ArticleParts, tab: string, reader: ArticleReader): ArticleCard[] {
    try {
      const rows = orMissing(parts.rows, []) as readonly ArticleRow[];
      const last = rows[rows.length - 1];
      this.reached.set(tab, last && rows.length >= articleStep ? { id: last.Id, at: last.PublishedAt ?? '' } : undefined);
      for (const { AuthorId, Author: { Title, EMail = null, Name = '' } = {} } of rows) if (Title !== undefined) this.people.keep({ Id: AuthorId, Title, Email: EMail, LoginName: Name });
      const blogs = (orMissing(parts.blogs, []) as readonly BlogRow[]).map(blogOf);
      return chooseArticles(rows.map(entryOf), blogs, reader, new Date(), (id, name) => this.pictureUrl(id, name));
    } catch {
      // The stream does not wait for the blog.
      return [];
    }
  }

  private pictureUrl(id: number, name: string): string {
    const folder = listPath(this.site, 'LoggiaArticles').split('/').map(encodeURIComponent).join('/');
    return new URL(`${folder}/Attachments/${id}/${encodeURIComponent(name)}`, this.site.url).toString();
  }
}
