import type { Article, ArticleText } from './article';
import type { ArticleDraft, DraftReview, DraftTeam } from './draft';

/** Drafts of the signed-in person, on any device: their own, and those that they write or review with others. Every method rejects with an AppError. */
export interface Drafts {
  /** Newest first; at most 50 of each kind. One round trip. */
  listDrafts(): Promise<readonly ArticleDraft[]>;
  /**
   * Keeps a draft, made once per key; the answer names its row.
   * @param base the state that the text started from: rejects with `conflict` where another device or person saved since. Without it what is there is written over.
   */
  saveDraft(key: string, text: ArticleText, base?: ArticleDraft): Promise<ArticleDraft>;
  /** The draft of a key that the person writes or reviews; undefined where there is none. */
  findDraft(key: string): Promise<ArticleDraft | undefined>;
  deleteDraft(draft: ArticleDraft): Promise<void>;
  /** Sends a picture to a draft and answers its address. */
  addDraftPicture(draft: ArticleDraft, file: Blob, name: string): Promise<string>;
  /** Where a picture of a draft lies. */
  draftPictureUrl(draft: ArticleDraft, name: string): string;
  /**
   * Asks to write or review a draft together with others. Rights on a row are an owner's to give: where the person is none,
   * it is done as soon as an owner of the site has the blog open, and until then the draft stays as it was.
   */
  shareDraft(draft: ArticleDraft, team: DraftTeam, isOwner: boolean): Promise<void>;
  /** Asks the reviewers once more, after a text was sent back or changed. */
  askAgain(draft: ArticleDraft): Promise<void>;
  /** A reviewer says whether a text is ready. Rejects with `forbidden` for everybody else. */
  review(draft: ArticleDraft, verdict: DraftReview['verdict'], note: string): Promise<void>;
}

/** What happened when the time had come. */
export interface DueWork {
  /** Drafts that were published, with the articles that came of them. */
  readonly published: readonly { readonly key: string; readonly articleId: number }[];
  /** Articles that went back to drafts. */
  readonly unpublished: readonly number[];
  /** Drafts that people were let into. */
  readonly shared: number;
}

/** Makes drafts into articles and articles into drafts. */
export interface Publishing {
  /**
   * Publishes a draft. The row of the article becomes visible with its last write; whatever cuts it off before leaves the
   * draft, and repeating it makes one article, whoever of its authors does.
   */
  publish(draft: ArticleDraft): Promise<number>;
  /** Says when a draft shall be published; undefined for not by itself. */
  schedule(draft: ArticleDraft, at: string | undefined): Promise<void>;
  /** Takes an own article back to a draft with the same key, so that publishing it again brings back its link. Answers the key. */
  unpublish(article: Pick<Article, 'id'>): Promise<string>;
  /** Ends an article at once, as owners may with those of others: it is shown nowhere, and is a draft again when its author is next there. */
  endArticle(articleId: number): Promise<void>;
  /**
   * Does what is due: publishes what the person scheduled alone or with others, takes back what has ended, and, for an
   * owner, lets in those who were invited. SharePoint has no clock of ours, so it happens while somebody with the right
   * has the blog open. Safe to repeat and to run on two devices at once.
   */
  doDue(isOwner: boolean): Promise<DueWork>;
}
