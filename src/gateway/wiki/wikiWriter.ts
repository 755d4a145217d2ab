import type { IItems } from '@pnp/sp/items/index.js';
import { AppError, isAppError } from '../../domain/shared/errors';
import { linksOf, type PageLink } from '../../domain/wiki/links';
import type { NewPage, PageChange, WikiPage } from '../../domain/wiki/page';
import type { WikiWriter } from '../../domain/wiki/ports';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf, listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import { ancestorsOf, pageColumns, pageOf, type PageRow } from './rows';
import { etagOf } from './wikiReader';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
const deepest = 25;

interface LinkRow { readonly Id: number; readonly Key: string; readonly Sentence: string | null }

/** The unique key of a link's row: one a page and target. */
export function linkKey(fromId: number, link: PageLink): string {
  return ('pageId' in link ? `${fromId}/page/${link.pageId}` : `${fromId}/new/${link.wanted.toLowerCase()}`).slice(0, 255);
}

/** Writes the wiki of one site as the signed-in person. */
export class SharePointWikiWriter implements WikiWriter {
  public constructor(private readonly site: Site) {}

  public async addPage(page: NewPage): Promise<WikiPage> {
    const above = page.parentId ? await this.readRow(page.parentId) : undefined;
    const row = await this.addOnce(page, {
      Title: page.title,
      Key: page.key,
      Body: page.body,
      ParentId: page.parentId ?? 0,
      Position: 0,
      Ancestors: above ? [...ancestorsOf(above), above.Id].join('/') : '',
      Summary: page.summary.slice(0, 255)
    });
    await this.writeLinks(row.Id, page.body);
    return pageOf(row, etagOf(row));
  }

  public async savePage(id: number, change: PageChange, etag: string): Promise<WikiPage> {
    await sent(listOf(this.site, pages).items.getById(id).update({ Title: change.title, Body: change.body, Summary: change.summary.slice(0, 255) }, etag));
    await this.writeLinks(id, change.body);
    const row = await this.readRow(id);
    return pageOf(row, etagOf(row));
  }

  public async movePage(id: number, parentId: number | undefined): Promise<void> {
    const above = parentId === undefined ? [] : await this.chainOf(parentId);
    if (above.includes(id)) throw new AppError('invalid', { message: 'A page cannot lie below itself.' });
    await sent(listOf(this.site, pages).items.getById(id).update({ ParentId: parentId ?? 0, Ancestors: above.join('/') }));
  }

  public async setReview(id: number, { reviewAt, outdated }: { readonly reviewAt?: string; readonly outdated: string }): Promise<void> {
    await sent(listOf(this.site, pages).items.getById(id).update({ ReviewAt: reviewAt ?? null, Outdated: outdated.slice(0, 255) }));
  }

  public async deletePage(id: number): Promise<void> {
    const below: unknown[] = await sent(listOf(this.site, pages).items.select('Id').filter(`ParentId eq ${id}`).top(1)());
    if (below.length > 0) throw new AppError('invalid', { message: 'Pages lie below this one.' });
    try {
      await sent(listOf(this.site, pages).items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
    await this.writeLinks(id, '');
  }

  public async addPicture(pageId: number, file: Blob, name: string): Promise<string> {
    await sent(listOf(this.site, pages).items.getById(pageId).attachmentFiles.add(name, file));
    const path = `${listPath(this.site, pages)}/Attachments/${pageId}/${name}`;
    return path.split('/').map(encodeURIComponent).join('/');
  }

  /**
   * Makes the rows of a page's links agree with its text: two round trips where something changed, one where not. Safe to
   * repeat: what a cut connection left undone, the next save of the page or the repair makes up for.
   */
  public async writeLinks(id: number, body: string): Promise<number> {
    const items = listOf(this.site, links).items;
    const rows: LinkRow[] = await sent(items.select('Id', 'Key', 'Sentence').filter(`FromId eq ${id}`).top(2000)());
    const wanted = new Map(linksOf(body).filter((link) => !('pageId' in link) || link.pageId !== id).map((link) => [linkKey(id, link), link]));
    const kept = new Set(rows.map(({ Key }) => Key));
    const batch = openBatch(this.site);
    // A request object of PnPjs takes part in a batch once: each part begins with its own.
    const here = (): IItems => listOf(this.site, links, batch.sp).items;
    const stale = rows.filter(({ Key }) => !wanted.has(Key));
    const parts = [
      ...stale.map(({ Id }) => batch.add<unknown>(here().getById(Id).delete())),
      ...rows.filter(({ Key, Sentence }) => wanted.has(Key) && (Sentence ?? '') !== wanted.get(Key)?.sentence).map(({ Id, Key }) => batch.add<unknown>(here().getById(Id).update({ Sentence: wanted.get(Key)?.sentence ?? '' }))),
      ...[...wanted].filter(([key]) => !kept.has(key)).map(([key, link]) => batch.add<unknown>(here().add({
        Title: key, Key: key, FromId: id, ToId: 'pageId' in link ? link.pageId : 0, Wanted: 'wanted' in link ? link.wanted.slice(0, 255) : '', Sentence: link.sentence
      })))
    ];
    await batch.send();
    for (const read of parts) settle(read);
    return parts.length;
  }

  /** Ids from the top to the page itself. */
  private async chainOf(id: number): Promise<number[]> {
    const chain: number[] = [];
    let next = id;
    while (next > 0 && chain.length < deepest && !chain.includes(next)) {
      chain.unshift(next);
      next = (await this.readRow(next)).ParentId ?? 0;
    }
    return chain;
  }

  private readRow(id: number): Promise<PageRow> {
    return sent<PageRow>(listOf(this.site, pages).items.getById(id).select(...pageColumns)());
  }

  private async addOnce(page: NewPage, values: Readonly<Record<string, unknown>>): Promise<PageRow> {
    const items = listOf(this.site, pages).items;
    try {
      const { Id } = (await sent(items.add(values))) as { readonly Id: number };
      return await this.readRow(Id);
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      // An earlier try whose answer was lost made it.
      const rows: { Id: number; Title: string }[] = await sent(items.select('Id', 'Title').filter(`Key eq ${literal(page.key)}`).top(1)());
      if (!rows[0]) throw error;
      return this.readRow(rows[0].Id);
    }
  }
}

/** A link that another device wrote or removed at the same time is as it should be. */
function settle(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!isAppError(error, 'duplicate') && !isAppError(error, 'notFound')) throw error;
  }
}
