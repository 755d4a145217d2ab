import type { FieldRow, FieldType, ListRow } from '../model';

type Base = readonly [name: string, title: string, kind: number, id: string, isVisible?: true];

/** Types of columns by their number, as `TypeAsString` says them. */
const typeNames: Readonly<Record<number, string>> = { 1: 'Integer', 2: 'Text', 3: 'Note', 5: 'Counter', 7: 'Lookup', 8: 'Boolean', 9: 'Number', 12: 'Computed', 14: 'Guid', 18: 'File', 19: 'Attachments', 20: 'User', 23: 'ModStat', 25: 'ContentTypeId', 4: 'DateTime' };

/**
 * The columns that a fresh list has, in their order, with names, titles, kinds and ids as recorded. Those that the store keeps values of
 * are its own rows (builtInFields); the others are worked out where a row is asked for them, and only shown here.
 */
const catalogue: readonly Base[] = [
  ['ID', 'ID', 5, '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', true], ['ContentTypeId', 'Content Type ID', 25, '03e45e84-1992-4d42-9116-26f756012634'], ['ContentType', 'Content Type', 12, 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', true],
  ['Title', 'Title', 2, 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', true], ['Modified', 'Modified', 4, '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', true], ['Created', 'Created', 4, '8c06beca-0777-48f7-91c7-6da68bc07b69', true],
  ['Author', 'Created By', 20, '1df5e554-ec7e-46a6-901d-d85a3881cb18', true], ['Editor', 'Modified By', 20, 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', true], ['_HasCopyDestinations', 'Has Copy Destinations', 8, '26d0756c-986a-48a7-af35-bf18ab85ff4a'],
  ['_CopySource', 'Copy Source', 2, '6b4e226d-3d88-4a36-808d-a129bf52bccf'], ['owshiddenversion', 'owshiddenversion', 1, 'd4e44a66-ee3a-4d02-88c9-4ec5ff3f4cd5'], ['WorkflowVersion', 'Workflow Version', 1, 'f1e020bc-ba26-443f-bf2f-b68715017bbc'],
  ['_UIVersion', 'UI Version', 1, '7841bf41-43d0-4434-9f50-a673baef7631'], ['_UIVersionString', 'Version', 2, 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', true], ['Attachments', 'Attachments', 19, '67df98f4-9dec-48ff-a553-29bece9c5bf4', true],
  ['_ModerationStatus', 'Approval Status', 23, 'fdc3b2ed-5bf2-4835-a4bc-b885f3396a61'], ['_ModerationComments', 'Approver Comments', 3, '34ad21eb-75bd-4544-8c73-0e08330291fe'], ['Edit', 'Edit', 12, '503f1caa-358e-4918-9094-4a2cdc4bc034', true],
  ['LinkTitleNoMenu', 'Title', 12, 'bc91a437-52e7-49e1-8c4e-4698904b2b6d', true], ['LinkTitle', 'Title', 12, '82642ec8-ef9b-478f-acf9-31f7d45fbc31', true], ['LinkTitle2', 'Title', 12, '5f190d91-3dbc-4489-9878-3c092caf35b6'], ['SelectTitle', 'Select', 12, 'b1f7969b-ea65-42e1-8b54-b588292635f2'],
  ['InstanceID', 'Instance ID', 1, '50a54da4-1528-4e67-954a-e2d24f1e9efb'], ['Order', 'Order', 9, 'ca4addac-796f-4b23-b093-d2a3f65c0774'], ['GUID', 'GUID', 14, 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0'], ['WorkflowInstanceID', 'Workflow Instance ID', 14, 'de8beacf-5505-47cd-80a6-aa44e7ffe2f4'],
  ['FileRef', 'URL Path', 7, '94f89715-e097-4e8b-ba79-ea02aa8b7adb'], ['FileDirRef', 'Path', 7, '56605df6-8fa1-47e4-a04c-5b384d59609f'], ['Last_x0020_Modified', 'Modified', 7, '173f76c8-aebd-446a-9bc9-769a2bd2c18f'], ['Created_x0020_Date', 'Created', 7, '998b5cff-4a35-47a7-92f3-3914aa6aa4a2'],
  ['FSObjType', 'Item Type', 7, '30bb605f-5bae-48fe-b4e3-1f81d9772af9'], ['SortBehavior', 'Sort Type', 7, '423874f8-c300-4bfb-b7a1-42e2159e3b19'], ['PermMask', 'Effective Permissions Mask', 12, 'ba3c27ee-4791-4867-8821-ff99000bac98'], ['PrincipalCount', 'Principal Count', 12, 'dcc67ebd-247f-4bee-8626-85ff6f69fbb6'],
  ['FileLeafRef', 'Name', 18, '8553196d-ec8d-4564-9861-3dbe931050c8'], ['UniqueId', 'Unique Id', 7, '4b7403de-8d94-43e8-9f0f-137a3e298126'], ['ParentUniqueId', 'Document Parent Identifier', 7, '3b653cee-df6b-4cd4-b66d-ad5ce875b25e'], ['SyncClientId', 'Client Id', 7, '6d2c4fde-3605-428e-a236-ce5f3dc2b4d4'],
  ['ProgId', 'ProgId', 7, 'c5c4b81c-f1d9-4b43-a6a2-090df32ebb68'], ['ScopeId', 'ScopeId', 7, 'dddd2420-b270-4735-93b5-92b713d0944d'], ['File_x0020_Type', 'File Type', 2, '39360f11-34cf-4356-9945-25c44e68dade'], ['HTML_x0020_File_x0020_Type', 'HTML File Type', 12, '4ef1b78f-fdba-48dc-b8ab-3fa06a0c9804'],
  ['_EditMenuTableStart', 'Edit Menu Table Start', 12, '3c6303be-e21f-4366-80d7-d6d0a3b22c7a'], ['_EditMenuTableStart2', 'Edit Menu Table Start', 12, '1344423c-c7f9-4134-88e4-ad842e2d723c'], ['_EditMenuTableEnd', 'Edit Menu Table End', 12, '2ea78cef-1bf9-4019-960a-02c41636cb47'],
  ['LinkFilenameNoMenu', 'Name', 12, '9d30f126-ba48-446b-b8f9-83745f322ebe'], ['LinkFilename', 'Name', 12, '5cc6dc79-3710-4374-b433-61cb4a686c12'], ['LinkFilename2', 'Name', 12, '224ba411-da77-4050-b0eb-62d422f13d3e'], ['DocIcon', 'Type', 12, '081c6e4c-5c14-4f20-b23e-1a71ceb6a67c', true],
  ['ServerUrl', 'Server Relative URL', 12, '105f76ce-724a-4bba-aece-f81f2fce58f5'], ['EncodedAbsUrl', 'Encoded Absolute URL', 12, '7177cfc7-f399-4d4d-905d-37dd51bc90bf'], ['BaseName', 'File Name', 12, '7615464b-559e-4302-b8e2-8f440b913101'], ['MetaInfo', 'Property Bag', 7, '687c7f94-686a-42d3-9b67-2782eac4b4f8'],
  ['_Level', 'Level', 1, '43bdd51b-3c5b-4e78-90a8-fb2087f71e70'], ['_IsCurrentVersion', 'Is Current Version', 8, 'c101c3e7-122d-4d4d-bc34-58e94a38c816'], ['ItemChildCount', 'Item Child Count', 7, 'b824e17e-a1b3-426e-aecf-f0184d900485', true], ['FolderChildCount', 'Folder Child Count', 7, '960ff01f-2b6d-4f1b-9c3f-e19ad8927341', true],
  ['Restricted', 'Restricted', 7, '786099e5-d20a-4232-86e5-cfc3d6face96'], ['OriginatorId', 'Originator Id', 7, '14ee99cd-bed9-474a-bf99-8f753fbad6b4'], ['NoExecute', 'NoExecute', 7, '0b16648a-daff-47d4-9fda-c6038b75ed27'], ['ContentVersion', 'Content Version', 7, 'd48268e5-c65d-486c-bbf1-874cf986d7d3'],
  ['_ComplianceFlags', 'Label setting', 7, 'ccc1037f-f65e-434a-868e-8c98af31fe29', true], ['_ComplianceTag', 'Retention label', 7, 'd4b6480a-4bed-4094-9a52-30181ea38f1d', true], ['_ComplianceTagWrittenTime', 'Retention label Applied', 7, '92be610e-ddbb-49f4-b3b1-5c2bc768df8f', true], ['_ComplianceTagUserId', 'Label applied by', 7, '418d7676-2d6f-42cf-a16a-e43d2971252a', true],
  ['_IsRecord', 'Item is a Record', 12, '8382d247-72a9-44b1-9794-7b177edc89f3', true], ['AccessPolicy', 'Access Policy', 7, 'b4cb04e8-622e-4c7d-8e87-b558a1bb907b'], ['_VirusStatus', 'VirusStatus', 7, 'df7ffe41-81d6-46eb-8777-444d1613c803'], ['_VirusVendorID', 'VirusVendorID', 7, '32d407ed-15e1-4ccc-b1d4-c56f5799b256'],
  ['_VirusInfo', 'VirusInfo', 7, 'c4b1727e-aca8-4bd8-ae83-f554ae3c08eb'], ['AppAuthor', 'App Created By', 7, '6bfaba20-36bf-44b5-a1b2-eb6346d49716', true], ['AppEditor', 'App Modified By', 7, 'e08400f3-c779-4ed2-a18c-ab7f34caa318', true], ['SMTotalSize', 'Total Size', 7, '4df6bfaf-f887-424e-8ea3-fd050113e7a9'],
  ['SMLastModifiedDate', 'Last Modified Date', 7, 'd340fca5-f503-4baa-bae9-90f1447ebff6'], ['SMTotalFileStreamSize', 'Total File Stream Size', 7, '1faa4902-9115-44b9-bba7-791441ca1d6f'], ['SMTotalFileCount', 'Total File Count', 7, 'a261b12a-8ca2-47fa-a117-05861d637c7e'], ['ComplianceAssetId', 'Compliance Asset Id', 2, '3a6b296c-3f50-445c-a13f-9c679ea9dda3'],
  ['_CommentFlags', 'Comment settings', 7, 'c274cbfd-084a-4017-925f-cce50c9e3eec'], ['_CommentCount', 'Comment count', 7, 'd307dff3-340f-44a2-9f4b-fbfe1ba07459']
];

/** What libraries have beside that (SPBuiltInFieldId: https://learn.microsoft.com/previous-versions/office/sharepoint-server/ms453353(v=office.15)). */
const ofLibraries: readonly Base[] = [
  ['CheckoutUser', 'Checked Out To', 20, '3881510a-4e4a-4ee8-b102-8ee8e2d0dd4b', true], ['_CheckinComment', 'Check In Comment', 7, '58014f77-5463-437b-ab67-eec79532da67', true], ['File_x0020_Size', 'File Size', 7, '8fca95c0-9b7d-456f-8dae-b41ee2728b85'], ['FileSizeDisplay', 'File Size', 12, '78a07ba4-bda8-4357-9e0f-580d64487583', true]
];

const names = new Set([...catalogue, ...ofLibraries].map(([name]) => name.toLowerCase()));

/** Internal names that a column of one's own cannot have: it gets a number behind it. */
export const isBaseName = (name: string): boolean => names.has(name.toLowerCase());

function baseRow(listNo: number, [name, title, kind, id, isVisible]: Base): FieldRow {
  return {
    id, listNo, internalName: name, title, type: (typeNames[kind] ?? 'Computed') as FieldType, column: '', indexed: false, unique: false, required: false, readOnly: true, hidden: isVisible !== true, builtIn: true, description: '', defaultValue: null,
    options: { ...(name === 'ContentType' ? { ReadOnlyField: false } : {}), FieldTypeKind: kind, TypeAsString: typeNames[kind] ?? 'Computed' }
  };
}

/** A column that is shown and has no values of its own in the store. */
export const isShownOnly = ({ column }: FieldRow): boolean => column === '';

/** All columns of a list as REST lists them: the base ones in their order, then those that were added. Columns of webs are their own rows alone. */
export function shownFields(list: ListRow, own: readonly FieldRow[]): readonly FieldRow[] {
  if (list.template < 0) return own;
  const base = list.template === 100 ? catalogue : [...catalogue.filter(([name]) => name !== 'Attachments'), ...ofLibraries];
  const kept = new Map(own.map((field) => [field.internalName.toLowerCase(), field]));
  const first = base.map((one): FieldRow => {
    const row = kept.get(one[0].toLowerCase());
    if (!row) return baseRow(list.no, one);
    // What the store keeps otherwise is shown as the real service has it.
    return row.builtIn ? { ...row, options: { ...row.options, FieldTypeKind: one[2], TypeAsString: typeNames[one[2]] ?? row.type, ...(one[0] === 'Attachments' ? { ReadOnlyField: false } : {}) } } : row;
  });
  const placed = new Set(base.map(([name]) => name.toLowerCase()));
  return [...first, ...own.filter(({ internalName }) => !placed.has(internalName.toLowerCase()))];
}
