import { entriesOf } from '../../domain/wiki/links';
import type { LinkReport, TitledPage, WikiUpkeep } from '../../domain/wiki/ports';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { listNewest } from '../shared/wideFilter';
import { LinkMending } from './linkMending';
import { differenceOf, readLinkRows, writeLinkRows, type LinkDifference, type LinkRow } from './linkRows';
import { topicsOf } from './rows';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
/** Pages a step: their rows of links travel in one batch. */
const step = 50;

interface TextRow { readonly Id: number; readonly Body: string | null; readonly Topics: string | null }
interface TitleRow { readonly Id: number; readonly Title: string }

/** Proves what is remembered of links against the texts, and mends it. */
export class SharePointWikiUpkeep implements WikiUpkeep {
  public constructor(private readonly site: Site) {}

  public mendLinks(page: TitledPage, onProgress?: (pages: number) => void): Promise<number> {
    return new LinkMending(this.site, page).run(onProgress);
  }

  public async checkLinks(isMending: boolean, onProgress: (pages: number) => void = () => undefined): Promise<LinkReport> {
    const report = { pages: 0, links: 0, missing: 0, stale: 0, wrong: 0 };
    const count = ({ missing, stale, wrong }: LinkDifference): void => {
      report.missing += missing.length;
      report.stale += stale.length;
      report.wrong += wrong.length;
    };
    for (let before: number | undefined, isMore = true; isMore;) {
      const { rows, next } = await listNewest<TextRow>(this.site, { list: pages, select: ['Id', 'Body', 'Topics'], filter: '', limit: step, ...(before === undefined ? {} : { before }) });
      const remembered = await readLinkRows(this.site, rows.map(({ Id }) => Id));
      for (const row of rows) {
        const own = remembered.get(row.Id) ?? [];
        const difference = differenceOf(row.Id, entriesOf(row.Id, row.Body ?? '', topicsOf(row)), own);
        report.links += own.length;
        count(difference);
        if (isMending) await writeLinkRows(this.site, difference);
      }
      report.pages += rows.length;
      onProgress(report.pages);
      before = next;
      isMore = next !== undefined;
    }
    const { gone, titles } = await this.readRows();
    count(gone);
    if (isMending) await writeLinkRows(this.site, gone);
    const written = await this.findWritten(titles);
    let waiting = 0;
    for (const page of written) {
      waiting += titles.get(page.title.toLowerCase())?.count ?? 0;
      if (isMending) await this.mendLinks(page);
    }
    return { ...report, wrong: report.wrong + waiting };
  }

  /** Rows of pages that are gone, and the titles that rows wait for: all rows are looked through, newest first. */
  private async readRows(): Promise<{ readonly gone: LinkDifference; readonly titles: ReadonlyMap<string, { readonly title: string; readonly count: number }> }> {
    const stale: LinkRow[] = [];
    const titles = new Map<string, { title: string; count: number }>();
    const there = new Map<number, boolean>();
    for (let before: number | undefined, isMore = true; isMore;) {
      const { rows, next } = await listNewest<LinkRow>(this.site, { list: links, select: ['Id', 'Key', 'FromId', 'ToId', 'Wanted'], filter: '', limit: 4000, ...(before === undefined ? {} : { before }) });
      await this.lookUp([...new Set(rows.map(({ FromId }) => FromId))].filter((id) => !there.has(id)), there);
      for (const row of rows) {
        if (there.get(row.FromId) === false) stale.push(row);
        else if (row.ToId === 0 && row.Wanted) titles.set(row.Wanted.toLowerCase(), { title: row.Wanted, count: (titles.get(row.Wanted.toLowerCase())?.count ?? 0) + 1 });
      }
      before = next;
      isMore = next !== undefined;
    }
    return { gone: { missing: [], stale, wrong: [] }, titles };
  }

  /** Pages that have been written since links began to wait for them. */
  private async findWritten(titles: ReadonlyMap<string, { readonly title: string }>): Promise<TitledPage[]> {
    const batch = openBatch(this.site);
    const parts = [...titles.values()].map(({ title }) => batch.add<TitleRow[]>(listOf(this.site, pages, batch.sp).items.select('Id', 'Title').filter(`Title eq ${literal(title)}`).top(1)()));
    await batch.send();
    return parts.flatMap((read) => read().map(({ Id, Title }) => ({ id: Id, title: Title, summary: '' })));
  }

  private async lookUp(ids: readonly number[], there: Map<number, boolean>): Promise<void> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => [id, batch.add<unknown>(listOf(this.site, pages, batch.sp).items.getById(id).select('Id')())] as const);
    await batch.send();
    for (const [id, read] of parts) there.set(id, orMissing(() => read() !== undefined, false));
  }
}
