import { isAppError } from '../../domain/shared/errors';
import { entriesOf, type LinkEntry } from '../../domain/wiki/links';
import type { LinkReport, WikiUpkeep } from '../../domain/wiki/ports';
import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { listNewest } from '../shared/wideFilter';
import { topicsOf } from './rows';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
/** Pages a step: their rows of links travel in one batch. */
const step = 50;

interface TextRow { readonly Id: number; readonly Body: string | null; readonly Topics: string | null }
interface LinkRow { readonly Id: number; readonly Key: string; readonly FromId: number; readonly ToId: number; readonly Wanted: string | null; readonly Sentence: string | null }
interface Difference { readonly missing: readonly { readonly fromId: number; readonly entry: LinkEntry }[]; readonly stale: readonly LinkRow[]; readonly wrong: readonly { readonly row: LinkRow; readonly entry: LinkEntry }[] }

function differenceOf(fromId: number, entries: readonly LinkEntry[], rows: readonly LinkRow[]): Difference {
  const wanted = new Map(entries.map((entry) => [entry.key, entry]));
  const kept = new Set(rows.map(({ Key }) => Key));
  return {
    missing: entries.filter(({ key }) => !kept.has(key)).map((entry) => ({ fromId, entry })),
    stale: rows.filter(({ Key }) => !wanted.has(Key)),
    wrong: rows.flatMap((row) => {
      const entry = wanted.get(row.Key);
      return entry && (entry.sentence !== (row.Sentence ?? '') || entry.toId !== row.ToId || entry.wanted !== (row.Wanted ?? '')) ? [{ row, entry }] : [];
    })
  };
}

/** Proves what is remembered of links against the texts, and mends it. */
export class SharePointWikiUpkeep implements WikiUpkeep {
  public constructor(private readonly site: Site) {}

  public async checkLinks(isMending: boolean, onProgress: (pages: number) => void = () => undefined): Promise<LinkReport> {
    const report = { pages: 0, links: 0, missing: 0, stale: 0, wrong: 0 };
    const count = ({ missing, stale, wrong }: Difference): void => {
      report.missing += missing.length;
      report.stale += stale.length;
      report.wrong += wrong.length;
    };
    for (let before: number | undefined, isMore = true; isMore;) {
      const { rows, next } = await listNewest<TextRow>(this.site, { list: pages, select: ['Id', 'Body', 'Topics'], filter: '', limit: step, ...(before === undefined ? {} : { before }) });
      const remembered = await this.readLinks(rows.map(({ Id }) => Id));
      for (const row of rows) {
        const own = remembered.get(row.Id) ?? [];
        const difference = differenceOf(row.Id, entriesOf(row.Id, row.Body ?? '', topicsOf(row)), own);
        report.links += own.length;
        count(difference);
        if (isMending) await this.mend(difference);
      }
      report.pages += rows.length;
      onProgress(report.pages);
      before = next;
      isMore = next !== undefined;
    }
    count(await this.clearGone(isMending));
    return report;
  }

  private async readLinks(ids: readonly number[]): Promise<ReadonlyMap<number, LinkRow[]>> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => [id, batch.add<LinkRow[]>(listOf(this.site, links, batch.sp).items.select('Id', 'Key', 'FromId', 'ToId', 'Wanted', 'Sentence').filter(`FromId eq ${id}`).top(2000)())] as const);
    await batch.send();
    return new Map(parts.map(([id, read]) => [id, read()]));
  }

  /** Rows of pages that are gone: all rows are looked through, newest first. */
  private async clearGone(isMending: boolean): Promise<Difference> {
    const stale: LinkRow[] = [];
    const there = new Map<number, boolean>();
    for (let before: number | undefined, isMore = true; isMore;) {
      const { rows, next } = await listNewest<LinkRow>(this.site, { list: links, select: ['Id', 'Key', 'FromId'], filter: '', limit: 4000, ...(before === undefined ? {} : { before }) });
      await this.lookUp([...new Set(rows.map(({ FromId }) => FromId))].filter((id) => !there.has(id)), there);
      stale.push(...rows.filter(({ FromId }) => there.get(FromId) === false));
      before = next;
      isMore = next !== undefined;
    }
    const difference: Difference = { missing: [], stale, wrong: [] };
    if (isMending) await this.mend(difference);
    return difference;
  }

  private async lookUp(ids: readonly number[], there: Map<number, boolean>): Promise<void> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => [id, batch.add<unknown>(listOf(this.site, pages, batch.sp).items.getById(id).select('Id')())] as const);
    await batch.send();
    for (const [id, read] of parts) there.set(id, orMissing(() => read() !== undefined, false));
  }

  private async mend({ missing, stale, wrong }: Difference): Promise<void> {
    const batch = openBatch(this.site);
    const items = (): ReturnType<typeof listOf>['items'] => listOf(this.site, links, batch.sp).items;
    const parts = [
      ...stale.map(({ Id }) => batch.add<unknown>(items().getById(Id).delete())),
      ...missing.map(({ fromId, entry: { key, toId, wanted, sentence } }) => batch.add<unknown>(items().add({ Title: key, Key: key, FromId: fromId, ToId: toId, Wanted: wanted, Sentence: sentence }))),
      ...wrong.map(({ row, entry: { toId, wanted, sentence } }) => batch.add<unknown>(items().getById(row.Id).update({ ToId: toId, Wanted: wanted, Sentence: sentence })))
    ];
    await sent(batch.send());
    for (const read of parts) settle(read);
  }
}

/** A row that somebody's save wrote or removed meanwhile is as it should be. */
function settle(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!isAppError(error, 'duplicate') && !isAppError(error, 'notFound')) throw error;
  }
}
