import { AppError, isAppError } from '../../domain/shared/errors';
import { targetKey } from '../../domain/shared/keys';
import type { ReactionName } from '../../domain/shared/reactions';
import { countWords, type ArticleDraft, type ArticleText } from '../../domain/blog/article';
import type { BlogText } from '../../domain/blog/blogs';
import type { BlogWriter } from '../../domain/blog/ports';
import { sent } from '../errors';
import { literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import { listOf, listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import { blogColumnsOf, columnsOf, draftColumns, draftOf, type DraftRow } from './rows';

const articles = 'LoggiaArticles';
const drafts = 'LoggiaArticleDrafts';

/** Writes the blog of one site as the signed-in person. */
export class SharePointBlogWriter implements BlogWriter {
  private readonly reactions: OwnRows;

  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {
    this.reactions = new OwnRows(site, 'LoggiaArticleReactions');
  }

  public async saveDraft(key: string, text: ArticleText, base?: ArticleDraft): Promise<ArticleDraft> {
    const items = listOf(this.site, drafts).items;
    if (base) {
      await sent(items.getById(base.id).update({ ...columnsOf(text) }, base.etag || '*'));
      return this.readDraft(base.id);
    }
    const known = await this.draftId(key);
    if (known) {
      await sent(items.getById(known).update({ ...columnsOf(text) }));
      return this.readDraft(known);
    }
    const { Id } = (await sent(items.add({ Key: key, OwnerId: await this.viewerId(), ...columnsOf(text) }))) as { readonly Id: number };
    return this.readDraft(Id);
  }

  public async findDraft(key: string): Promise<ArticleDraft | undefined> {
    const id = await this.draftId(key);
    return id === undefined ? undefined : this.readDraft(id);
  }

  public async deleteDraft(id: number): Promise<void> {
    await this.recycle(drafts, id);
  }

  public addDraftPicture(draftId: number, file: Blob, name: string): Promise<string> {
    return this.attach(drafts, draftId, file, name);
  }

  public addPicture(articleId: number, file: Blob, name: string): Promise<string> {
    return this.attach(articles, articleId, file, name);
  }

  public async publish(draft: ArticleDraft): Promise<number> {
    const { id, publishedAt } = await this.claim(draft.key);
    let body: string;
    try {
      body = await this.movePictures(draft, id);
    } catch (error) {
      // An earlier try whose answer was lost went all the way.
      if (publishedAt && isAppError(error, 'notFound')) return id;
      throw error;
    }
    // The one write that makes it visible: text and day together.
    await sent(listOf(this.site, articles).items.getById(id).update({ ...columnsOf({ ...draft, body }), Words: countWords(body), PublishedAt: publishedAt ?? this.now().toISOString() }));
    await this.recycle(drafts, draft.id);
    return id;
  }

  public async saveArticle(id: number, text: ArticleText, etag: string): Promise<void> {
    await sent(listOf(this.site, articles).items.getById(id).update({ ...columnsOf(text), Words: countWords(text.body) }, etag));
  }

  public deleteArticle(id: number): Promise<void> {
    return this.recycle(articles, id);
  }

  public async saveBlog(text: BlogText, id?: number): Promise<number> {
    const items = listOf(this.site, 'LoggiaBlogs').items;
    if (id === undefined) return ((await sent(items.add({ ...blogColumnsOf(text) }))) as { readonly Id: number }).Id;
    await sent(items.getById(id).update({ ...blogColumnsOf(text) }));
    return id;
  }

  public deleteBlog(id: number): Promise<void> {
    return this.recycle('LoggiaBlogs', id);
  }

  public async react(articleId: number, reaction: ReactionName | undefined): Promise<void> {
    const target = targetKey('article', articleId);
    const viewer = await this.viewerId();
    if (reaction === undefined) await this.reactions.remove(target, viewer);
    else await this.reactions.put(target, viewer, { ArticleId: articleId, Kind: reaction });
  }

  public async addComment(articleId: number, { key, body, parentId }: { readonly key: string; readonly body: string; readonly parentId?: number }): Promise<void> {
    try {
      await sent(listOf(this.site, 'LoggiaComments').items.add({ Title: body.slice(0, 100), Key: key, ArticleId: articleId, Body: body, ...(parentId ? { ParentId: parentId } : {}) }));
    } catch (error) {
      // An earlier try whose answer was lost made it.
      if (!isAppError(error, 'duplicate')) throw error;
    }
  }

  public deleteComment(id: number): Promise<void> {
    return this.recycle('LoggiaComments', id);
  }

  /** The row of the article, empty until the last write: what a colleague could read of it meanwhile is nothing. */
  private async claim(key: string): Promise<{ readonly id: number; readonly publishedAt?: string }> {
    try {
      return { id: ((await sent(listOf(this.site, articles).items.add({ Title: '…', Key: key }))) as { readonly Id: number }).Id };
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      const rows: { Id: number; AuthorId: number; PublishedAt: string | null }[] = await sent(listOf(this.site, articles).items.select('Id', 'AuthorId', 'PublishedAt').filter(`Key eq ${literal(key)}`).top(1)());
      const [row] = rows;
      if (row && row.AuthorId === (await this.viewerId())) return { id: row.Id, ...(row.PublishedAt ? { publishedAt: row.PublishedAt } : {}) };
      throw new AppError('conflict', { message: `The key ${key} is taken.`, cause: error });
    }
  }

  /** Takes the draft's pictures along and answers the text with their new addresses. What is there already is left alone. */
  private async movePictures(draft: ArticleDraft, articleId: number): Promise<string> {
    const [from, to] = [folderOf(this.site, drafts, draft.id), folderOf(this.site, articles, articleId)];
    const files = await sent(listOf(this.site, drafts).items.getById(draft.id).attachmentFiles());
    const there = new Set((await sent(listOf(this.site, articles).items.getById(articleId).attachmentFiles())).map(({ FileName }) => FileName));
    for (const { FileName } of files) {
      if (there.has(FileName) || !(draft.body.includes(encodeURIComponent(FileName)) || draft.cover?.name === FileName)) continue;
      const content = await sent(listOf(this.site, drafts).items.getById(draft.id).attachmentFiles.getByName(FileName).getBlob());
      await sent(listOf(this.site, articles).items.getById(articleId).attachmentFiles.add(FileName, content));
    }
    return draft.body.split(from).join(to);
  }

  private async attach(list: string, id: number, file: Blob, name: string): Promise<string> {
    await sent(listOf(this.site, list).items.getById(id).attachmentFiles.add(name, file));
    return `${folderOf(this.site, list, id)}/${encodeURIComponent(name)}`;
  }

  private async draftId(key: string): Promise<number | undefined> {
    const rows: { Id: number; AuthorId: number }[] = await sent(listOf(this.site, drafts).items.select('Id', 'AuthorId').filter(`Key eq ${literal(key)}`).top(10)());
    const viewer = await this.viewerId();
    return rows.find(({ AuthorId }) => AuthorId === viewer)?.Id;
  }

  private async readDraft(id: number): Promise<ArticleDraft> {
    return draftOf(await sent<DraftRow>(listOf(this.site, drafts).items.getById(id).select(...draftColumns)()));
  }

  private async recycle(list: string, id: number): Promise<void> {
    try {
      await sent(listOf(this.site, list).items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }
}

function folderOf(site: Site, list: string, id: number): string {
  return `${listPath(site, list)}/Attachments/${id}`.split('/').map(encodeURIComponent).join('/');
}
