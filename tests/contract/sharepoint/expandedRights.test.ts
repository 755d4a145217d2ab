import { startSharePoint, type RawAnswer, type Role, type TestSite } from '../../support/sharepoint';

// What hangs on an object is no way around the rights on it.
type Named = Readonly<Record<string, unknown>>;

let site: TestSite;
const post = (role: Role, path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<RawAnswer> => site.request(role, 'POST', path, { body, headers });
const get = async (role: Role, path: string): Promise<Named> => (await site.request(role, 'GET', path)).json as Named;
const merge = { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' };
const titles = (value: unknown): unknown[] => (value as Named[]).map(({ Title }) => Title);

beforeAll(async () => {
  site = await startSharePoint();
  await post('owner', '_api/web/lists', { Title: 'Hidden away', BaseTemplate: 100 });
  await post('owner', "_api/web/lists/getByTitle('Hidden away')/items", { Title: 'secret' });
  await post('owner', "_api/web/lists/getByTitle('Hidden away')/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)");
});
afterAll(() => site.close());

test('lists of a web', async () => {
  expect(titles((await get('owner', '_api/web?$expand=Lists')).Lists)).toContain('Hidden away');
  for (const role of ['member', 'visitor'] as const) {
    expect(titles((await get(role, '_api/web?$select=Id,Lists/Title&$expand=Lists')).Lists)).not.toContain('Hidden away');
    expect(titles((await get(role, '_api/site?$expand=RootWeb/Lists')).RootWeb ? ((await get(role, '_api/site?$expand=RootWeb/Lists')).RootWeb as Named).Lists : [])).not.toContain('Hidden away');
  }
});

test('subwebs, and the webs above them', async () => {
  await post('owner', '_api/web/webs/add', { parameters: { Title: 'Closed', Url: 'closed', WebTemplate: 'STS#3', UseSamePermissionsAsParentSite: false } });
  expect(titles((await get('owner', '_api/web/webs')).value)).toEqual(['Closed']);
  for (const path of ['_api/web/webs', '_api/web/webinfos', '_api/web/getSubwebsFilteredForCurrentUser(nWebTemplateFilter=-1,nConfigurationFilter=-1)']) expect([path, (await get('visitor', path)).value]).toEqual([path, []]);
});

describe('versions', () => {
  test('of a file hide drafts from readers, expanded or not', async () => {
    await post('owner', '_api/web/lists', { Title: 'Drafted', BaseTemplate: 101 });
    await post('owner', "_api/web/lists/getByTitle('Drafted')", { EnableMinorVersions: true, DraftVersionVisibility: 1 }, merge);
    const file = "_api/web/getFileByServerRelativePath(decodedurl='/sites/test/Drafted/a.txt')";
    await post('owner', "_api/web/getFolderByServerRelativePath(decodedurl='/sites/test/Drafted')/files/add(url='a.txt',overwrite=true)", 'draft');
    await post('owner', `${file}/publish('first')`);
    for (const Title of ['secret one', 'secret two']) await post('owner', `${file}/ListItemAllFields`, { Title }, merge);
    const item = "_api/web/lists/getByTitle('Drafted')/items(1)";
    const labels = (versions: unknown): unknown[] => (versions as Named[]).map(({ VersionLabel }) => VersionLabel);
    expect(labels((await get('owner', `${item}?$expand=Versions`)).Versions)).toEqual(['1.2', '1.1', '1.0', '0.1']);
    expect([labels((await get('visitor', `${item}?$expand=Versions`)).Versions), labels((await get('visitor', `${file}?$expand=Versions`)).Versions)]).toEqual([['1.0'], ['1.0']]);
    expect((await site.request('visitor', 'GET', `${item}?$expand=Versions,FieldValuesAsText`)).text).not.toContain('secret');
    expect((await get('owner', `${item}/versions?$expand=FileVersion`)).value).toMatchObject([{ FileVersion: null }, { FileVersion: { VersionLabel: '1.1' } }, { FileVersion: { VersionLabel: '1.0' } }, { FileVersion: { VersionLabel: '0.1' } }]);
  });

  test('show nothing of rows that a lookup points at and the caller may not read', async () => {
    const { Id } = await get('owner', "_api/web/lists/getByTitle('Hidden away')");
    await post('owner', '_api/web/lists', { Title: 'Pointing', BaseTemplate: 100 });
    await post('owner', "_api/web/lists/getByTitle('Pointing')/fields/addField", { parameters: { FieldTypeKind: 7, Title: 'Target', LookupListId: Id, LookupFieldName: 'Title' } });
    await post('owner', "_api/web/lists/getByTitle('Pointing')/items", { Title: 'x', TargetId: 1 });
    const versions = (role: Role): Promise<Named> => get(role, "_api/web/lists/getByTitle('Pointing')/items(1)/versions");
    expect((await versions('owner')).value).toMatchObject([{ Target: { LookupId: 1, LookupValue: 'secret' } }]);
    expect((await versions('member')).value).toMatchObject([{ Target: { LookupId: 1, LookupValue: '' } }]);
  });
});

test('groups of others whose members are not shown', async () => {
  const { Id } = (await post('owner', '_api/web/sitegroups', { Title: 'Quiet', OnlyAllowMembersViewMembership: true })).json as Named;
  await post('owner', `_api/web/sitegroups(${String(Id)})/users`, { LoginName: 'i:0#.f|membership|member@contoso.onmicrosoft.com' });
  const member = "_api/web/siteusers/getByEmail('member@contoso.onmicrosoft.com')";
  for (const [role, isTold] of [['owner', true], ['member', true], ['visitor', false]] as const) {
    const [listed, expanded] = [titles((await get(role, `${member}/groups`)).value), titles((await get(role, `${member}?$expand=Groups`)).Groups)];
    expect([role, listed.includes('Quiet'), expanded.includes('Quiet')]).toEqual([role, isTold, isTold]);
  }
});
