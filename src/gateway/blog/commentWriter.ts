import { commentKey, readCommentKey, type Comment, type CommentPlace, type NewComment } from '../../domain/blog/comments';
import type { BlogWriter } from '../../domain/blog/ports';
import { AppError, isAppError } from '../../domain/shared/errors';
import { targetKey } from '../../domain/shared/keys';
import type { ReactionName } from '../../domain/shared/reactions';
import { sent } from '../errors';
import { literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { approved, commentLists, commentReactions, removedComments, statusColumn } from './commentRows';
import { recycleRow } from './draftPlaces';

/** What is done with comments. */
export type CommentWriter = Pick<BlogWriter, 'addComment' | 'deleteComment' | 'reactToComment' | 'approveComment' | 'removeComment' | 'restoreComment'>;

function rowOf(key: string): { readonly place: CommentPlace; readonly id: number } {
  const row = readCommentKey(key);
  if (!row) throw new AppError('notFound', { message: `${key} is no comment.` });
  return row;
}

/** Writes comments of one site as the signed-in person. What members may not do, SharePoint refuses. */
export class SharePointCommentWriter implements CommentWriter {
  private readonly reactions: OwnRows;

  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>) {
    this.reactions = new OwnRows(site, commentReactions);
  }

  public async addComment(articleId: number, { key, body, parentKey, place, mentions = [] }: NewComment, isOwner: boolean): Promise<void> {
    const id = await this.addOnce(commentLists[place], key, { Title: body.slice(0, 100), Key: key, ArticleId: articleId, Body: body, ...(parentKey ? { ParentKey: parentKey } : {}) });
    if (place === 'held' && isOwner) await this.approve(id);
    if (mentions.length === 0) return;
    const sourceKey = targetKey('comment', commentKey(place, id));
    await new SiteEdges(this.site).addEdges(mentions.map((person) => ({ type: 'mention', sourceKey, targetKey: targetKey('user', person) })), await this.viewerId());
  }

  public deleteComment(key: string): Promise<void> {
    const { place, id } = rowOf(key);
    return recycleRow(this.site, commentLists[place], id);
  }

  public async reactToComment(articleId: number, key: string, reaction: ReactionName | undefined): Promise<void> {
    const target = targetKey('comment', key);
    const viewer = await this.viewerId();
    if (reaction === undefined) await this.reactions.remove(target, viewer);
    else await this.reactions.put(target, viewer, { ArticleId: articleId, CommentKey: key, Kind: reaction });
  }

  public async approveComment(key: string): Promise<void> {
    await this.approve(rowOf(key).id);
  }

  /** The reason stands first, so that a run that was cut off never leaves a hole without one; repeating it ends it. */
  public async removeComment(articleId: number, { key, parentKey, authorId, createdAt, isWaiting }: Comment, reason: string): Promise<void> {
    const { place, id } = rowOf(key);
    const items = listOf(this.site, removedComments).items;
    try {
      await sent(items.add({ Title: reason.slice(0, 100), Key: key, ArticleId: articleId, ParentKey: parentKey ?? '', SaidBy: authorId, SaidAt: createdAt, Reason: reason, WasShown: !isWaiting }));
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
    }
    try {
      const binId = await sent(listOf(this.site, commentLists[place]).items.getById(id).recycle());
      const row = await this.findRemoval(key);
      if (row) await sent(items.getById(row.Id).update({ BinId: binId }));
    } catch (error) {
      // Its author was faster.
      if (!isAppError(error, 'notFound')) throw error;
    }
  }

  public async restoreComment(key: string): Promise<void> {
    const row = await this.findRemoval(key);
    if (!row) return;
    if (row.BinId) {
      await import(/* webpackChunkName: 'recycle-bin' */ '@pnp/sp/recycle-bin/index.js');
      try {
        await sent(this.site.sp.web.recycleBin.getById(row.BinId).restore());
      } catch (error) {
        // It is back already.
        if (!isAppError(error, 'notFound')) throw error;
      }
    }
    await sent(listOf(this.site, removedComments).items.getById(row.Id).delete());
  }

  /** Answers the row's number, also where an earlier try whose answer was lost made it. */
  private async addOnce(list: string, key: string, values: Readonly<Record<string, string | number>>): Promise<number> {
    const items = listOf(this.site, list).items;
    try {
      return ((await sent(items.add(values))) as { readonly Id: number }).Id;
    } catch (error) {
      const [row]: { Id: number }[] = isAppError(error, 'duplicate') ? await sent(items.select('Id').filter(`Key eq ${literal(key)}`).top(1)()) : [];
      if (!row) throw error;
      return row.Id;
    }
  }

  private async findRemoval(key: string): Promise<{ readonly Id: number; readonly BinId: string | null } | undefined> {
    const rows: { Id: number; BinId: string | null }[] = await sent(listOf(this.site, removedComments).items.select('Id', 'BinId').filter(`Key eq ${literal(key)}`).top(1)());
    return rows[0];
  }

  private async approve(id: number): Promise<void> {
    await sent(listOf(this.site, commentLists.held).items.getById(id).update({ [statusColumn]: approved }));
  }
}
