/** How a managed property is compared. */
export type PropertyType = 'text' | 'exact' | 'date' | 'number' | 'address';

export interface ManagedProperty {
  readonly name: string;
  readonly type: PropertyType;
  /** Its column in the table of words, where it can be searched by word. */
  readonly words?: string;
  /** Its own column in the table of documents, where sorting and counting must be quick. */
  readonly column?: string;
}

/** Columns of words: `words` is what a search without a property looks into. */
export const wordColumns = [
  'words', 'title', 'author', 'department', 'jobTitle', 'office', 'firstName', 'lastName', 'preferredName', 'workEmail', 'accountName', 'skills', 'interests', 'responsibilities', 'pastProjects', 'schools', 'aboutMe', 'filename'
] as const;

export type WordColumn = (typeof wordColumns)[number];

const text = (name: string, words: WordColumn, column?: string): ManagedProperty => ({ name, type: 'text', words, ...(column ? { column } : {}) });
const exact = (name: string, column?: string): ManagedProperty => ({ name, type: 'exact', ...(column ? { column } : {}) });

const properties: readonly ManagedProperty[] = [
  text('Title', 'title', 'title'), text('Author', 'author', 'authorName'), text('CreatedBy', 'author', 'authorName'), text('Filename', 'filename'),
  text('Department', 'department', 'department'), text('JobTitle', 'jobTitle', 'jobTitle'), text('BaseOfficeLocation', 'office', 'office'), text('OfficeNumber', 'office', 'office'),
  text('FirstName', 'firstName'), text('LastName', 'lastName'), text('PreferredName', 'preferredName', 'title'), text('WorkEmail', 'workEmail'), text('AccountName', 'accountName'),
  text('Skills', 'skills'), text('Interests', 'interests'), text('Responsibilities', 'responsibilities'), text('PastProjects', 'pastProjects'), text('Schools', 'schools'), text('AboutMe', 'aboutMe'),
  exact('ListId'), exact('ListID'), exact('SiteId'), exact('WebId'), exact('UniqueId'), exact('ContentTypeId'), exact('contentclass', 'contentClass'), exact('FileType', 'fileType'), exact('FileExtension', 'fileType'),
  exact('IsDocument'), exact('IsContainer'), exact('SiteName'), exact('SiteTitle'), exact('ModifiedBy'), exact('EditorOWSUSER'), exact('AuthorOWSUSER'), exact('WorkPhone'), exact('CellPhone'), exact('PictureURL'), exact('UserProfile_GUID'),
  exact('SipAddress'), exact('UserName'), exact('Manager'), exact('Description'), exact('HitHighlightedSummary'), exact('Culture'),
  { name: 'DocId', type: 'number', column: 'no' }, { name: 'WorkId', type: 'number', column: 'no' }, { name: 'IndexDocId', type: 'number', column: 'no' },
  { name: 'ListItemID', type: 'number' }, { name: 'Size', type: 'number' }, { name: 'Rank', type: 'number' },
  { name: 'Created', type: 'date', column: 'created' }, { name: 'Write', type: 'date', column: 'modified' }, { name: 'LastModifiedTime', type: 'date', column: 'modified' }, { name: 'Modified', type: 'date', column: 'modified' },
  { name: 'Path', type: 'address', column: 'path' }, { name: 'OriginalPath', type: 'address', column: 'path' }, { name: 'Url', type: 'address', column: 'path' }, { name: 'ParentLink', type: 'address' },
  { name: 'SPWebUrl', type: 'address' }, { name: 'SPSiteUrl', type: 'address' }, { name: 'Site', type: 'address', column: 'path' }
];

const byName = new Map(properties.map((property) => [property.name.toLowerCase(), property]));

/** Names are not case-sensitive. Columns of single lists have no managed property, as on the real service. */
export function findProperty(name: string): ManagedProperty | undefined {
  return byName.get(name.toLowerCase());
}

/** The type that a cell of an answer names. */
export function valueType(name: string): string {
  if (name === 'Rank') return 'Edm.Double';
  if (name === 'IsDocument' || name === 'IsContainer') return 'Edm.Boolean';
  const type = findProperty(name)?.type;
  return type === 'number' ? 'Edm.Int64' : type === 'date' ? 'Edm.DateTime' : 'Edm.String';
}

/** The SQL that reads a property of document `d`; nothing in it comes from a request. */
export function expressionOf(property: ManagedProperty): string {
  return property.column ? `d.${property.column}` : `json_extract(d.properties, '$.${property.name}')`;
}
