import type { ListDefinition } from '../listDefinition';
import type { Area } from '../provisioner';

/** Pages. Everybody who writes may change each that is not locked; every state is kept as a version. */
export const wikiPagesList: ListDefinition = {
  name: 'LoggiaWikiPages',
  title: 'Loggia Wiki Pages',
  description: 'The pages of the wiki. Versions keep every change.',
  rows: 'all',
  writers: 'participants',
  keepsNarrowedRights: true,
  versions: 500,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true, description: 'Made by the author’s browser, so that sending twice makes one page' },
    { name: 'Body', type: 'Note', description: 'The text, HTML' },
    { name: 'ParentId', label: 'Page above', type: 'Number', indexed: true, required: true, description: 'Id of the page above; 0 at the top' },
    { name: 'Position', type: 'Number', description: 'Place among the pages of one level, where no order was chosen' },
    { name: 'Ancestors', label: 'Pages above', type: 'Text', hiddenInView: true, description: 'Ids from the top, as they were when the page was last moved' },
    { name: 'Summary', label: 'What changed', type: 'Text' },
    { name: 'ReviewAt', label: 'Checked until', type: 'DateTime', indexed: true },
    { name: 'Outdated', label: 'Outdated because', type: 'Text' },
    { name: 'VerifiedById', label: 'Checked by', type: 'Number', description: 'Number of the user of this site; counts where a row of theirs in the readings says so, too' },
    { name: 'OwnerId', label: 'Owner', type: 'Number', indexed: true, description: 'Number of the user of this site who looks after it' },
    { name: 'Topics', type: 'Text' },
    { name: 'Edition', label: 'Must be read', type: 'Number', indexed: true, description: 'How often everybody was asked to read it; 0 for never' },
    { name: 'Kind', type: 'Text', indexed: true, description: 'template, or empty for a page' }
  ],
  builtInIndexes: ['Title', 'Modified', 'Author']
};

/** One row a linking page and target; `ToId` is 0 for a page that is still to be written and -1 for a topic. */
export const wikiLinksList: ListDefinition = {
  name: 'LoggiaWikiLinks',
  title: 'Loggia Wiki Links',
  description: 'Which page of the wiki links to which. Kept by saving a page.',
  rows: 'all',
  writers: 'participants',
  keepsNarrowedRights: true,
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'FromId', label: 'From page', type: 'Number', indexed: true, required: true },
    { name: 'ToId', label: 'To page', type: 'Number', indexed: true, required: true },
    { name: 'Wanted', label: 'Title of the missing page, or topic', type: 'Text', indexed: true },
    { name: 'Sentence', type: 'Text' }
  ]
};

/**
 * The order of a level where somebody chose one: one row a page above, so that moving a page changes no other page. Besides,
 * where pages lie that were moved with a page above them, so that their own rows and their histories stay as they are.
 */
export const wikiOrderList: ListDefinition = {
  name: 'LoggiaWikiOrder',
  title: 'Loggia Wiki Order',
  description: 'The order of the pages below a page, where somebody chose one.',
  rows: 'all',
  writers: 'participants',
  keepsNarrowedRights: true,
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, description: 'level/ and the number of the page above; place/ and the number of a page' },
    { name: 'Ids', type: 'Note', description: 'Numbers of pages, in their order; of a place from the top' }
  ]
};

/** One row a person: which page they have open for writing. A row that nobody renewed says nothing. */
export const wikiEditingList: ListDefinition = {
  name: 'LoggiaWikiEditing',
  title: 'Loggia Wiki Editing',
  description: 'Who is writing on which page just now.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'PageId', label: 'Page', type: 'Number', indexed: true, required: true }
  ]
};

/** What people say about pages. That a comment is done with is a row of its own, as nobody changes another's row. */
export const wikiCommentsList: ListDefinition = {
  name: 'LoggiaWikiComments',
  title: 'Loggia Wiki Comments',
  description: 'Comments on pages, answers, and who said that they are done with.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 20,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'PageId', label: 'Page', type: 'Number', indexed: true, required: true },
    { name: 'ParentId', label: 'About comment', type: 'Number' },
    { name: 'Kind', type: 'Text', required: true, description: 'comment, resolve or reopen' },
    { name: 'Body', type: 'Note' },
    { name: 'Quote', type: 'Text', description: 'The words of the page that it is about' }
  ],
  builtInIndexes: ['Author']
};

/** "I have read this", one row a reader and edition of a page; "this is right", one row a person and page. */
export const wikiReadingsList: ListDefinition = {
  name: 'LoggiaWikiReadings',
  title: 'Loggia Wiki Readings',
  description: 'Who confirmed to have read which page.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'Target', type: 'Text', indexed: true, required: true, description: 'page/, its number, and the edition; or verified/ and its number' },
    { name: 'Version', type: 'Text', description: 'The state that was read' }
  ],
  builtInIndexes: ['Author']
};

/** The lists of the wiki. */
export const wikiArea: Area = { area: 'wiki', version: 2, lists: [wikiPagesList, wikiLinksList, wikiOrderList, wikiEditingList, wikiCommentsList, wikiReadingsList] };
