import { countWords, type ArticleText } from '../../../src/domain/blog/article';
import { hash } from '../../../src/domain/shared/text';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { reactionNames } from '../../../src/domain/shared/reactions';
import { blogColumnsOf, columnsOf } from '../../../src/gateway/blog/rows';
import { articleDraftsList, articleReactionsList, articleReadsList, articlesList, blogsList } from '../../../src/provisioning/blog/lists';
import type { ImportedRow } from '../../sharepoint/store/bulk';
import type { CompanyBlogPost } from '../blog/blogPosts';
import type { CompanyBlog } from '../blog/story';
import type { CompanyPerson } from '../people';
import { scenePicture, type SceneKind } from '../pictures/scenes';
import { Random } from '../random';
import { approvesSince, commentRows, lookedAtFirst } from './blogComments';
import type { UserIds } from './people';
import type { DrawnPicture, ListRows } from './stream';

const pictureWidth = 1200;
/** Each scene is drawn in some weathers and shown more than once: drawing takes some hundredths of a second. */
const weathers = 6;
const commentDays = 60;
const countedArticles = 12;

/** A picture at a row. */
export interface AttachedPicture {
  readonly list: string;
  readonly id: number;
  readonly picture: DrawnPicture;
}

/** The company's blogs as rows of the product's lists; ids are counted from 1, as in lists just made. */
export class BlogRows {
  private readonly published: readonly CompanyBlogPost[];
  private readonly drafts: readonly CompanyBlogPost[];
  private readonly drawn = new Map<string, Uint8Array>();

  /** @param posts oldest first @param site server-relative address of the site, without a slash at the end */
  public constructor(posts: readonly CompanyBlogPost[], private readonly blogs: readonly CompanyBlog[], private readonly people: readonly CompanyPerson[], private readonly users: UserIds, private readonly site: string) {
    this.published = posts.filter(({ published }) => published !== undefined);
    this.drafts = posts.filter(({ published }) => published === undefined);
  }

  public lists(): ListRows[] {
    return [
      { list: blogsList.name, rows: this.blogs.map((blog) => this.blog(blog)) },
      { list: articlesList.name, rows: this.published.map((post, index) => this.article(post, index + 1)) },
      { list: articleDraftsList.name, rows: this.drafts.map((post, index) => this.draft(post, index + 1)) },
      ...commentRows(this.published, (key) => this.user(key)),
      { list: articleReactionsList.name, rows: this.reactions() },
      { list: articleReadsList.name, rows: this.reads() }
    ];
  }

  public pictures(): AttachedPicture[] {
    const of = (list: string, posts: readonly CompanyBlogPost[]): AttachedPicture[] => posts.flatMap((post, index) => this.picturesOf(post).map((picture) => ({ list, id: index + 1, picture })));
    return [...of(articlesList.name, this.published), ...of(articleDraftsList.name, this.drafts)];
  }

  private blog({ key, title, about, owners }: CompanyBlog): ImportedRow {
    // Whoever wrote a story speaks in its blog.
    const keys = new Set([...owners, ...[...this.published, ...this.drafts].filter(({ blog }) => blog === key).map((post) => this.authorOf(post))]);
    const authorIds = [...keys].map((person) => this.user(person));
    const since = this.published[0]?.created ?? new Date(0);
    return { author: this.user('owner'), created: since, values: blogColumnsOf({ key, title, about, authorIds, commentDays, ...(key === lookedAtFirst ? { approvesSince: approvesSince(this.published) } : {}) }) };
  }

  private article(post: CompanyBlogPost, id: number): ImportedRow {
    const text = this.text(post, articlesList.name, id);
    const published = post.published ?? post.created;
    return { author: this.user(this.authorOf(post)), created: published, values: { Key: `company-${post.key}`, ...columnsOf(text), Words: countWords(text.body), PublishedAt: published.toISOString() } };
  }

  /** Drafts belong to the one who tries the product, so that there is something to go on with. */
  private draft(post: CompanyBlogPost, id: number): ImportedRow {
    const author = this.user('member');
    return { author, created: post.created, values: { Key: `company-${post.key}`, OwnerId: author, ...columnsOf(this.text({ ...post, blog: '' }, articleDraftsList.name, id)) } };
  }

  private reactions(): ImportedRow[] {
    const readers = this.people.slice(0, 120).filter(({ kind }) => kind === 'employee');
    return this.published.flatMap((post, index) => {
      const random = new Random(`applause/${post.key}`);
      const target = targetKey('article', index + 1);
      return random.sample(readers, random.int(2, 23)).map(({ key }) => {
        const author = this.user(key);
        return { author, created: post.published ?? post.created, values: { Title: target, Key: ownKey(target, author), ArticleId: index + 1, Kind: random.chance(0.6) ? 'like' : random.pick(reactionNames) } };
      });
    });
  }

  /** Readers of the newest articles; the older ones were read before anybody counted. */
  private reads(): ImportedRow[] {
    const readers = this.people.filter(({ kind }) => kind === 'employee').slice(0, 150);
    return this.published.flatMap((post, index) => {
      if (index < this.published.length - countedArticles) return [];
      const random = new Random(`readers/${post.key}`);
      const target = targetKey('article', index + 1);
      const published = (post.published ?? post.created).getTime();
      return random.sample(readers, random.int(12, 90)).filter(({ key }) => this.authorOf(post) !== key).map(({ key }) => ({
        author: this.user(key), created: new Date(published + random.int(1, 60) * 3_600_000), values: { Title: target, Key: ownKey(target, this.user(key)), ArticleId: index + 1 }
      }));
    });
  }

  private text(post: CompanyBlogPost, list: string, id: number): ArticleText {
    const folder = `${this.site}/Lists/${list}/Attachments/${id}`;
    const body = post.html
      .replace(/<p><img([^>]*)><\/p>/g, '<figure><img$1></figure>')
      .replace(/src="scene:(\w+)"/g, (_whole, kind: string) => `src="${folder}/scene-${kind}.png" width="${pictureWidth}" height="${pictureWidth / 2}"`)
      .replace(/<img((?:(?!alt=)[^>])*)alt="([^"]+)"([^>]*)><\/figure>/g, '<img$1alt="$2"$3><figcaption>$2</figcaption></figure>');
    return {
      title: post.title, summary: post.summary, body, blog: post.blog, category: post.category, series: post.series ?? '', topics: post.topics,
      cover: { name: 'cover.png', alt: '' }, byline: { voice: post.series === 'Release notes' ? 'team' : 'people', people: post.authors.map((key) => this.user(key)) }
    };
  }

  private picturesOf(post: CompanyBlogPost): DrawnPicture[] {
    const scenes = [...new Set([...post.html.matchAll(/src="scene:(\w+)"/g)].map(([, kind]) => kind as SceneKind))];
    return [this.picture('cover.png', post.cover.scene, post.cover.seed), ...scenes.map((kind) => this.picture(`scene-${kind}.png`, kind, post.title))];
  }

  private picture(name: string, scene: SceneKind, seed: string): DrawnPicture {
    const weather = `blog/${hash(seed) % weathers}`;
    const key = `${scene}/${weather}`;
    const content = this.drawn.get(key) ?? scenePicture(scene, weather, pictureWidth);
    this.drawn.set(key, content);
    return { name, content, width: pictureWidth, height: pictureWidth / 2 };
  }

  private authorOf(post: CompanyBlogPost): string {
    return post.authors[0] ?? 'owner';
  }

  private user(key: string): number {
    const id = this.users.get(key);
    if (id === undefined) throw new Error(`${key} is not a user of the site`);
    return id;
  }
}
