import type { Batch } from '../shared/batch';
import { targetKey } from '../../domain/shared/keys';
import { orMissing } from '../shared/areaStart';
import { allOf, literal } from '../shared/odata';
import { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

const mostFollowed = 500;

interface FollowRow {
  readonly TargetKey: string;
  readonly AuthorId: number;
}

/** Adds to a batch what a person follows: blogs, people and topics, as target keys. Rows that others wrote in their name do not count. */
export function addFollows(site: Site, batch: Batch, viewerId: number): () => readonly string[] {
  const filter = allOf(`SourceKey eq ${literal(targetKey('user', viewerId))}`, `Type eq 'follow'`);
  const read = batch.add<FollowRow[]>(listOf(site, 'LoggiaEdges', batch.sp).items.select('TargetKey', 'AuthorId').filter(filter).orderBy('Id', false).top(mostFollowed)());
  return () => [...new Set(orMissing(read, []).filter(({ AuthorId }) => AuthorId === viewerId).map(({ TargetKey }) => TargetKey))];
}

/** Begins to follow, or ends it. Safe to repeat. */
export async function writeFollow(site: Site, viewerId: number, target: string, isFollowed: boolean): Promise<void> {
  const edges = new SiteEdges(site);
  const edge = { type: 'follow' as const, sourceKey: targetKey('user', viewerId), targetKey: target };
  await (isFollowed ? edges.addEdges([edge], viewerId) : edges.removeEdge(edge, viewerId));
}
