import type { LinkCards } from '../stream/linkCards';
import type { Person } from '../shared/person';
import type { ReactionCounts, ReactionName } from '../shared/reactions';
import type { SetupState } from '../shared/setup';
import type { Article, ArticleEntry, ArticleText, ArticleVersion } from './article';
import type { BlogInfo, BlogText } from './blogs';
import type { Comment, NewComment, WaitingComment } from './comments';
import type { ArticleDraft } from './draft';
import type { PopularBy, PopularPage } from './popular';
import type { Drafts, Publishing } from './draftPorts';

export interface BlogViewer {
  readonly person: Person;
  readonly canWrite: boolean;
  readonly isOwner: boolean;
}

/** Which articles a list shows, of one blog where its key is named. */
export type ArticleFilter = { readonly blog?: string | undefined } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'series'; readonly series: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'author'; readonly authorId: number }
);

/** How much an article is talked about. */
export interface ArticleCounts {
  readonly reactions: number;
  readonly comments: number;
}

/** Some articles, newest first, with names and counts. */
export interface ArticlePage {
  readonly articles: readonly ArticleEntry[];
  readonly people: ReadonlyMap<number, Person>;
  readonly counts: ReadonlyMap<number, ArticleCounts>;
  /** What an owner pinned on top of this list; only with its first page. */
  readonly pinned?: ArticleEntry;
  /** Number of the newest article that the person has seen in this list, with its first page; undefined where they never looked. */
  readonly seenUpTo?: number;
  /** What the person follows, as target keys of blogs, people and topics; with the first page of a list of all. */
  readonly followed?: readonly string[];
  /** SharePoint's own RSS feed of the articles, where the site offers feeds; with the first page of a list of all. */
  readonly feedUrl?: string;
  /** Where the next page starts; undefined at the end. */
  readonly next?: number;
}

export interface BlogStart {
  readonly viewer: BlogViewer;
  readonly state: SetupState;
  readonly blogs: readonly BlogInfo[];
  /** What owners pinned: the article's number by the key of its blog, and by nothing for the list of all. */
  readonly pins: Readonly<Record<string, number>>;
  readonly page: ArticlePage;
  /** Drafts that the person writes or reviews, newest first. */
  readonly drafts: readonly ArticleDraft[];
}

/** An article with all that its page shows. */
export interface OpenArticle {
  readonly article: Article;
  /** The blog that it stands in. */
  readonly blog?: BlogInfo;
  readonly reactions: { readonly counts: ReactionCounts; readonly mine?: ReactionName };
  readonly comments: readonly Comment[];
  /** More comments exist than were read. */
  readonly hasMoreComments: boolean;
  readonly people: ReadonlyMap<number, Person>;
  readonly earlier?: ArticleEntry;
  readonly later?: ArticleEntry;
}

export interface ArticleHit {
  readonly id: number;
  readonly title: string;
  readonly excerpt: string;
}

/** Reads the blog. Every method rejects with an AppError. */
export interface BlogReader {
  /** Two round trips. `blog` is the key of the one blog that is looked at. */
  readStart(pageSize: number, blog?: string): Promise<BlogStart>;
  /** Two round trips; a filter that matches very many takes up to seven more. */
  listArticles(filter: ArticleFilter, pageSize: number, before?: number): Promise<ArticlePage>;
  /** Three round trips at most, with names that are not known yet. Rejects with `notFound`. */
  openArticle(id: number): Promise<OpenArticle>;
  /**
   * Articles with all the words, of one blog where its key is named: titles and summaries of the newest hundred as they are now,
   * titles that begin with the words, and texts as SharePoint's index knows them. At most 20; three round trips.
   */
  search(words: string, blog?: string): Promise<readonly ArticleHit[]>;
  /** Kept states, newest first; at most 100. Two requests. */
  listVersions(id: number): Promise<readonly ArticleVersion[]>;
  /** When the first article was published; undefined where there is none. One request. */
  findOldest(): Promise<Date | undefined>;
  /** Topics of the newest 500 articles, the most used first. One request. */
  listTopics(): Promise<readonly string[]>;
  /** Read or discussed most in the last days, at most ten. Two round trips, and one for names. */
  listPopular(by: PopularBy, days: number, blog?: string): Promise<PopularPage>;
  /** Comments that wait for an owner of the site, newest first, at most 100. Three requests, above 5,000 held comments up to nine. */
  listWaitingComments(): Promise<{ readonly comments: readonly WaitingComment[]; readonly people: ReadonlyMap<number, Person> }>;
  /** A picture of an article; undefined where it is not there. */
  readPicture(articleId: number, name: string): Promise<Blob | undefined>;
  /** Texts of some articles that are published. One request. */
  listTexts(ids: readonly number[]): Promise<readonly Article[]>;
  /** Where a picture of an article lies. */
  pictureUrl(articleId: number, name: string): string;
}

/** Writes as the signed-in person. */
export interface BlogWriter {
  /** Sends a picture to a published article and answers its address. */
  addPicture(articleId: number, file: Blob, name: string): Promise<string>;
  /** Rejects with `conflict` where somebody saved after `etag`. */
  saveArticle(id: number, text: ArticleText, etag: string): Promise<void>;
  deleteArticle(id: number): Promise<void>;
  /** Names a blog, or changes one. Only owners of the site may. Answers its row's id. */
  saveBlog(text: BlogText, id?: number): Promise<number>;
  deleteBlog(id: number): Promise<void>;
  /** Puts an article on top of the list of a blog, or of all with an empty key; undefined takes it away. Only owners of the site may. */
  pin(blog: string, article: ArticleEntry | undefined): Promise<void>;
  /** Follows a blog, a person or a topic by its target key, or ends it. Safe to repeat. */
  follow(target: string, isFollowed: boolean): Promise<void>;
  react(articleId: number, reaction: ReactionName | undefined): Promise<void>;
  /** The person read an article. Once a person counts. */
  countRead(articleId: number): Promise<void>;
  /** The person has seen the list of a blog, or of all, up to an article. Only they can read it. */
  markSeen(blog: string | undefined, articleId: number): Promise<void>;
  /** Below an article. Where comments wait, an owner's own is approved with it. */
  addComment(articleId: number, comment: NewComment, isOwner: boolean): Promise<void>;
  /** Somebody takes their own comment back; it goes to the recycle bin. */
  deleteComment(key: string): Promise<void>;
  reactToComment(articleId: number, key: string, reaction: ReactionName | undefined): Promise<void>;
  /** Lets everybody read a comment that waits. Only owners of the site may. */
  approveComment(key: string): Promise<void>;
  /** Takes a comment away and leaves the reason in its place. Only owners of the site may. */
  removeComment(articleId: number, comment: Comment, reason: string): Promise<void>;
  /** Brings a removed comment back. Only owners of the site may. */
  restoreComment(key: string): Promise<void>;
}

export interface BlogService extends BlogReader, BlogWriter, Drafts, Publishing, LinkCards {}
