import { isAppError } from '../../domain/shared/errors';
import { sortNodes } from '../../domain/wiki/page';
import type { BranchPage, WikiBranches } from '../../domain/wiki/ports';
import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { batchLimit, listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { idsOf, nodeColumns, nodeOf, topicsOf, type PageRow } from './rows';
import { levelKey } from './wikiReader';

const pages = 'LoggiaWikiPages';
const order = 'LoggiaWikiOrder';
const columns = [...nodeColumns, 'Body', 'Topics'];
const levelLimit = 500;

type BranchRow = Pick<PageRow, 'Id' | 'Title' | 'ParentId' | 'Position' | 'Body' | 'Topics'>;
type Level = readonly Omit<BranchPage, 'depth'>[];

function pageOf(row: BranchRow): Omit<BranchPage, 'depth'> {
  return { ...nodeOf(row), body: row.Body ?? '', topics: topicsOf(row) };
}

/** Reads whole branches of one wiki. */
export class SharePointWikiBranches implements WikiBranches {
  public constructor(private readonly site: Site) {}

  public async readBranch(id: number | undefined, limit: number, onProgress: (pages: number) => void = () => undefined): Promise<readonly BranchPage[]> {
    const levels = new Map<number, Level>();
    const first = id === undefined ? [] : [pageOf(await sent(listOf(this.site, pages).items.getById(id).select(...columns)()))];
    let count = first.length;
    let parents: number[] = id === undefined ? [0] : [id];
    // Breadth first, each page once: a row that names itself as its own page above ends there.
    while (parents.length > 0 && count < limit) {
      const found = await this.readLevels(parents);
      parents = [];
      for (const [parentId, level] of found) {
        const fresh = level.filter((page) => page.id !== id && !levels.has(page.id)).slice(0, Math.max(0, limit - count));
        levels.set(parentId, fresh);
        count += fresh.length;
        parents.push(...fresh.map((page) => page.id));
      }
      onProgress(count);
    }
    return id === undefined ? below(levels, 0, 0, new Set()) : [...first.map((page) => ({ ...page, depth: 0 })), ...below(levels, id, 1, new Set([id]))];
  }

  public async readPicture(pageId: number, name: string): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await sent(listOf(this.site, pages).items.getById(pageId).attachmentFiles.getByName(name).getBuffer()));
    } catch (error) {
      if (isAppError(error, 'notFound') || isAppError(error, 'forbidden')) return undefined;
      throw error;
    }
  }

  private async readLevels(parents: readonly number[]): Promise<(readonly [number, Level])[]> {
    const levels: (readonly [number, Level])[] = [];
    for (let at = 0; at < parents.length; at += batchLimit / 2) {
      const batch = openBatch(this.site);
      const parts = parents.slice(at, at + batchLimit / 2).map((parentId) => [
        parentId,
        batch.add<BranchRow[]>(listOf(this.site, pages, batch.sp).items.select(...columns).filter(`ParentId eq ${parentId}`).top(levelLimit)()),
        batch.add<{ Ids: string | null }[]>(listOf(this.site, order, batch.sp).items.select('Ids').filter(`Key eq ${literal(levelKey(parentId))}`).top(1)())
      ] as const);
      await batch.send();
      levels.push(...parts.map(([parentId, read, chosen]) => {
        const ids = idsOf(orMissing(chosen, [])[0]?.Ids);
        const level = read().map(pageOf).map((page) => (ids.length === 0 ? page : { ...page, position: ids.includes(page.id) ? ids.indexOf(page.id) : ids.length }));
        return [parentId, sortNodes(level, (one, other) => one.localeCompare(other))] as const;
      }));
    }
    return levels;
  }
}

function below(levels: ReadonlyMap<number, Level>, parentId: number, depth: number, seen: Set<number>): BranchPage[] {
  return (levels.get(parentId) ?? []).flatMap((page) => {
    if (seen.has(page.id)) return [];
    seen.add(page.id);
    return [{ ...page, depth } as BranchPage, ...below(levels, page.id, depth + 1, seen)];
  });
}
