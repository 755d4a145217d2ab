import { isAppError } from '../../domain/shared/errors';
import { edgeKey, type Edge, type Edges, type EdgeType, type NewEdge } from '../../domain/shared/edges';
import { sent, toAppError } from '../errors';
import type { Site } from '../sp';
import { literal } from './odata';
import { inBatch, listOf } from './siteLists';
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

  public async addEdges(edges: readonly NewEdge[], authorId: number): Promise<void> {
    if (edges.length === 0) return;
    const results = await inBatch(this.site, (sp) =>
      edges.map((edge) => {
        const key = edgeKey(edge, authorId);
        return listOf(this.site, list, sp).items.add({ Title: edge.type, Key: key, Type: edge.type, SourceKey: edge.sourceKey, TargetKey: edge.targetKey });
      })
    );
    for (const result of results) {
      // A duplicate means that the edge stands already: adding is safe to repeat.
      if (result.status === 'rejected' && !isAppError(toAppError(result.reason), 'duplicate')) throw toAppError(result.reason);
    }
  }

  public async removeEdge(edge: NewEdge, authorId: number): Promise<void> {
    const items = listOf(this.site, list).items;
    const rows: { Id: number; AuthorId: number }[] = await sent(items.select('Id', 'AuthorId').filter(`Key eq ${literal(edgeKey(edge, authorId))}`).top(1)());
    const own = rows.find((row) => row.AuthorId === authorId);
    if (own) await sent(items.getById(own.Id).delete());
  }

  private async list(filter: string, limit: number, before: number | undefined): Promise<readonly Edge[]> {
    const { rows } = await listNewest<EdgeRow>(this.site, { list, select: columns, filter, limit, ...(before === undefined ? {} : { before }) });
    return rows.map(edgeOf);
  }
}
