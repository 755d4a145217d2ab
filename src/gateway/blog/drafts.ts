import { AppError, isAppError } from '../../domain/shared/errors';
import type { ArticleText } from '../../domain/blog/article';
import { draftStamp, roleIn, teamOf, type ArticleDraft, type DraftReview, type DraftTeam } from '../../domain/blog/draft';
import type { Drafts } from '../../domain/blog/draftPorts';
import { sent } from '../errors';
import { orMissing } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { folderOf, listOfDraft, recycleRow } from './draftPlaces';
import { draftColumns, draftColumnsOf, draftReviews, privateDraftOf, privateDrafts, reviewColumns, sharedDraftColumns, sharedDraftOf, sharedDrafts, teamColumn, wantedMark, type DraftRow, type ReviewRow, type SharedDraftRow } from './draftRows';

const limit = 50;

/** What a batch found; both are asked after it was sent. */
interface FoundDrafts {
  readonly read: (viewerId: number) => ArticleDraft[];
  /** The list has more rows than were read, as it is for owners, who see those of others: one's own may be among them. */
  readonly isCut: () => boolean;
}

/**
 * Drafts of one person: their own rows of a list in which everybody reads their own alone, and rows of another whose own
 * rights let them in. A shared draft keeps the key of the private one that it was.
 */
export class SharePointArticleDrafts implements Drafts {
  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>) {}

  /** Adds parts to a batch; the answer is read after it was sent. */
  public addTo(batch: Batch, key?: string, ownerId?: number): FoundDrafts {
    const rowsOf = <T extends { readonly Id: number }>(list: string, columns: readonly string[], owner?: number): (() => T[]) => {
      const items = listOf(this.site, list, batch.sp).items.select(...columns);
      const condition = key !== undefined ? `Key eq ${literal(key)}` : owner === undefined ? undefined : `OwnerId eq ${owner}`;
      return batch.add<T[]>((condition === undefined ? items : items.filter(condition)).orderBy('Id', false).top(limit)());
    };
    const own = rowsOf<DraftRow>(privateDrafts, draftColumns, ownerId);
    const shared = rowsOf<SharedDraftRow>(sharedDrafts, sharedDraftColumns);
    const reviews = rowsOf<ReviewRow>(draftReviews, reviewColumns);
    const isCut = (): boolean => ownerId === undefined && orMissing(own, []).length >= limit;
    const read = (viewerId: number): ArticleDraft[] => {
      // An owner of the site may read the drafts of others by SharePoint; the blog does not show them.
      const common = orMissing(shared, []).map((row) => sharedDraftOf(row, orMissing(reviews, []))).filter((draft): draft is ArticleDraft => draft !== undefined && roleIn(draft, viewerId) !== undefined);
      const mine = orMissing(own, []).filter(({ AuthorId, Key }) => AuthorId === viewerId && !common.some((draft) => draft.key === Key)).map(privateDraftOf);
      return [...common, ...mine].sort((one, other) => other.savedAt.localeCompare(one.savedAt));
    };
    return { read, isCut };
  }

  public async listDrafts(): Promise<readonly ArticleDraft[]> {
    const viewer = await this.viewerId();
    const batch = openBatch(this.site);
    const { read } = this.addTo(batch, undefined, viewer);
    await batch.send();
    return read(viewer);
  }

  public async findDraft(key: string): Promise<ArticleDraft | undefined> {
    const viewer = await this.viewerId();
    const batch = openBatch(this.site);
    const { read } = this.addTo(batch, key);
    await batch.send();
    return read(viewer)[0];
  }

  public async saveDraft(key: string, text: ArticleText, base?: ArticleDraft): Promise<ArticleDraft> {
    const known = base ?? (await this.findDraft(key));
    if (!known) {
      const { Id } = (await sent(listOf(this.site, privateDrafts).items.add({ Key: key, OwnerId: await this.viewerId(), ...draftColumnsOf(text) }))) as { readonly Id: number };
      return this.readDraft({ id: Id, isShared: false });
    }
    try {
      await sent(listOf(this.site, listOfDraft(known)).items.getById(known.id).update({ ...draftColumnsOf(text) }, base ? base.etag || '*' : '*'));
    } catch (error) {
      // It went to where several write it, or is published: what is there now is to be joined with this.
      if (isAppError(error, 'notFound')) throw new AppError('conflict', { message: 'The draft has moved.', cause: error });
      throw error;
    }
    return this.readDraft(known);
  }

  public async deleteDraft(draft: ArticleDraft): Promise<void> {
    await recycleRow(this.site, listOfDraft(draft), draft.id);
  }

  public async addDraftPicture(draft: ArticleDraft, file: Blob, name: string): Promise<string> {
    await sent(listOf(this.site, listOfDraft(draft)).items.getById(draft.id).attachmentFiles.add(name, file));
    return this.draftPictureUrl(draft, name);
  }

  public draftPictureUrl(draft: ArticleDraft, name: string): string {
    return `${folderOf(this.site, listOfDraft(draft), draft.id)}/${encodeURIComponent(name)}`;
  }

  public async shareDraft(draft: ArticleDraft, team: DraftTeam, isOwner: boolean): Promise<void> {
    await sent(listOf(this.site, listOfDraft(draft)).items.getById(draft.id).update({ Wanted: teamColumn(teamOf(draft.ownerId, team)), Sharing: wantedMark }));
    if (!isOwner) return;
    const { DraftSharing } = await import(/* webpackChunkName: 'blog-sharing' */ './sharing');
    await new DraftSharing(this.site).letIn(listOfDraft(draft), draft.id);
  }

  public async askAgain(draft: ArticleDraft): Promise<void> {
    await sent(listOf(this.site, sharedDrafts).items.getById(draft.id).update({ Round: draft.round + 1 }));
  }

  public async review(draft: ArticleDraft, verdict: DraftReview['verdict'], note: string): Promise<void> {
    const items = listOf(this.site, draftReviews).items;
    const rows: { Id: number }[] = await sent(items.select('Id').filter(`Key eq ${literal(draft.key)}`).top(1)());
    const [row] = rows;
    if (!row) throw new AppError('forbidden', { message: 'Nobody asked for this review.' });
    await sent(items.getById(row.Id).update({ Verdict: verdict, Note: note.trim(), Round: draft.round, Seen: draftStamp(draft) }));
  }

  private async readDraft({ id, isShared }: Pick<ArticleDraft, 'id' | 'isShared'>): Promise<ArticleDraft> {
    if (!isShared) return privateDraftOf(await sent<DraftRow>(listOf(this.site, privateDrafts).items.getById(id).select(...draftColumns)()));
    const row = await sent<SharedDraftRow>(listOf(this.site, sharedDrafts).items.getById(id).select(...sharedDraftColumns)());
    const reviews = await sent<ReviewRow[]>(listOf(this.site, draftReviews).items.select(...reviewColumns).filter(`Key eq ${literal(row.Key)}`).top(1)());
    const draft = sharedDraftOf(row, reviews);
    if (!draft) throw new AppError('notFound', { message: 'The draft is still being made.' });
    return draft;
  }
}
