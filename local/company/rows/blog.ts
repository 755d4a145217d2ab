import { countWords } from '../../../src/domain/blog/article';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { reactionNames } from '../../../src/domain/shared/reactions';
import { articleReactionsList, articlesList, commentsList } from '../../../src/provisioning/blog/lists';
import type { ImportedRow } from '../../sharepoint/store/bulk';
import type { CompanyBlogPost } from '../blog/blogPosts';
import type { CompanyPerson } from '../people';
import { scenePicture } from '../pictures/scenes';
import { Random } from '../random';
import type { UserIds } from './people';
import type { ListRows } from './stream';

const coverName = 'cover.png';
const coverWidth = 960;
const minute = 60_000;

/** The company's articles as rows of the blog's lists; ids are counted from 1, as in lists just made. Drafts are left out. */
export class BlogRows {
  private readonly posts: readonly CompanyBlogPost[];

  /** @param posts oldest first */
  public constructor(posts: readonly CompanyBlogPost[], private readonly users: UserIds, private readonly people: readonly CompanyPerson[]) {
    this.posts = posts.filter(({ published }) => published !== undefined);
  }

  public lists(): ListRows[] {
    return [
      { list: articlesList.name, rows: this.posts.map((post) => this.article(post)) },
      { list: commentsList.name, rows: this.comments() },
      { list: articleReactionsList.name, rows: this.reactions() }
    ];
  }

  /** A drawn cover for each article. */
  public covers(): { readonly id: number; readonly picture: { readonly name: string; readonly content: Uint8Array } }[] {
    return this.posts.map(({ cover }, index) => ({ id: index + 1, picture: { name: coverName, content: scenePicture(cover.scene, cover.seed, coverWidth) } }));
  }

  private article(post: CompanyBlogPost): ImportedRow {
    // Pictures within the text are left to its words: the cover is drawn, others would only repeat it.
    const body = post.html.replace(/<p>\s*<img[^>]*src="scene:[^>]*>\s*<\/p>|<img[^>]*src="scene:[^>]*>/g, '');
    const published = post.published ?? post.created;
    return {
      author: this.user(post.authors[0] ?? 'owner'), created: published,
      values: {
        Title: post.title, Key: `company-${post.key}`, Summary: post.summary, Body: body, Category: post.category, Topics: post.topics.join(' '), Words: countWords(body),
        Cover: JSON.stringify({ name: coverName, alt: '' }), PublishedAt: published.toISOString()
      }
    };
  }

  private comments(): ImportedRow[] {
    const all = this.posts.flatMap((post, index) => post.comments.map((comment, place) => ({ comment, articleId: index + 1, key: `company-${post.key}-${place}` })));
    return all
      .sort((one, other) => one.comment.created.getTime() - other.comment.created.getTime())
      .map(({ comment, articleId, key }) => ({ author: this.user(comment.author), created: comment.created, values: { Title: comment.body.slice(0, 100), Key: key, ArticleId: articleId, Body: comment.body } }));
  }

  private reactions(): ImportedRow[] {
    const readers = this.people.filter(({ kind }) => kind !== 'guest');
    return this.posts.flatMap((post, index) => {
      const random = new Random(`reactions/${post.key}`);
      const given = random.shuffle(readers).slice(0, random.int(2, 40));
      const published = (post.published ?? post.created).getTime();
      return given.map((reader, place) => {
        const author = this.user(reader.key);
        return { author, created: new Date(published + (place + 1) * minute), values: { Title: targetKey('article', index + 1), Key: ownKey(targetKey('article', index + 1), author), ArticleId: index + 1, Kind: random.pick([...reactionNames]) } };
      });
    });
  }

  private user(key: string): number {
    return this.users.get(key) ?? this.users.get('owner') ?? 1;
  }
}
