import { targetKey } from '../../domain/shared/keys';
import type { ReactionName } from '../../domain/shared/reactions';
import { countWords, writersOf, type ArticleEntry, type ArticleText } from '../../domain/blog/article';
import type { BlogText } from '../../domain/blog/blogs';
import type { BlogWriter } from '../../domain/blog/ports';
import type { CommentWriter } from './commentWriter';
import { sent } from '../errors';
import { literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { folderOf, recycleRow } from './draftPlaces';
import { pinsColumn, pinsOf, pinsKey, type Pins } from './pins';
import { blogColumnsOf, columnsOf } from './rows';

const articles = 'LoggiaArticles';

/** Writes the blog of one site as the signed-in person. */
export class SharePointBlogWriter implements Omit<BlogWriter, keyof CommentWriter | 'countRead' | 'markSeen' | 'follow'> {
  private readonly reactions: OwnRows;

  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>) {
    this.reactions = new OwnRows(site, 'LoggiaArticleReactions');
  }

  public addPicture(articleId: number, file: Blob, name: string): Promise<string> {
    return this.attach(articles, articleId, file, name);
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

  public async pin(blog: string, article: ArticleEntry | undefined): Promise<void> {
    const items = listOf(this.site, 'LoggiaSettings').items;
    const rows: { Id: number; Value: string | null }[] = await sent(items.select('Id', 'Value').filter(`Key eq ${literal(pinsKey)}`).top(1)());
    const [row] = rows;
    const others = Object.fromEntries(Object.entries(pinsOf(row?.Value ?? null)).filter(([key]) => key !== blog));
    const pins: Pins = article ? { ...others, [blog]: { id: article.id, people: writersOf(article) } } : others;
    await sent(row ? items.getById(row.Id).update({ Value: pinsColumn(pins) }) : items.add({ Title: pinsKey, Key: pinsKey, Value: pinsColumn(pins) }));
  }

  public async react(articleId: number, reaction: ReactionName | undefined): Promise<void> {
    const target = targetKey('article', articleId);
    const viewer = await this.viewerId();
    if (reaction === undefined) await this.reactions.remove(target, viewer);
    else await this.reactions.put(target, viewer, { ArticleId: articleId, Kind: reaction });
  }

  private async attach(list: string, id: number, file: Blob, name: string): Promise<string> {
    await sent(listOf(this.site, list).items.getById(id).attachmentFiles.add(name, file));
    return `${folderOf(this.site, list, id)}/${encodeURIComponent(name)}`;
  }

  private recycle(list: string, id: number): Promise<void> {
    return recycleRow(this.site, list, id);
  }
}
