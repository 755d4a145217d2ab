import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../support/sources';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

interface Recorded {
  readonly status: number;
  readonly body: string;
}

// Recorded answers of the real service lie beside the checkout where somebody keeps them; they are no part of it.
const folder = path.join(process.env.LOGGIA_ORACLE ?? path.join(root, '../shared/oracle'), 'recorded');
const isThere = fs.existsSync(folder);
const whenRecorded = isThere ? describe : describe.skip;
if (!isThere) console.warn(`Recorded answers are not at ${folder}: the comparison with them is skipped.`);

function recorded(name: string): Recorded {
  return JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Recorded;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Keys that the real answer has and ours lacks, or has with another type. An empty value says nothing of a type. */
function differences(real: unknown, ours: unknown, at = ''): string[] {
  if (real === null || ours === null) return [];
  if (typeOf(real) !== typeOf(ours)) return [`${at}: ${typeOf(real)} there, ${typeOf(ours)} here`];
  if (Array.isArray(real) && Array.isArray(ours)) return real.length > 0 && ours.length > 0 ? differences(real[0], ours[0], `${at}[0]`) : [];
  if (typeof real !== 'object' || typeof ours !== 'object') return [];
  return Object.entries(real).flatMap(([key, value]) =>
    key in ours ? differences(value, (ours as Record<string, unknown>)[key], `${at}.${key}`) : [`${at}.${key} is missing`]
  );
}

let site: TestSite;
beforeAll(async () => {
  site = await startSharePoint();
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Base', BaseTemplate: 100 } });
});
afterAll(() => site.close());

const title = (body: string): string => /List '([^']+)'/.exec(body)?.[1] ?? '';

whenRecorded('beside the recorded answers', () => {
  test('a missing list fails alike, to the word', async () => {
    const real = recorded('ListItemTests.RegularRestUpdateTest-0-00002');
    const ours = await site.request('owner', 'GET', `_api/web/lists/getByTitle('${title(real.body)}')`);
    expect(ours.status).toBe(real.status);
    const words = (text: string): string => text.replace(/https?:\/\/[^']+/, 'URL');
    expect(JSON.parse(words(ours.text))).toEqual(JSON.parse(words(real.body)));
  });

  test('a new list has the same properties', async () => {
    const real = recorded('ListItemTests.DeleteListItemVersionsAsyncTest-0-00003');
    const ours = await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Recorded', BaseTemplate: 100 } });
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });

  test('a new library and its root folder have the same properties', async () => {
    const real = recorded('ListItemTests.ListItemAsFileFromCamlQueryAsyncTest-0-00002');
    const ours = await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Recorded files', BaseTemplate: 101 } });
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
    const same = ['BaseType', 'EnableAttachments', 'EnableFolderCreation', 'EnableVersioning', 'MajorVersionLimit', 'TemplateFeatureId', 'ImageUrl'];
    const pick = (value: unknown): unknown[] => same.map((name) => (value as Record<string, unknown>)[name]);
    expect(pick(ours.json)).toEqual(pick(JSON.parse(real.body)));
    const folder = await site.request('owner', 'GET', "_api/web/lists/getByTitle('Recorded files')/RootFolder");
    expect(differences(JSON.parse(recorded('ListItemTests.GetListItemVersionFileVersionContentAsyncTest-0-00004').body), folder.json)).toEqual([]);
    const expanded = await site.request('owner', 'GET', "_api/web/lists/getByTitle('Recorded files')?$select=Id,RootFolder&$expand=RootFolder");
    expect(differences(JSON.parse(recorded('ListItemTests.ListItemAsFileFromCamlQueryAsyncTest-0-00004').body), expanded.json)).toEqual([]);
  });

  test('a column has the same properties', async () => {
    const real = recorded('ListItemTests.RegularRestUpdateTest-0-00004');
    const xml = '<Field Type="Text" Name="Plain" DisplayName="Plain" />';
    await site.request('owner', 'POST', "_api/web/lists/getByTitle('Base')/fields/createfieldasxml", { body: { parameters: { SchemaXml: xml } } });
    const ours = await site.request('owner', 'GET', "_api/web/lists/getByTitle('Base')/fields/getByInternalNameOrTitle('Plain')");
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });

  test('adding by form values answers 200 with a row for each field and one for the id', async () => {
    const real = recorded('ListItemTests.ListItemAttachmentsTest-0-00003');
    const ours = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Base')/AddValidateUpdateItemUsingPath", {
      body: { listItemCreateInfo: {}, formValues: [{ FieldName: 'Title', FieldValue: 'Attach files to me' }], bNewDocumentUpdate: false }
    });
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });

  test('an item without attachments expands to an empty array', async () => {
    const real = recorded('ListItemTests.ListItemAttachmentsTest-0-00005');
    const ours = await site.request('owner', 'GET', "_api/web/lists/getByTitle('Base')/items?$select=Id,AttachmentFiles&$expand=AttachmentFiles");
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });

  test('people have the same properties', async () => {
    const real = recorded('UserTests.GetCurrentUser-0-00002');
    const ours = await site.request('owner', 'GET', '_api/web?$select=Id,CurrentUser&$expand=CurrentUser');
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });

  test('profiles are selected and read alike', async () => {
    const account = encodeURIComponent("'i:0#.f|membership|member@contoso.onmicrosoft.com'");
    const person = await site.request('owner', 'GET', `_api/SP.UserProfiles.PeopleManager/GetPropertiesFor(@v)?@v=${account}&$select=AccountName,DisplayName`);
    expect(differences(JSON.parse(recorded('UserProfileTests.GetUserPropertiesSelectTests-0-00002').body), person.json)).toEqual([]);
    const property = await site.request('owner', 'GET', `_api/SP.UserProfiles.PeopleManager/GetUserProfilePropertyFor(accountName=@v,propertyName='PreferredName')?@v=${account}`);
    expect(differences(JSON.parse(recorded('UserProfileTests.GetUserProfilePropertyTests-0-00002').body), property.json)).toEqual([]);
  });

  test('changes of a list in verbose have the same shape', async () => {
    const real = recorded('ListTests.GetListChangesAsyncTest-0-00003');
    const ours = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Base')/GetChanges", {
      accept: 'application/json;odata=verbose', headers: { 'Content-Type': 'application/json;odata=verbose' }, body: { query: { Item: true, Add: true, FetchLimit: '10' } }
    });
    expect(ours.status).toBe(real.status);
    expect(differences(JSON.parse(real.body), ours.json)).toEqual([]);
  });
});
