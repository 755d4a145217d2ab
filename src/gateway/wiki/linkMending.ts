import { isAppError } from '../../domain/shared/errors';
import { mendLinksTo, type MendedText } from '../../domain/wiki/links';
import { longestBody } from '../../domain/wiki/page';
import type { TitledPage } from '../../domain/wiki/ports';
import { openBatch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { settleLinks } from './linkRows';
import { etagOf } from './wikiReader';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
/** Pages a step. */
const step = 50;
/** How often a page that somebody else just saved is read and written anew. */
const attempts = 12;

interface TextRow { readonly Id: number; readonly Body: string | null; readonly Topics: string | null; readonly 'odata.etag'?: string }
interface SourceRow { readonly Id: number; readonly FromId: number }
interface Mended { readonly row: TextRow; readonly text: MendedText }

/** Turns the links of other pages to a page with a new title. */
export class LinkMending {
  public constructor(private readonly site: Site, private readonly page: TitledPage) {}

  /** Answers how many links were mended. */
  public async run(onProgress: (pages: number) => void = () => undefined): Promise<number> {
    const sources = await this.sources();
    let count = 0;
    for (let at = 0; at < sources.length; at += step) {
      count += await this.mend(sources.slice(at, at + step), 1);
      onProgress(Math.min(sources.length, at + step));
    }
    return count;
  }

  /** Turns the links of one page alone. */
  public runIn(id: number): Promise<number> {
    return this.mend([id], 1);
  }

  /** Pages whose texts may hold such a link; the page itself does not count as one. */
  private async sources(): Promise<number[]> {
    const { id, title, formerTitle } = this.page;
    const wanted = (text: string): string => allOf(`Wanted eq ${literal(text.slice(0, 255))}`, 'ToId eq 0');
    const filters = [wanted(title), ...(formerTitle === undefined ? [] : [wanted(formerTitle), `ToId eq ${id}`])];
    const found = new Set<number>();
    for (const filter of filters) {
      for (let before: number | undefined, isMore = true; isMore;) {
        const { rows, next } = await listNewest<SourceRow>(this.site, { list: links, select: ['Id', 'FromId'], filter, limit: 1000, ...(before === undefined ? {} : { before }) });
        for (const { FromId } of rows) found.add(FromId);
        before = next;
        isMore = next !== undefined;
      }
    }
    return [...found];
  }

  private async mend(ids: readonly number[], attempt: number): Promise<number> {
    const changed = (await this.readTexts(ids)).map((row) => ({ row, text: mendLinksTo(row.Body ?? '', this.page) })).filter(({ text }) => text.count > 0 && text.html.length <= longestBody);
    const { stored, missed } = await this.store(changed);
    // Also of pages whose text needs no change: an earlier try may have been cut off between the text and its rows.
    await settleLinks<TextRow>(this.site, ids.filter((id) => !missed.includes(id)), ['Id', 'Body', 'Topics']);
    const count = stored.reduce((sum, { text }) => sum + text.count, 0);
    return missed.length > 0 && attempt < attempts ? count + await this.mend(missed, attempt + 1) : count;
  }

  private async readTexts(ids: readonly number[]): Promise<TextRow[]> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => batch.add<TextRow>(listOf(this.site, pages, batch.sp).items.getById(id).select('Id', 'Body', 'Topics')()));
    await batch.send();
    return parts.flatMap((read) => {
      try {
        return [read()];
      } catch (error) {
        if (isAppError(error, 'notFound') || isAppError(error, 'forbidden')) return [];
        throw error;
      }
    });
  }

  /** Saves the texts; `missed` names pages that somebody else saved since they were read. */
  private async store(changed: readonly Mended[]): Promise<{ readonly stored: readonly Mended[]; readonly missed: readonly number[] }> {
    const batch = openBatch(this.site);
    const summary = this.page.summary.slice(0, 255);
    const parts = changed.map((one) => [one, batch.add<unknown>(listOf(this.site, pages, batch.sp).items.getById(one.row.Id).update({ Body: one.text.html, Summary: summary }, etagOf(one.row)))] as const);
    await batch.send();
    const stored: Mended[] = [];
    const missed: number[] = [];
    for (const [one, read] of parts) {
      try {
        read();
        stored.push(one);
      } catch (error) {
        if (isAppError(error, 'conflict')) missed.push(one.row.Id);
        else if (!isAppError(error, 'forbidden') && !isAppError(error, 'notFound')) throw error;
      }
    }
    return { stored, missed };
  }
}
