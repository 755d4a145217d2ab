import { ownKey, targetKey } from '../../domain/shared/keys';
import type { ModerationAction, PostActions, ReactionTarget } from '../../domain/stream/ports';
import type { ReactionKind } from '../../domain/stream/reactions';
import { sent } from '../errors';
import { allOf, literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import type { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { seenKey } from './ownState';
import { listFollowed } from './feedSources';

interface StateRow {
  readonly Id: number;
  readonly AuthorId: number;
  readonly Value: string | null;
}

/** What people do with posts, on one site. */
export class SharePointPostActions implements PostActions {
  private readonly reactions: OwnRows;
  private readonly votes: OwnRows;
  private readonly acknowledgements: OwnRows;
  private hiddenTurn: Promise<void> = Promise.resolve();

  public constructor(private readonly site: Site, private readonly edges: SiteEdges, private readonly viewerId: () => Promise<number>) {
    this.reactions = new OwnRows(site, 'LoggiaReactions');
    this.votes = new OwnRows(site, 'LoggiaVotes');
    this.acknowledgements = new OwnRows(site, 'LoggiaAcknowledgements');
  }

  public async react({ postId, replyId }: ReactionTarget, kind: ReactionKind | undefined): Promise<void> {
    const target = replyId === undefined ? targetKey('post', postId) : targetKey('reply', replyId);
    const userId = await this.viewerId();
    if (kind === undefined) return this.reactions.remove(target, userId);
    return this.reactions.put(target, userId, { Target: target, PostId: postId, Kind: kind, ...(replyId === undefined ? {} : { ReplyId: replyId }) });
  }

  public async vote(postId: number, choices: readonly number[], isHidden = false): Promise<void> {
    const target = targetKey('post', postId);
    const userId = await this.viewerId();
    if (isHidden) return this.voteHidden(postId, choices, userId);
    if (choices.length === 0) return this.votes.remove(target, userId);
    return this.votes.put(target, userId, { PostId: postId, Choices: choices.join(',') });
  }

  public async acknowledge(postId: number): Promise<void> {
    await this.acknowledgements.put(targetKey('post', postId), await this.viewerId(), { PostId: postId });
  }

  public async save(postId: number, isSaved: boolean): Promise<void> {
    const target = targetKey('post', postId);
    const rows = await this.stateRows('saved', target);
    if (isSaved && rows.length === 0) await this.addState('saved', target, '');
    if (!isSaved) for (const { Id } of rows) await sent(this.ownState.getById(Id).delete());
  }

  public async markSeen(upTo: number): Promise<void> {
    const [row] = await this.stateRows('seen', seenKey(await this.viewerId()));
    if (!row) await this.addState('seen', seenKey(await this.viewerId()), String(upTo));
    else if ((Number(row.Value) || 0) < upTo) await sent(this.ownState.getById(row.Id).update({ Value: String(upTo) }));
  }

  public async mute(target: string, isMuted: boolean): Promise<void> {
    const rows = await this.stateRows('muted', target);
    if (isMuted && rows.length === 0) await this.addState('muted', target, '');
    if (!isMuted) for (const { Id } of rows) await sent(this.ownState.getById(Id).delete());
  }

  public async follow(target: string, isFollowed: boolean): Promise<void> {
    const userId = await this.viewerId();
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', userId), targetKey: target };
    if (isFollowed) await this.edges.addEdges([edge], userId);
    else await this.edges.removeEdge(edge, userId);
  }

  public async listFollowed(): Promise<readonly string[]> {
    return listFollowed(this.site, await this.viewerId());
  }

  public async report(postId: number, reason: string): Promise<void> {
    const { addReport } = await import(/* webpackChunkName: 'stream-moderation' */ './wordsToOwners');
    await addReport(this.site, await this.viewerId(), postId, reason);
  }

  public async moderate(postId: number, action: ModerationAction, reason: string, until?: string): Promise<void> {
    // The rights first: what the log says of a post is true then. Repeating it ends what was cut off.
    if (action === 'hide' || action === 'restore') {
      const { closePost, openPost } = await import(/* webpackChunkName: 'stream-moderation' */ './hiddenPosts');
      await (action === 'hide' ? closePost : openPost)(this.site, postId);
    }
    const { addDecision } = await import(/* webpackChunkName: 'stream-moderation' */ './wordsToOwners');
    await addDecision(this.site, await this.viewerId(), { postId, action, reason, until });
  }

  /** One row a voter, changed in place; an empty one is a vote taken back. Votes wait for each other, as no unique key sorts them. */
  private voteHidden(postId: number, choices: readonly number[], userId: number): Promise<void> {
    const act = async (): Promise<void> => {
      const { items } = listOf(this.site, 'LoggiaHiddenVotes');
      const rows: { Id: number; AuthorId: number }[] = await sent(items.select('Id', 'AuthorId').filter(`OwnerId eq ${userId} and PostId eq ${postId}`).orderBy('Id', false).top(50)());
      const row = rows.find(({ AuthorId }) => AuthorId === userId);
      const values = { Title: 'vote', Key: ownKey(targetKey('post', postId), userId), OwnerId: userId, PostId: postId, Choices: choices.join(',') };
      await sent(row ? listOf(this.site, 'LoggiaHiddenVotes').items.getById(row.Id).update(values) : listOf(this.site, 'LoggiaHiddenVotes').items.add(values));
    };
    const next = this.hiddenTurn.then(act, act);
    this.hiddenTurn = next.catch(() => undefined);
    return next;
  }

  private get ownState(): ReturnType<typeof listOf>['items'] {
    return listOf(this.site, 'LoggiaOwnState').items;
  }

  private async stateRows(type: string, target: string): Promise<StateRow[]> {
    const userId = await this.viewerId();
    const filter = allOf(`TargetKey eq ${literal(target)}`, `OwnerId eq ${userId}`, `Type eq ${literal(type)}`);
    const rows: StateRow[] = await sent(this.ownState.select('Id', 'AuthorId', 'Value').filter(filter).top(50)());
    return rows.filter(({ AuthorId }) => AuthorId === userId);
  }

  private async addState(type: string, target: string, value: string): Promise<void> {
    await sent(this.ownState.add({ Title: type, OwnerId: await this.viewerId(), Type: type, TargetKey: target, Value: value }));
  }
}
