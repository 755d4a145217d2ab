import type { ListDefinition } from '../listDefinition';
import type { Area } from '../provisioner';

/** Pages. Everybody who takes part may change each; every state is kept as a version. */
export const wikiPagesList: ListDefinition = {
  name: 'LoggiaWikiPages',
  title: 'Loggia Wiki Pages',
  description: 'The pages of the wiki. Versions keep every change.',
  rows: 'all',
  writers: 'participants',
  versions: 500,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true, description: 'Made by the author’s browser, so that sending twice makes one page' },
    { name: 'Body', type: 'Note', description: 'The text, HTML' },
    { name: 'ParentId', label: 'Page above', type: 'Number', indexed: true, required: true, description: 'Id of the page above; 0 at the top' },
    { name: 'Position', type: 'Number', description: 'Place among the pages of one level' },
    { name: 'Ancestors', label: 'Pages above', type: 'Text', hiddenInView: true, description: 'Ids from the top, as they were when the page was last moved' },
    { name: 'Summary', label: 'What changed', type: 'Text' },
    { name: 'ReviewAt', label: 'Checked until', type: 'DateTime', indexed: true },
    { name: 'Outdated', label: 'Outdated because', type: 'Text' }
  ],
  builtInIndexes: ['Title', 'Modified', 'Author']
};

/** One row a linking page and target; `ToId` is 0 for a page that is still to be written. */
export const wikiLinksList: ListDefinition = {
  name: 'LoggiaWikiLinks',
  title: 'Loggia Wiki Links',
  description: 'Which page of the wiki links to which. Kept by saving a page.',
  rows: 'all',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'FromId', label: 'From page', type: 'Number', indexed: true, required: true },
    { name: 'ToId', label: 'To page', type: 'Number', indexed: true, required: true },
    { name: 'Wanted', label: 'Title of the missing page', type: 'Text', indexed: true },
    { name: 'Sentence', type: 'Text' }
  ]
};

/** The lists of the wiki. */
export const wikiArea: Area = { area: 'wiki', version: 1, lists: [wikiPagesList, wikiLinksList] };
