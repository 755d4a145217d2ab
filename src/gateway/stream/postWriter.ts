import { AppError, isAppError } from '../../domain/shared/errors';
import type { NewEdge } from '../../domain/shared/edges';
import { targetKey } from '../../domain/shared/keys';
import { rowTitle, type NewPost, type NewReply, type Post, type PostChange, type Reply } from '../../domain/stream/post';
import type { PostWriter } from '../../domain/stream/ports';
import { topicsOf } from '../../domain/stream/topics';
import { sent } from '../errors';
import { literal } from '../shared/odata';
import type { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { postColumns, postOf, replyColumns, replyOf, type PostRow, type ReplyRow } from './rows';

/** Edges of a post: its topics, whom it names and whom it praises. */
export function edgesOf(postId: number, post: Pick<NewPost, 'title' | 'body' | 'details'>): NewEdge[] {
  const sourceKey = targetKey('post', postId);
  const people = (type: 'mention' | 'praise', ids: readonly number[]): NewEdge[] => [...new Set(ids)].map((id) => ({ type, sourceKey, targetKey: targetKey('user', id) }));
  return [
    ...topicsOf(`${post.title}\n${post.body}`).map((topic): NewEdge => ({ type: 'tag', sourceKey, targetKey: targetKey('topic', topic) })),
    ...people('mention', post.details.mentions.map(({ id }) => id)),
    ...people('praise', post.details.praise?.people.map(({ id }) => id) ?? [])
  ];
}

/** Writes posts and replies of one site as the signed-in person. */
export class SharePointPostWriter implements PostWriter {
  public constructor(private readonly site: Site, private readonly edges: SiteEdges, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {}

  public async addPost(post: NewPost): Promise<Post> {
    const row = await this.addOnce<PostRow>('LoggiaPosts', post.key, postColumns, {
      Title: rowTitle(post),
      Key: post.key,
      Kind: post.kind,
      Body: post.body,
      Details: JSON.stringify(post.details),
      ...(post.expiresAt ? { ExpiresAt: post.expiresAt } : {})
    });
    // Repeating a post after a lost answer comes here again, so that edges that were lost with it are made up for.
    await this.edges.addEdges(edgesOf(row.Id, post), await this.viewerId());
    return postOf(row);
  }

  public async editPost(id: number, change: PostChange): Promise<Post> {
    const item = listOf(this.site, 'LoggiaPosts').items.getById(id);
    await sent(item.update({ Title: rowTitle(change), Body: change.body, Details: JSON.stringify(change.details), EditedAt: this.now().toISOString() }));
    await this.edges.replaceEdges(targetKey('post', id), ['tag', 'mention', 'praise'], edgesOf(id, change), await this.viewerId());
    return postOf(await sent<PostRow>(item.select(...postColumns)()));
  }

  public deletePost(id: number): Promise<void> {
    return this.recycle('LoggiaPosts', id);
  }

  public async acceptReply(postId: number, reply: Pick<Reply, 'id' | 'authorId'> | undefined): Promise<void> {
    await sent(listOf(this.site, 'LoggiaPosts').items.getById(postId).update({ AcceptedReplyId: reply?.id ?? null, AcceptedAuthorId: reply?.authorId ?? null }));
  }

  public async addReply(reply: NewReply): Promise<Reply> {
    const row = await this.addOnce<ReplyRow>('LoggiaReplies', reply.key, replyColumns, {
      Title: rowTitle({ title: '', body: reply.body }),
      Key: reply.key,
      PostId: reply.postId,
      ...(reply.parentId ? { ParentId: reply.parentId } : {}),
      Body: reply.body,
      Details: JSON.stringify({ mentions: reply.mentions })
    });
    return replyOf(row);
  }

  public async editReply(id: number, body: string, mentions: Reply['mentions']): Promise<Reply> {
    const item = listOf(this.site, 'LoggiaReplies').items.getById(id);
    await sent(item.update({ Title: rowTitle({ title: '', body }), Body: body, Details: JSON.stringify({ mentions }), EditedAt: this.now().toISOString() }));
    return replyOf(await sent<ReplyRow>(item.select(...replyColumns)()));
  }

  public deleteReply(id: number): Promise<void> {
    return this.recycle('LoggiaReplies', id);
  }

  private async addOnce<T extends { readonly AuthorId: number }>(list: string, key: string, columns: readonly string[], values: Record<string, unknown>): Promise<T> {
    const items = listOf(this.site, list).items;
    try {
      return (await sent(items.add(values))) as T;
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      const rows: T[] = await sent(items.select(...columns).filter(`Key eq ${literal(key)}`).top(1)());
      const row = rows[0];
      // The row is there from an earlier try whose answer was lost, unless it is somebody else's.
      if (row && row.AuthorId === (await this.viewerId())) return row;
      throw new AppError('conflict', { message: `The key ${key} is taken.`, cause: error });
    }
  }

  private async recycle(list: string, id: number): Promise<void> {
    try {
      await sent(listOf(this.site, list).items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }
}
