import { randomUUID } from 'node:crypto';
import type { ListRow, WebRow } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS contentTypes(owner TEXT NOT NULL, id TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL, description TEXT NOT NULL, "group" TEXT NOT NULL, hidden INTEGER NOT NULL, readOnly INTEGER NOT NULL, sealed INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY(owner, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fieldLinks(owner TEXT NOT NULL, contentTypeId TEXT NOT NULL COLLATE NOCASE, fieldId TEXT NOT NULL, name TEXT NOT NULL, displayName TEXT NOT NULL, hidden INTEGER NOT NULL, required INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY(owner, contentTypeId, fieldId)) WITHOUT ROWID;
`;

export interface ContentTypeRow {
  /** `w:` and a web, or `l:` and a list. */
  readonly owner: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly hidden: number;
  readonly readOnly: number;
  readonly sealed: number;
  readonly position: number;
}

export interface FieldLinkRow {
  readonly fieldId: string;
  readonly name: string;
  readonly displayName: string;
  readonly hidden: number;
  readonly required: number;
}

const titleField: FieldLinkRow = { fieldId: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', name: 'Title', displayName: 'Title', hidden: 0, required: 1 };
const typeField: FieldLinkRow = { fieldId: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', name: 'ContentType', displayName: 'Content Type', hidden: 0, required: 0 };
const nameField: FieldLinkRow = { fieldId: '8553196d-ec8d-4564-9861-3dbe931050c8', name: 'FileLeafRef', displayName: 'Name', hidden: 0, required: 1 };

/** Content types of every site (base content type hierarchy: https://learn.microsoft.com/previous-versions/office/developer/sharepoint-2010/ms452896(v=office.14)). */
const builtIns: readonly (readonly [id: string, name: string, group: string, description: string, links: readonly FieldLinkRow[]])[] = [
  ['0x', 'System', '_Hidden', '', [typeField]],
  ['0x01', 'Item', 'List Content Types', 'Create a new list item.', [typeField, titleField]],
  ['0x0101', 'Document', 'Document Content Types', 'Create a new document.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x0120', 'Folder', 'Folder Content Types', 'Create a new folder.', [typeField, nameField, { ...titleField, required: 0, hidden: 1 }]],
  ['0x0102', 'Event', 'List Content Types', 'Create a new meeting, deadline or other event.', [typeField, titleField]],
  ['0x0104', 'Announcement', 'List Content Types', 'Create a new news item, status or other short piece of information.', [typeField, titleField]],
  ['0x0105', 'Link', 'List Content Types', 'Create a new link to a Web page or other resource.', [typeField]],
  ['0x0106', 'Contact', 'List Content Types', 'Store information about a business or personal contact.', [typeField, titleField]],
  ['0x0108', 'Task', 'List Content Types', 'Track a work item that you or your team needs to complete.', [typeField, titleField]],
  ['0x0103', 'Issue', 'List Content Types', 'Track an issue or problem.', [typeField, titleField]],
  ['0x0107', 'Message', 'List Content Types', 'Create a new message.', [typeField, titleField]],
  ['0x0110', 'Post', 'List Content Types', 'Create a new blog post.', [typeField, titleField]],
  ['0x0111', 'Comment', 'List Content Types', 'Create a new blog comment.', [typeField, titleField]],
  ['0x010101', 'Form', 'Document Content Types', 'Fill out this form.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x010102', 'Picture', 'Document Content Types', 'Upload an image or a photograph.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x010105', 'Master Page', 'Document Content Types', 'Create a new master page.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x010108', 'Wiki Page', 'Document Content Types', 'Create a new wiki page.', [typeField, nameField]],
  ['0x010109', 'Basic Page', 'Document Content Types', 'Create a new basic page.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x01010901', 'Web Part Page', 'Document Content Types', 'Create a new Web Part page.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x01010A', 'Link to a Document', 'Document Content Types', 'Create a link to a document in a different location.', [typeField, nameField, { ...titleField, required: 0 }]],
  ['0x012002', 'Discussion', 'Folder Content Types', 'Create a new discussion topic.', [typeField, titleField]],
  ['0x012004', 'Summary Task', 'Folder Content Types', 'Group and describe related tasks that you or your team needs to complete.', [typeField, titleField]]
];

/** The part of an id that makes it a child of its own: `00` and a GUID without dashes. */
const ownPart = (guid: string): string => `00${guid.replace(/-/g, '').toUpperCase()}`;

/** Content types of webs and lists, and the columns that they link. */
export class ContentTypes {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  /** Those of a web, the built-in ones first. */
  public ofWeb(web: WebRow): ContentTypeRow[] {
    const owner = `w:${web.id}`;
    const own = this.database.all<ContentTypeRow>('SELECT * FROM contentTypes WHERE owner = ? ORDER BY position, id', owner);
    return [...builtIns.map(([id, name, group, description], position): ContentTypeRow => ({ owner, id, name, description, group, hidden: Number(id === '0x'), readOnly: 0, sealed: Number(id === '0x'), position })), ...own];
  }

  /** Those of a list: its own copies of Item or Document and of Folder, then what was added, without what was taken away. */
  public ofList(list: ListRow): ContentTypeRow[] {
    const owner = `l:${list.id}`;
    const rows = this.database.all<ContentTypeRow>('SELECT * FROM contentTypes WHERE owner = ? ORDER BY position, id', owner);
    const base = [list.template === 100 ? '0x01' : '0x0101', '0x0120'].map((parent, position): ContentTypeRow => {
      const [, name = '', group = '', description = ''] = builtIns.find(([id]) => id === parent) ?? [];
      return { owner, id: parent + ownPart(list.id), name, group, description, hidden: 0, readOnly: 0, sealed: 0, position: position - 10 };
    });
    const kept = base.filter(({ id }) => !rows.some((row) => row.id.toLowerCase() === id.toLowerCase()));
    return [...kept, ...rows.filter(({ position }) => position >= -10)].sort((one, other) => one.position - other.position);
  }

  public addToWeb(web: WebRow, type: Pick<ContentTypeRow, 'id' | 'name' | 'description' | 'group'>): ContentTypeRow {
    const row: ContentTypeRow = { ...type, owner: `w:${web.id}`, hidden: 0, readOnly: 0, sealed: 0, position: this.ofWeb(web).length };
    this.save(row);
    const parent = this.parentOf(web, type.id);
    this.links(parent).forEach((link, position) => this.saveLink(row, link, position));
    return row;
  }

  /** A child of a web's content type with the same name; a list that has one already answers it. */
  public addToList(list: ListRow, parent: ContentTypeRow): ContentTypeRow {
    const there = this.ofList(list).find(({ id }) => id.toLowerCase().startsWith(`${parent.id}00`.toLowerCase()) && id.length === parent.id.length + 34);
    if (there) return there;
    const row: ContentTypeRow = { ...parent, owner: `l:${list.id}`, id: parent.id + ownPart(randomUUID()), position: this.ofList(list).length };
    this.save(row);
    this.links(parent).forEach((link, position) => this.saveLink(row, link, position));
    return row;
  }

  public save(row: ContentTypeRow): void {
    this.database.run('INSERT OR REPLACE INTO contentTypes(owner, id, name, description, "group", hidden, readOnly, sealed, position) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)', row.owner, row.id, row.name, row.description, row.group, row.hidden, row.readOnly, row.sealed, row.position);
  }

  public delete(row: ContentTypeRow): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM fieldLinks WHERE owner = ? AND contentTypeId = ?', row.owner, row.id);
      this.database.run('DELETE FROM contentTypes WHERE owner = ? AND id = ?', row.owner, row.id);
      // A built-in one of a list leaves a mark, or it would be there again.
      if (row.owner.startsWith('l:') && row.position < 0) this.save({ ...row, position: -100 });
    });
  }

  public isBuiltIn({ id }: ContentTypeRow): boolean {
    return builtIns.some(([one]) => one.toLowerCase() === id.toLowerCase());
  }

  /** The nearest content type of the web from which one descends. */
  public parentOf(web: WebRow, id: string): ContentTypeRow {
    const above = this.ofWeb(web).filter((one) => one.id.toLowerCase() !== id.toLowerCase() && id.toLowerCase().startsWith(one.id.toLowerCase())).sort((one, other) => other.id.length - one.id.length);
    const [nearest] = above;
    if (!nearest) throw new Error('every content type descends from System');
    return nearest;
  }

  public links(row: ContentTypeRow): FieldLinkRow[] {
    const own = this.database.all<FieldLinkRow>('SELECT fieldId, name, displayName, hidden, required FROM fieldLinks WHERE owner = ? AND contentTypeId = ? ORDER BY position', row.owner, row.id);
    if (own.length > 0) return own;
    const id = row.owner.startsWith('l:') && row.position < 0 ? row.id.slice(0, -34) : row.id;
    return [...(builtIns.find(([one]) => one.toLowerCase() === id.toLowerCase())?.[4] ?? [])];
  }

  public saveLink(row: ContentTypeRow, link: FieldLinkRow, position = this.links(row).length): void {
    this.database.run('INSERT OR REPLACE INTO fieldLinks(owner, contentTypeId, fieldId, name, displayName, hidden, required, position) VALUES(?, ?, ?, ?, ?, ?, ?, ?)', row.owner, row.id, link.fieldId, link.name, link.displayName, link.hidden, link.required, position);
  }

  public deleteLink(row: ContentTypeRow, fieldId: string): void {
    const rest = this.links(row).filter((link) => link.fieldId !== fieldId);
    this.database.run('DELETE FROM fieldLinks WHERE owner = ? AND contentTypeId = ?', row.owner, row.id);
    rest.forEach((link, position) => this.saveLink(row, link, position));
  }
}
