import type { Person } from '../../domain/shared/person';
import { ownKey, targetKey } from '../../domain/shared/keys';
import { topicTarget } from '../../domain/wiki/links';
import type { DuePage, OrphanPage, RequiredPage, WatchedPage, WikiOverviews } from '../../domain/wiki/overviews';
import type { PageNode } from '../../domain/wiki/page';
import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { allOf, instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { listChanged } from './changedPages';
import { ancestorsOf, entryColumns, entryOf, nodeColumns, nodeOf, templateKind, type EntryRow, type NodeRow, type PageRow } from './rows';
import { readPlaces } from './wikiPlaces';
import { readingTarget } from './wikiReader';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
const ownState = 'LoggiaOwnState';
const watchType = 'wikiWatch';
const orphanStep = 200;
const countedRows = 2000;
const changedRows = 200;

interface StateRow { readonly Id: number; readonly TargetKey: string; readonly Value: string | null }
type DueRow = NodeRow & Pick<PageRow, 'ReviewAt' | 'Outdated' | 'OwnerId'>;
type RequiredRow = NodeRow & Pick<PageRow, 'Edition'>;
type ChangedRow = EntryRow & Pick<PageRow, 'Ancestors'>;
interface Watch { readonly row: number; readonly id: number; readonly isBranch: boolean; readonly seenAt: string }

function watchOf({ Id, TargetKey, Value }: StateRow): Watch {
  const value = JSON.parse(Value ?? '{}') as { isBranch?: boolean; seenAt?: string };
  return { row: Id, id: Number(TargetKey.split('/')[1]), isBranch: value.isBranch === true, seenAt: value.seenAt ?? new Date(0).toISOString() };
}

/** Lists pages by something else than the tree. */
export class SharePointWikiOverviews implements WikiOverviews {
  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly viewerId: () => Promise<number>) {}

  public async listDue(now: Date): Promise<{ readonly items: readonly DuePage[]; readonly people: ReadonlyMap<number, Person> }> {
    const { rows } = await listNewest<DueRow>(this.site, { list: pages, select: [...nodeColumns, 'ReviewAt', 'Outdated', 'OwnerId'], filter: `ReviewAt lt ${instant(now)}`, limit: 100 });
    const items = rows.map((row) => ({ ...nodeOf(row), reviewAt: row.ReviewAt ?? '', outdated: row.Outdated ?? '', ...(row.OwnerId ? { ownerId: row.OwnerId } : {}) }));
    return { items: items.sort((one, other) => one.reviewAt.localeCompare(other.reviewAt)), people: await this.people.listPeople(rows.map(({ OwnerId }) => OwnerId ?? 0)) };
  }

  public async listRequired(): Promise<readonly RequiredPage[]> {
    const { rows } = await listNewest<RequiredRow>(this.site, { list: pages, select: [...nodeColumns, 'Edition'], filter: 'Edition gt 0', limit: 100 });
    const userId = await this.viewerId();
    const batch = openBatch(this.site);
    const own = rows.map((row) => batch.add<{ AuthorId: number }[]>(listOf(this.site, 'LoggiaWikiReadings', batch.sp).items.select('AuthorId').filter(`Key eq ${literal(ownKey(readingTarget(row.Id, row.Edition ?? 0), userId))}`).top(1)()));
    await batch.send();
    return rows.map((row, index) => ({ ...nodeOf(row), edition: row.Edition ?? 0, isConfirmed: orMissing(own[index] ?? (() => []), [])[0]?.AuthorId === userId }));
  }

  public async listOrphans(before?: number): Promise<{ readonly items: readonly OrphanPage[]; readonly next?: number }> {
    const { rows, next } = await listNewest<NodeRow>(this.site, { list: pages, select: nodeColumns, filter: '', limit: orphanStep, ...(before === undefined ? {} : { before }) });
    const batch = openBatch(this.site);
    const linked = rows.map(({ Id }) => batch.add<unknown[]>(listOf(this.site, links, batch.sp).items.select('Id').filter(`ToId eq ${Id}`).top(1)()));
    const above = [...new Set(rows.map(({ ParentId }) => ParentId ?? 0))].filter((id) => id > 0);
    const found = new Map(above.map((id) => [id, batch.add<NodeRow>(listOf(this.site, pages, batch.sp).items.getById(id).select('Id')())]));
    await batch.send();
    const isThere = (id: number): boolean => orMissing(() => found.get(id)?.() !== undefined, false);
    const items = rows.flatMap((row, index): OrphanPage[] => {
      if (row.ParentId && !isThere(row.ParentId)) return [{ ...nodeOf(row), reason: 'lost' }];
      // The first level is where readers begin: nothing has to lead there.
      return row.ParentId && linked[index]?.().length === 0 ? [{ ...nodeOf(row), reason: 'unlinked' }] : [];
    });
    return next === undefined ? { items } : { items, next };
  }

  public async listTopics(): Promise<readonly { readonly topic: string; readonly count: number }[]> {
    const { rows } = await listNewest<{ readonly Id: number; readonly Wanted: string | null }>(this.site, { list: links, select: ['Id', 'Wanted'], filter: `ToId eq ${topicTarget}`, limit: countedRows });
    const counts = new Map<string, { topic: string; count: number }>();
    for (const { Wanted } of rows) {
      if (!Wanted) continue;
      const known = counts.get(Wanted.toLowerCase()) ?? { topic: Wanted, count: 0 };
      counts.set(Wanted.toLowerCase(), { ...known, count: known.count + 1 });
    }
    return [...counts.values()].sort((one, other) => one.topic.localeCompare(other.topic));
  }

  public async listByTopic(topic: string): Promise<readonly PageNode[]> {
    const { rows } = await listNewest<{ readonly Id: number; readonly FromId: number }>(this.site, { list: links, select: ['Id', 'FromId'], filter: allOf(`Wanted eq ${literal(topic)}`, `ToId eq ${topicTarget}`), limit: 100 });
    return this.nodes(rows.map(({ FromId }) => FromId));
  }

  public async listOwners(): Promise<readonly { readonly person: Person | undefined; readonly ownerId: number; readonly count: number }[]> {
    const { rows } = await listNewest<{ readonly Id: number; readonly OwnerId: number | null }>(this.site, { list: pages, select: ['Id', 'OwnerId'], filter: 'OwnerId gt 0', limit: countedRows });
    const counts = new Map<number, number>();
    for (const { OwnerId } of rows) counts.set(OwnerId ?? 0, (counts.get(OwnerId ?? 0) ?? 0) + 1);
    const people = await this.people.listPeople([...counts.keys()]);
    return [...counts].map(([ownerId, count]) => ({ ownerId, count, person: people.get(ownerId) })).sort((one, other) => other.count - one.count);
  }

  public async listByOwner(ownerId: number): Promise<readonly PageNode[]> {
    const { rows } = await listNewest<NodeRow>(this.site, { list: pages, select: nodeColumns, filter: `OwnerId eq ${ownerId}`, limit: 500 });
    return rows.map(nodeOf);
  }

  public async listTemplates(): Promise<readonly PageNode[]> {
    const { rows } = await listNewest<NodeRow>(this.site, { list: pages, select: nodeColumns, filter: `Kind eq ${literal(templateKind)}`, limit: 100 });
    return rows.map(nodeOf);
  }

  public async listWatched(): Promise<readonly WatchedPage[]> {
    const userId = await this.viewerId();
    const watches = await this.watches();
    if (watches.length === 0) return [];
    const batch = openBatch(this.site);
    const nodes = watches.map(({ id }) => batch.add<NodeRow>(listOf(this.site, pages, batch.sp).items.getById(id).select(...nodeColumns)()));
    const oldest = Math.min(...watches.map(({ seenAt }) => Date.parse(seenAt)));
    const [changed] = await Promise.all([listChanged<ChangedRow>(this.site, [...entryColumns, 'Ancestors'], changedRows, new Date(oldest)), batch.send()]);
    const rows = changed.filter(({ EditorId }) => EditorId !== userId);
    const places = watches.some(({ isBranch }) => isBranch) ? await readPlaces(this.site, rows.map(({ Id }) => Id)) : new Map<number, readonly number[]>();
    return watches.flatMap(({ id, isBranch, seenAt }, index) => {
      const page = orMissing<PageNode | undefined>(() => { const row = nodes[index]?.(); return row && nodeOf(row); }, undefined);
      if (!page) return [];
      const news = rows.filter((row) => Date.parse(row.Modified) > Date.parse(seenAt) && (row.Id === id || (isBranch && (places.get(row.Id) ?? ancestorsOf(row)).includes(id))));
      return [{ page, isBranch, seenAt, changed: news.map(entryOf) }];
    });
  }

  public async findWatch(id: number): Promise<'page' | 'branch' | undefined> {
    const [watch] = await this.watches(id);
    return watch && (watch.isBranch ? 'branch' : 'page');
  }

  public async setWatch(id: number, what: 'page' | 'branch' | undefined): Promise<void> {
    const rows = await this.watches(id);
    const items = listOf(this.site, ownState).items;
    if (what === undefined) {
      for (const { row } of rows) await sent(items.getById(row).delete());
      return;
    }
    await this.write(id, rows[0], { isBranch: what === 'branch', seenAt: rows[0]?.seenAt ?? new Date().toISOString() });
  }

  public async markLooked(id: number): Promise<void> {
    const [watch] = await this.watches(id);
    if (watch) await this.write(id, watch, { isBranch: watch.isBranch, seenAt: new Date().toISOString() });
  }

  private async write(id: number, watch: Watch | undefined, value: { readonly isBranch: boolean; readonly seenAt: string }): Promise<void> {
    const items = listOf(this.site, ownState).items;
    if (watch) await sent(items.getById(watch.row).update({ Value: JSON.stringify(value) }));
    else await sent(items.add({ Title: watchType, OwnerId: await this.viewerId(), Type: watchType, TargetKey: targetKey('page', id), Value: JSON.stringify(value) }));
  }

  private async watches(id?: number): Promise<Watch[]> {
    const filter = allOf(`OwnerId eq ${await this.viewerId()}`, `Type eq ${literal(watchType)}`, id === undefined ? undefined : `TargetKey eq ${literal(targetKey('page', id))}`);
    const rows: StateRow[] = await sent(listOf(this.site, ownState).items.select('Id', 'TargetKey', 'Value').filter(filter).top(50)());
    return rows.map(watchOf);
  }

  private async nodes(ids: readonly number[]): Promise<PageNode[]> {
    const batch = openBatch(this.site);
    const parts = ids.map((id) => batch.add<NodeRow>(listOf(this.site, pages, batch.sp).items.getById(id).select(...nodeColumns)()));
    await batch.send();
    return parts.flatMap((read) => orMissing<PageNode[]>(() => [nodeOf(read())], []));
  }
}
