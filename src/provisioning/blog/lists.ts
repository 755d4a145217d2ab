import type { FieldDefinition, ListDefinition } from '../listDefinition';
import type { Area } from '../provisioner';

/** The blogs of teams and people. Who speaks in one is the owners' to say, so nobody else writes here. */
export const blogsList: ListDefinition = {
  name: 'LoggiaBlogs',
  title: 'Loggia Blogs',
  description: 'The blogs of this site and who speaks in them.',
  rows: 'all',
  writers: 'owners',
  versions: 20,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true, description: 'Named by the articles; stays when the title changes' },
    { name: 'About', type: 'Note' },
    { name: 'Authors', type: 'Note', description: 'Numbers of the people who may publish in it (JSON); empty for everybody' },
    { name: 'CommentDays', label: 'Days for comments', type: 'Number', description: '0 for no end' },
    { name: 'ApproveSince', label: 'Comments wait since', type: 'DateTime', description: 'Empty where comments appear at once' }
  ]
};

/** Published articles. People change only their own; owners may change all. */
export const articlesList: ListDefinition = {
  name: 'LoggiaArticles',
  title: 'Loggia Articles',
  description: 'The articles of the blog. A row without a day of publishing is on its way and not shown.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 100,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true, description: 'Made with the draft, so that publishing twice makes one article' },
    { name: 'Summary', type: 'Note' },
    { name: 'Body', type: 'Note', description: 'The text, HTML' },
    { name: 'Blog', type: 'Text', indexed: true, description: 'Key of the blog' },
    { name: 'Category', type: 'Text', indexed: true },
    { name: 'Series', type: 'Text', indexed: true },
    { name: 'Topics', type: 'Text' },
    { name: 'Cover', type: 'Text', hiddenInView: true, description: 'Name of the attached picture and what it shows (JSON)' },
    { name: 'Byline', type: 'Text', hiddenInView: true, description: 'Who wrote it, and whether it speaks as the team (JSON)' },
    { name: 'UnpublishAt', label: 'Ends', type: 'DateTime', indexed: true },
    { name: 'PublishedAt', label: 'Published', type: 'DateTime', indexed: true },
    { name: 'Words', type: 'Number' }
  ],
  builtInIndexes: ['Author', 'Title']
};

const draftFields: readonly FieldDefinition[] = [
  { name: 'OwnerId', label: 'Owner', type: 'Number', indexed: true, required: true },
  { name: 'Summary', type: 'Note' },
  { name: 'Body', type: 'Note' },
  { name: 'Blog', type: 'Text' },
  { name: 'Category', type: 'Text' },
  { name: 'Series', type: 'Text' },
  { name: 'Topics', type: 'Text' },
  { name: 'Cover', type: 'Text', hiddenInView: true },
  { name: 'Byline', type: 'Text', hiddenInView: true },
  { name: 'PublishAt', label: 'Appears', type: 'DateTime', indexed: true },
  { name: 'UnpublishAt', label: 'Ends', type: 'DateTime' },
  { name: 'Wanted', type: 'Note', hiddenInView: true, description: 'Numbers of those who shall be let in (JSON)' },
  { name: 'Sharing', type: 'Text', indexed: true, hiddenInView: true, description: 'wanted until an owner let them in' }
];

/** Drafts, which only their author (and site owners) can read. No unique column: ReadSecurity 2 excludes it. */
export const articleDraftsList: ListDefinition = {
  name: 'LoggiaArticleDrafts',
  title: 'Loggia Article Drafts',
  description: 'Articles that are being written. Everyone sees only their own.',
  rows: 'own',
  writers: 'participants',
  versions: 20,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', indexed: true, required: true },
    ...draftFields
  ]
};

/**
 * Drafts that several people write. Each row has rights of its own, for those who were let in, which only an owner of the
 * site can give; a row is empty until it has them. Not the list of private drafts: ReadSecurity 2 hides a row from everybody
 * but its author whatever its own rights say (https://learn.microsoft.com/previous-versions/office/developer/sharepoint-2010/ms437511(v=office.14)).
 */
