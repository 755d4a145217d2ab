import type { SPFI } from '@pnp/sp';
import { isAppError } from '../../domain/shared/errors';
import { edgeKey, type Edge, type Edges, type EdgeType, type NewEdge } from '../../domain/shared/edges';
import { sent } from '../errors';
import { parseTargetKey } from '../../domain/shared/keys';
import type { Site } from '../sp';
import { literal } from './odata';
import { openBatch } from './batch';
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
    const batch = openBatch(this.site);
    const parts = edges.map((edge) => batch.add(this.addEdge(batch.sp, edge, authorId)));
    await batch.send();
    for (const read of parts) {
      try {
        read();
      } catch (error) {
        // A duplicate means that the edge stands already: adding is safe to repeat.
        if (!isAppError(error, 'duplicate')) throw error;
      }
    }
  }

  public async removeEdge(edge: NewEdge, authorId: number): Promise<void> {
    const items = listOf(this.site, list).items;
    const rows: { Id: number; AuthorId: number }[] = await sent(items.select('Id', 'AuthorId').filter(`Key eq ${literal(edgeKey(edge, authorId))}`).top(1)());
    const own = rows.find((row) => row.AuthorId === authorId);
    if (own) await sent(items.getById(own.Id).delete());
  }

  private addEdge(sp: SPFI, edge: NewEdge, authorId: number): Promise<unknown> {
    const sourceId = Number(parseTargetKey(edge.sourceKey)?.id);
    return listOf(this.site, list, sp).items.add({
      Title: edge.type,
      Key: edgeKey(edge, authorId),
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
