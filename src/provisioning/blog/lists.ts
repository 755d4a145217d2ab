import type { ListDefinition } from '../listDefinition';
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
    { name: 'CommentDays', label: 'Days for comments', type: 'Number', description: '0 for no end' }
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
    { name: 'PublishedAt', label: 'Published', type: 'DateTime', indexed: true },
    { name: 'Words', type: 'Number' }
  ],
  builtInIndexes: ['Author', 'Title']
};

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
    { name: 'OwnerId', label: 'Owner', type: 'Number', indexed: true, required: true },
    { name: 'Summary', type: 'Note' },
    { name: 'Body', type: 'Note' },
    { name: 'Blog', type: 'Text' },
    { name: 'Category', type: 'Text' },
    { name: 'Series', type: 'Text' },
    { name: 'Topics', type: 'Text' },
    { name: 'Cover', type: 'Text', hiddenInView: true }
  ]
};

/** Comments and answers to them. */
export const commentsList: ListDefinition = {
  name: 'LoggiaComments',
  title: 'Loggia Comments',
  description: 'Comments on articles.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 20,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'ArticleId', label: 'Article', type: 'Number', indexed: true, required: true },
    { name: 'ParentId', label: 'Answers comment', type: 'Number' },
    { name: 'Body', type: 'Note' }
  ],
  builtInIndexes: ['Author']
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

/** The lists of the blog. */
export const blogArea: Area = { area: 'blog', version: 1, lists: [blogsList, articlesList, articleDraftsList, commentsList, articleReactionsList] };