export const sharedDraftsList: ListDefinition = {
  name: 'LoggiaSharedDrafts',
  title: 'Loggia Shared Drafts',
  description: 'Articles that several people write. Each row can be read by those alone who were invited.',
  rows: 'all',
  writers: 'owners',
  versions: 50,
  attachments: true,
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    ...draftFields,
    { name: 'Team', type: 'Note', description: 'Numbers of those who were let in (JSON); the rights of the row decide' },
    { name: 'Round', label: 'Reviews asked for', type: 'Number' }
  ]
};

/** What reviewers said of a draft: a row that they alone write and its authors read, by rights of its own. */
export const draftReviewsList: ListDefinition = {
  name: 'LoggiaDraftReviews',
  title: 'Loggia Draft Reviews',
  description: 'What reviewers said of drafts. Each row can be read by the authors and reviewers of its draft alone.',
  rows: 'all',
  writers: 'owners',
  versions: 50,
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'Verdict', type: 'Text', description: 'approved or sentBack' },
    { name: 'Note', type: 'Note' },
    { name: 'Round', type: 'Number' },
    { name: 'Seen', type: 'Text', hiddenInView: true, description: 'A mark of the text that was read' }
  ]
};

const commentFields: readonly FieldDefinition[] = [
  { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
  { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true },
  { name: 'ParentId', label: 'Answers comment', type: 'Number', hiddenInView: true },
  { name: 'ParentKey', label: 'Answers', type: 'Text', description: 'Place and number of the comment that is answered' },
  { name: 'Body', type: 'Note' }
];

/** Comments and answers to them. */
export const commentsList: ListDefinition = {
  name: 'LoggiaComments',
  title: 'Loggia Comments',
  description: 'Comments on articles.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 20,
  fields: commentFields,
  builtInIndexes: ['Author']
};

/**
 * Comments in blogs whose owner wants to see them first. SharePoint's content approval keeps each from readers until it is
 * approved, which takes *Approve Items*: members have it not, owners do
 * (https://learn.microsoft.com/sharepoint/understanding-permission-levels).
 */
export const heldCommentsList: ListDefinition = {
  name: 'LoggiaHeldComments',
  title: 'Loggia Held Comments',
  description: 'Comments that appear when an owner of the site has approved them.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 20,
  approval: true,
  fields: commentFields,
  builtInIndexes: ['Author']
};

/** What stands where an owner took a comment away. */
export const removedCommentsList: ListDefinition = {
  name: 'LoggiaRemovedComments',
  title: 'Loggia Removed Comments',
  description: 'Which comments were removed, by whom and why.',
  rows: 'all',
  writers: 'owners',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, description: 'Place and number of the comment' },
    { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true },
    { name: 'ParentKey', label: 'Answers', type: 'Text' },
    { name: 'SaidBy', label: 'Written by', type: 'Number' },
    { name: 'SaidAt', label: 'Written', type: 'DateTime' },
    { name: 'Reason', type: 'Note' },
    { name: 'WasShown', label: 'Was shown', type: 'Boolean' },
    { name: 'BinId', label: 'In the recycle bin', type: 'Text', hiddenInView: true }
  ]
};

/** One row a person and comment. */
export const commentReactionsList: ListDefinition = {
  name: 'LoggiaCommentReactions',
  title: 'Loggia Comment Reactions',
  description: 'Who reacted to which comment. A row counts only where its key names its author.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true },
    { name: 'CommentKey', label: 'Comment', type: 'Text', required: true },
    { name: 'Kind', type: 'Text', required: true, description: 'like, thanks, celebrate, insightful or laugh' }
  ]
};

/** One row a person and article. */
export const articleReactionsList: ListDefinition = {
  name: 'LoggiaArticleReactions',
  title: 'Loggia Article Reactions',
  description: 'Who reacted to which article. A row counts only where its key names its author.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true },
    { name: 'Kind', type: 'Text', required: true, description: 'like, thanks, celebrate, insightful or laugh' }
  ]
};

/** One row a person and article that they read, where the owner of a page wants reads counted. */
export const articleReadsList: ListDefinition = {
  name: 'LoggiaArticleReads',
  title: 'Loggia Article Reads',
  description: 'Who read which article, where reads are counted. A row counts only where its key names its author.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true }
  ]
};

/** The lists of the blog. */
export const blogArea: Area = { area: 'blog', version: 3, lists: [blogsList, articlesList, articleDraftsList, commentsList, articleReactionsList, sharedDraftsList, draftReviewsList, heldCommentsList, removedCommentsList, commentReactionsList, articleReadsList] };
