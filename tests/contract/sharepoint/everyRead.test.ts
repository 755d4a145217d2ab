import { startSharePoint, type Role, type TestSite } from '../../support/sharepoint';

// Rows, files, comments, lists and entries of the bin that some may not read are asked for in every way that there is. Each holds the same word.
const word = 'KEPTBACK';
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
const list = (title: string): string => `_api/web/lists/getByTitle('${title}')`;
const file = (path: string): string => `_api/web/getFileByServerRelativePath(decodedurl='${path}')`;
const folder = (path: string): string => `_api/web/getFolderByServerRelativePath(decodedurl='${path}')`;

let site: TestSite;
let listId = '';

beforeAll(async () => {
  site = await startSharePoint({ limits: { crawlSeconds: 0, requestsPerFiveMinutes: 100_000 } });
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<{ readonly json: unknown }> => site.request('owner', 'POST', path, { body, headers });
  const make = (Title: string, BaseTemplate: number, settings?: object): Promise<unknown> => post('_api/web/lists', { Title, BaseTemplate }).then(() => settings && post(list(Title), settings, merge));
  await make('Rows', 100);
  await make('Own', 100, { ReadSecurity: 2, WriteSecurity: 2 });
  await make('Pending', 100, { EnableModeration: true });
  await make('Drafts', 101, { EnableMinorVersions: true, DraftVersionVisibility: 1 });
  await make('Pointing', 100);
  await make(`${word} list`, 100);
  for (const [title, row] of [['Rows', 'open'], ['Rows', word], ['Rows', `${word} in the bin`], ['Own', word], ['Pending', word], [`${word} list`, word]] as const) await post(`${list(title)}/items`, { Title: row });
  await post(`${list('Rows')}/items(2)/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  await post(`${list('Rows')}/items(2)/AttachmentFiles/add(FileName='${word}.txt')`, word);
  await post(`${list('Rows')}/items(2)/comments`, { text: word });
  await post(`${list('Rows')}/items(2)/shareLink`, { request: { settings: { linkKind: 2 } } });
  await post(`${list('Rows')}/items(3)/recycle`);
  await post(`${list(`${word} list`)}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  await post(`${folder('/sites/test/Drafts')}/files/add(url='${word}.txt',overwrite=true)`, word);
  await post(`${folder('/sites/test/Drafts')}/folders/add('${word}')`);
  await post(`${folder(`/sites/test/Drafts/${word}`)}/ListItemAllFields/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  await post(`${folder(`/sites/test/Drafts/${word}`)}/files/add(url='inner.txt',overwrite=true)`, word);
  listId = ((await site.request('owner', 'GET', `${list('Rows')}?$select=Id`)).json as { Id: string }).Id;
  await post(`${list('Pointing')}/fields/addField`, { parameters: { FieldTypeKind: 7, Title: 'Look', LookupListId: listId, LookupFieldName: 'Title' } });
  await post(`${list('Pointing')}/items`, { Title: 'points', LookId: 2 });
  site.sharePoint?.store.search.crawl(0, true);
});
afterAll(() => site.close());

type Asked = readonly [path: string, body?: object];

const ofItem = (at: string): Asked[] => [
  ...['', '/FieldValuesAsText', '/FieldValuesForEdit', '/FieldValuesAsHTML', '/versions', '/AttachmentFiles', `/AttachmentFiles('${word}.txt')/$value`, '/comments?$expand=replies,likedBy', '/file', '/file/$value', '/folder', '/contenttype', '/likedByInformation', '/roleassignments', '?$expand=FieldValuesAsText,Versions,AttachmentFiles,File,Folder'].map((path): Asked => [at + path]),
  [`${at}/getSharingInformation?$expand=permissionsInformation`, {}], [`${at}/getObjectSharingSettings`, {}], [`${at}/checkPermissions`, { recipients: [{ alias: 'visitor@contoso.onmicrosoft.com' }] }], [`${at}/getWopiFrameUrl(0)`, {}], [`${at}/ValidateUpdateListItem`, { formValues: [], bNewDocumentUpdate: false }]
];

const ofList = (title: string): Asked[] => [
  ...['', '?$expand=Items,RootFolder,Views,Fields,ContentTypes,Forms,RoleAssignments', '/items', '/items?$select=*,FileRef,PermMask,LinkTitle&$expand=FieldValuesAsText,AttachmentFiles,Versions,File,Folder', "/items?$filter=Title ne null&$orderby=Title", '/rootfolder?$expand=Files/ListItemAllFields,Folders/Files,Folders/ListItemAllFields', '/rootfolder/files', '/rootfolder/folders', '/defaultview/renderashtml'].map((path): Asked => [list(title) + path]),
  [`${list(title)}/getItems?$expand=FieldValuesAsText,Versions,AttachmentFiles`, { query: { ViewXml: '<View Scope="RecursiveAll"/>' } }],
  [`${list(title)}/renderListDataAsStream`, { parameters: { RenderOptions: 7, ViewXml: '<View Scope="RecursiveAll"><Query><OrderBy><FieldRef Name="Title"/></OrderBy></Query><ViewFields><FieldRef Name="LinkTitle"/><FieldRef Name="Look"/><FieldRef Name="FileLeafRef"/></ViewFields></View>' } }],
  [`${list(title)}/renderListData(@v)?@v='%3CView%2F%3E'`, {}], [`${list(title)}/getListItemChangesSinceToken`, { query: { RowLimit: '100' } }], [`${list(title)}/getChanges`, { query: { Add: true, Update: true, DeleteObject: true, Item: true, File: true, Folder: true } }],
  [`${list(title)}/renderListFormData(itemId=1,formId='editform',mode=2)`, {}], ...[1, 2, 3].flatMap((id) => ofItem(`${list(title)}/items(${id})`))
];

const ofFile = (path: string): Asked[] => ['', '/$value', '/ListItemAllFields', '/versions', '/properties', '/author', '?$expand=ListItemAllFields,Versions,Properties,Author'].map((part): Asked => [file(path) + part]);
const ofFolder = (path: string): Asked[] => ['', '/files', '/folders', '/ListItemAllFields', '/properties', '/storagemetrics', '?$expand=Files,Folders,ListItemAllFields,Properties'].map((part): Asked => [folder(path) + part]);

const tens = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / 10) }, (_none, index) => all.slice(index * 10, index * 10 + 10));

/** Asks as somebody, and says whether the answer holds the word. */
async function asker(role: Role): Promise<(asked: Asked) => Promise<boolean>> {
  const { FormDigestValue: digest } = (await site.request(role, 'POST', '_api/contextinfo')).json as { FormDigestValue: string };
  return async ([path, body]) => {
    const { status, text } = await site.request(role, body ? 'POST' : 'GET', path, { ...(body ? { body } : {}), headers: { 'X-RequestDigest': digest } });
    return status < 400 && text.includes(word);
  };
}

test.each([
  ['lists and their rows', () => ['Rows', 'Own', 'Pending', 'Drafts', 'Pointing', `${word} list`].flatMap(ofList)],
  ['files and folders', () => [...[`/sites/test/Drafts/${word}.txt`, `/sites/test/Drafts/${word}/inner.txt`, '/sites/test/Lists/Rows/2_.000', `/sites/test/Lists/Rows/Attachments/2/${word}.txt`].flatMap(ofFile), ...['/sites/test', '/sites/test/Lists', '/sites/test/Lists/Rows', '/sites/test/Drafts', `/sites/test/Drafts/${word}`].flatMap(ofFolder), [`Lists/Rows/Attachments/2/${word}.txt`], [`Drafts/${word}.txt`], [`Drafts/${word}/inner.txt`]]],
  ['webs, the bin, the log and search', () => [
    ...['?$expand=Lists/Items,Lists/RootFolder,SiteGroups,CurrentUser/Groups', '/lists?$expand=Items,RootFolder/Files,RootFolder/Folders', '/recyclebin?$expand=Author,DeletedBy', '/getRecycleBinItems', '/folders?$expand=Files', '/allproperties'].map((path): Asked => [`_api/web${path}`]),
    ['_api/web/getChanges', { query: { Add: true, Update: true, DeleteObject: true, Item: true, List: true, File: true, Folder: true, Field: true, View: true } }], ["_api/search/suggest?querytext='KEPT'"], ["_api/SP.Web.GetDocumentLibraries(@v)?@v='/sites/test'"],
    ["_api/search/query?querytext='contentclass:STS_*'&refiners='Title,Author,FileType'&selectproperties='Title,Path,HitHighlightedSummary'"], ['_api/SP.RelatedItemManager.GetRelatedItems', { SourceListName: listId, SourceItemID: 2 }]
  ]]
] as readonly (readonly [string, () => Asked[]])[])('%s tell a visitor and a guest nothing of what they may not read', async (_name, asked) => {
  const told: string[] = [];
  for (const role of ['visitor', 'guest'] as const) {
    const ask = await asker(role);
    for (const some of tens(asked())) told.push(...(await Promise.all(some.map(async (one) => ((await ask(one)) ? [`${role}: ${one[0]}`] : [])))).flat());
  }
  expect(told).toEqual([]);
  // Somebody who may read it all finds it: the questions are the right ones.
  const ask = await asker('owner');
  expect((await Promise.all(asked().slice(0, 40).map(ask))).filter(Boolean).length).toBeGreaterThan(0);
}, 60_000);
