import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
beforeAll(async () => { site = await startSharePoint(); });
afterAll(() => site.close());

const rename = (role: 'owner' | 'member'): Promise<{ status: number }> => site.request(role, 'POST', '_api/web', { body: { Title: `of ${role}`, Description: 'changed' }, headers: { 'X-HTTP-Method': 'MERGE' } });

describe('a web', () => {
  test('is renamed by its owners alone', async () => {
    expect((await rename('owner')).status).toBe(204);
    expect((await rename('member')).status).toBe(403);
    expect((await site.request('visitor', 'GET', '_api/web?$select=Title,Description')).json).toEqual({ Title: 'of owner', Description: 'changed' });
  });

  test('says what the caller may do with it', async () => {
    expect((await site.request('visitor', 'GET', '_api/web/EffectiveBasePermissions')).json).toEqual({ High: '176', Low: '138612833' });
    expect((await site.request('owner', 'GET', '_api/web/EffectiveBasePermissions')).json).toEqual({ High: '2147483647', Low: '4294967295' });
  });

  test('lists the webs right below it, and belongs to a site collection', async () => {
    const { store } = site.sharePoint ?? {};
    const root = store?.sites.webByUrl('/sites/test');
    for (const url of ['/sites/test/a', '/sites/test/a/b', '/sites/test/c']) if (store && root) store.sites.insertWeb(root.siteId, url, url, '', 1031);
    expect((await site.request('owner', 'GET', '_api/web/webs?$select=ServerRelativeUrl,Language')).json).toEqual({ value: [{ ServerRelativeUrl: '/sites/test/a', Language: 1031 }, { ServerRelativeUrl: '/sites/test/c', Language: 1031 }] });
    expect((await site.request('owner', 'GET', 'a/_api/site')).json).toMatchObject({ ServerRelativeUrl: '/sites/test', Url: site.url });
    expect((await site.request('owner', 'GET', 'a/_api/site/rootweb?$select=ServerRelativeUrl')).json).toEqual({ ServerRelativeUrl: '/sites/test' });
  });

  test('knows no components of its own', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect((await site.request('owner', 'POST', '_api/web/GetClientSideComponents', { body: { components: [{ Name: 'x' }] } })).json).toEqual({ value: [] });
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  test('lists its pages: drafts to those who may edit them', async () => {
    const { Id } = (await site.request('owner', 'POST', '_api/sitepages/pages', { body: { PageLayoutType: 'Article' } })).json as { Id: number };
    const ids = async (role: 'owner' | 'visitor'): Promise<number[]> => ((await site.request(role, 'GET', '_api/sitepages/pages?$select=Id')).json as { value: { Id: number }[] }).value.map((page) => page.Id);
    expect(await ids('owner')).toContain(Id);
    expect(await ids('visitor')).not.toContain(Id);
  });
});
