import type { FieldRow, FieldType } from '../model';

interface BuiltIn {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly column: string;
  readonly id: string;
  readonly readOnly?: boolean;
  readonly hidden?: boolean;
  readonly options?: FieldRow['options'];
}

const builtIns: readonly BuiltIn[] = [
  { name: 'ID', title: 'ID', type: 'Counter', column: 'id', id: '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', readOnly: true },
  { name: 'Title', title: 'Title', type: 'Text', column: 'title', id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', options: { MaxLength: 255 } },
  { name: 'ContentTypeId', title: 'Content Type ID', type: 'ContentTypeId', column: 'contentTypeId', id: '03e45e84-1992-4d42-9116-26f756012634', readOnly: true, hidden: true },
  { name: 'Created', title: 'Created', type: 'DateTime', column: 'created', id: '8c06beca-0777-48f7-91c7-6da68bc07b69', readOnly: true },
  { name: 'Modified', title: 'Modified', type: 'DateTime', column: 'modified', id: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', readOnly: true },
  { name: 'Author', title: 'Created By', type: 'User', column: 'author', id: '1df5e554-ec7e-46a6-901d-d85a3881cb18', readOnly: true },
  { name: 'Editor', title: 'Modified By', type: 'User', column: 'editor', id: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', readOnly: true },
  { name: '_UIVersionString', title: 'Version', type: 'Text', column: 'uiVersion', id: 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', readOnly: true },
  { name: 'Attachments', title: 'Attachments', type: 'Attachments', column: 'hasAttachments', id: '67df98f4-9dec-48ff-a553-29bece9c5bf4', readOnly: true },
  { name: 'GUID', title: 'GUID', type: 'Guid', column: 'guid', id: 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0', readOnly: true, hidden: true },
  { name: 'UniqueId', title: 'Unique Id', type: 'Guid', column: 'uniqueId', id: '4b7403de-8d94-43e8-9f0f-137a3e298126', readOnly: true, hidden: true },
  { name: 'FSObjType', title: 'Item Type', type: 'Integer', column: 'fsObjType', id: '30bb605f-5bae-48fe-b4e3-1f81d9772af9', readOnly: true, hidden: true },
  { name: 'FileLeafRef', title: 'Name', type: 'File', column: 'fileLeafRef', id: '8553196d-ec8d-4564-9861-3dbe931050c8', hidden: true },
  { name: 'FileRef', title: 'URL Path', type: 'Text', column: 'fileRef', id: '94f89715-e097-4e8b-ba79-ea02aa8b7adb', readOnly: true, hidden: true },
  { name: 'FileDirRef', title: 'Path', type: 'Text', column: 'fileDirRef', id: '56605df6-8fa1-47e4-a04c-5b384d59609f', readOnly: true, hidden: true }
];

/** The columns that every list has, as rows of its `fields`. */
export function builtInFields(listNo: number): FieldRow[] {
  return builtIns.map((field) => ({
    id: field.id,
    listNo,
    internalName: field.name,
    title: field.title,
    type: field.type,
    column: field.column,
    indexed: false,
    unique: false,
    required: field.name === 'Title',
    readOnly: field.readOnly ?? false,
    hidden: field.hidden ?? false,
    builtIn: true,
    description: '',
    defaultValue: null,
    options: field.options ?? {}
  }));
}
