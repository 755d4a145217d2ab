import type { SPFI } from '@pnp/sp';
import { isAppError } from '../../domain/shared/errors';
import { edgeKey, type Edge, type Edges, type EdgeType, type NewEdge } from '../../domain/shared/edges';
import { sent } from '../errors';
import { parseTargetKey } from '../../domain/shared/keys';
import type { Site } from '../sp';
import { allInBatch, openBatch } from './batch';
import { allOf, literal } from './odata';
import { listOf } from './siteLists';
import { listNewest } from './wideFilter';

interface EdgeRow {
  readonly Id: number;
  readonly Type: EdgeType;
  readonly SourceKey: string;
  readonly TargetKey: string;
  readonly AuthorId: number;
}

const list = 'LoggiaEdges';
const columns = ['Id', 'Type', 'SourceKey', 'TargetKey', 'AuthorId'];

/** Keys that are tried where somebody squatted on the first ones. */
const attempts = 3;

function edgeOf(row: EdgeRow): Edge {
  return { id: row.Id, type: row.Type, sourceKey: row.SourceKey, targetKey: row.TargetKey, authorId: row.AuthorId };
}

/** The edges of one site. */
export class SiteEdges implements Edges {
  public constructor(private readonly site: Site) {}

  public listByTarget(type: EdgeType, targetKey: string, limit: number, before?: number): Promise<readonly Edge[]> {
    return this.list(`TargetKey eq ${literal(targetKey)} and Type eq ${literal(type)}`, limit, before);
  }

  public listBySource(type: EdgeType, sourceKey: string, limit: number, before?: number): Promise<readonly Edge[]> {
    return this.list(`SourceKey eq ${literal(sourceKey)} and Type eq ${literal(type)}`, limit, before);
  }

  public addEdges(edges: readonly NewEdge[], authorId: number): Promise<void> {
    return this.addAttempt(edges, authorId, 1);
  }

  /**
   * Makes the person's edges of some types from one source those that are given: what is no longer said goes, what is
   * new comes. One request, and a batch for what is new.
   */
  public async replaceEdges(sourceKey: string, types: readonly EdgeType[], edges: readonly NewEdge[], authorId: number): Promise<void> {
    const rows: EdgeRow[] = await sent(listOf(this.site, list).items.select(...columns).filter(`SourceKey eq ${literal(sourceKey)}`).top(500)());
    const own = rows.filter(({ AuthorId, Type }) => AuthorId === authorId && types.includes(Type));
    const isSame = (row: EdgeRow, edge: NewEdge): boolean => row.Type === edge.type && row.TargetKey === edge.targetKey;
    for (const { Id } of own.filter((row) => !edges.some((edge) => isSame(row, edge)))) await sent(listOf(this.site, list).items.getById(Id).delete());
    await this.addEdges(edges.filter((edge) => !own.some((row) => isSame(row, edge))), authorId);
  }

  public async removeEdge({ type, sourceKey, targetKey }: NewEdge, authorId: number): Promise<void> {
    const items = listOf(this.site, list).items;
    const filter = allOf(`SourceKey eq ${literal(sourceKey)}`, `TargetKey eq ${literal(targetKey)}`, `Type eq ${literal(type)}`, `AuthorId eq ${authorId}`);
    const rows: { Id: number }[] = await sent(items.select('Id').filter(filter).top(attempts)());
    for (const { Id } of rows) await sent(items.getById(Id).delete());
  }

  private async addAttempt(edges: readonly NewEdge[], authorId: number, attempt: number): Promise<void> {
    if (edges.length === 0 || attempt > attempts) return;
    const batch = openBatch(this.site);
    const parts = edges.map((edge) => [edge, batch.add(this.addEdge(batch.sp, edge, authorId, attempt))] as const);
    await batch.send();
    const taken: NewEdge[] = [];
    for (const [edge, read] of parts) {
      try {
        read();
      } catch (error) {
        if (!isAppError(error, 'duplicate')) throw error;
        taken.push(edge);
      }
    }
    await this.addAttempt(await this.withoutOwn(taken, authorId, attempt), authorId, attempt + 1);
  }

  /** Leaves the edges whose key somebody else took: one of one's own means that the edge stands already. */
  private async withoutOwn(edges: readonly NewEdge[], authorId: number, attempt: number): Promise<NewEdge[]> {
    if (edges.length === 0) return [];
    const keys = (sp: SPFI): Promise<{ AuthorId: number }[]>[] =>
      edges.map((edge) => listOf(this.site, list, sp).items.select('AuthorId').filter(`Key eq ${literal(edgeKey(edge, authorId, attempt))}`).top(1)());
    const rows = await allInBatch(this.site, keys);
    return edges.filter((_edge, index) => rows[index]?.[0]?.AuthorId !== authorId);
  }

  private addEdge(sp: SPFI, edge: NewEdge, authorId: number, attempt: number): Promise<unknown> {
    const sourceId = Number(parseTargetKey(edge.sourceKey)?.id);
    return listOf(this.site, list, sp).items.add({
      Title: edge.type,
      Key: edgeKey(edge, authorId, attempt),
      Type: edge.type,
      SourceKey: edge.sourceKey,
      TargetKey: edge.targetKey,
      ...(Number.isInteger(sourceId) ? { SourceId: sourceId } : {})
    });
  }

  private async list(filter: string, limit: number, before: number | undefined): Promise<readonly Edge[]> {
    const { rows } = await listNewest<EdgeRow>(this.site, { list, select: columns, filter, limit, ...(before === undefined ? {} : { before }) });
    return rows.map(edgeOf);
  }
}
