import { companySite, isSeeded, seedCompany } from '../../../../local/company/seed';
import type { PrincipalRow } from '../../../../local/sharepoint/model';
import { createSharePoint, type SharePoint } from '../../../../local/sharepoint/service';

const now = new Date('2026-03-11T09:30:00Z');

async function read(sharePoint: SharePoint, path: string, email: string): Promise<{ status: number; value: Record<string, unknown>[] }> {
  const { status, body } = await sharePoint.handle({
    method: 'GET', origin: 'http://localhost', url: `${companySite.url}/_api/web/${path}`, headers: { accept: 'application/json;odata=nometadata', 'x-local-user': email }, body: new Uint8Array()
  });
  return { status, value: (JSON.parse(String(body)) as { value?: Record<string, unknown>[] }).value ?? [] };
}

describe('the company in SharePoint', () => {
  let sharePoint: SharePoint;

  beforeAll(async () => {
    sharePoint = createSharePoint({ file: ':memory:' });
    await seedCompany(sharePoint, { now });
  }, 60_000);

  afterAll(() => sharePoint.close());

  test('is there for a visitor to read, with authors and times of its own', async () => {
    const { status, value } = await read(sharePoint, "lists/getbytitle('Loggia Posts')/items?$select=Id,Created,Kind,Author/Title&$expand=Author&$orderby=Id desc&$top=20", 'visitor@contoso.onmicrosoft.com');
    expect(status).toBe(200);
    expect(value).toHaveLength(20);
    expect(new Set(value.map(({ Author }) => (Author as { Title: string }).Title)).size).toBeGreaterThan(8);
    expect(value.map(({ Created }) => String(Created))).toEqual(value.map(({ Created }) => String(Created)).sort().reverse());
    expect(String(value[0]?.Created) <= now.toISOString()).toBe(true);
  });

  test('hangs replies on posts that are there', () => {
    const { database, lists } = sharePoint.store;
    const table = (name: string): string => `items_${lists.byUrl(`${companySite.url}/Lists/${name}`)?.no ?? ''}`;
    const column = (name: string, field: string): string => {
      const list = lists.byUrl(`${companySite.url}/Lists/${name}`);
      if (!list) throw new Error(name);
      return lists.field(list, field).column;
    };
    const lost = database.all(`SELECT id FROM ${table('LoggiaReplies')} WHERE ${column('LoggiaReplies', 'PostId')} NOT IN (SELECT id FROM ${table('LoggiaPosts')})`);
    expect(lost).toEqual([]);
  });

  test('tells how pages of the wiki came to say what they say, shows one page in another and keeps one locked', async () => {
    const pages = "lists/getbytitle('Loggia Wiki Pages')/items";
    const { value: [locked] } = await read(sharePoint, `${pages}?$select=Id,HasUniqueRoleAssignments&$filter=Title eq 'Work at height'`, 'owner@contoso.onmicrosoft.com');
    expect(locked?.HasUniqueRoleAssignments).toBe(true);
    const { value: versions } = await read(sharePoint, `${pages}(${locked?.Id as number})/versions?$select=VersionLabel,Body`, 'visitor@contoso.onmicrosoft.com');
    expect(versions.map(({ VersionLabel }) => VersionLabel)).toEqual(['4.0', '3.0', '2.0', '1.0']);
    expect(new Set(versions.map(({ Body }) => Body)).size).toBe(4);
    const { value: [boats] } = await read(sharePoint, `${pages}?$select=Body,Edition&$filter=Title eq 'Small boats'`, 'visitor@contoso.onmicrosoft.com');
    expect(boats).toMatchObject({ Edition: 1 });
    expect(String(boats?.Body)).toContain('#wiki=include/');
  });

  test('gives everybody a profile that names their manager, but not to those whom the directory forgot', () => {
    const { profiles, sites } = sharePoint.store;
    const person = (name: string): PrincipalRow => {
      const found = sites.personByEmail(`${name}@contoso.onmicrosoft.com`);
      if (!found) throw new Error(name);
      return found;
    };
    expect(profiles.find(person('member'))).toMatchObject({ PreferredName: 'Tomás Arriagada', Department: 'Field Service', Office: 'Valparaíso' });
    expect(profiles.manager(person('member'))?.title).toBe('Sipho Ndlovu');
    expect(profiles.managers(person('member'))[0]?.title).toBe('Ragnhild Torsvik');
    expect(profiles.reports(person('sipho.ndlovu'))).toHaveLength(28);
    expect(profiles.find(person('aurelie.lambrecht'))).toBeUndefined();
  });

  test('is made once', async () => {
    expect(isSeeded(sharePoint)).toBe(true);
    expect(await seedCompany(sharePoint, { now })).toBeUndefined();
  });

  test('gives the four accounts names and keeps the owner as the one who is asked first', async () => {
    const { value } = await read(sharePoint, "siteusers?$top=3", 'owner@contoso.onmicrosoft.com');
    expect(value.map(({ Title }) => Title)).toContain('Maren Aasland');
    expect(sharePoint.store.sites.siteOwner()?.title).toBe('Maren Aasland');
  });
});
