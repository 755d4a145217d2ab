import '@pnp/sp/user-custom-actions/index.js';
import '@pnp/sp/features/index.js';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
beforeAll(async () => {
  site = await startSharePoint();
  await site.as('owner').web.lists.add('Customized');
});
afterAll(() => site.close());

const action = { Location: 'ClientSideExtension.ApplicationCustomizer', Title: 'Banner', Sequence: 5, ClientSideComponentProperties: '{"text":"hello"}' };

describe.each(['web', 'site', "web/lists/getByTitle('Customized')"])('custom actions of %s', (owner) => {
  const all = `_api/${owner}/UserCustomActions`;

  test('are added, read, changed and removed by those who may put scripts on pages', async () => {
    const added = await site.request('owner', 'POST', all, { body: action });
    expect(added).toMatchObject({ status: 201, json: { ...action, Scope: owner === 'site' ? 2 : owner === 'web' ? 3 : 4, RegistrationType: 0 } });
    const { Id } = added.json as { Id: string };
    const one = `${all}('${Id}')`;
    expect((await site.request('member', 'GET', `${all}?$select=Id`)).json).toEqual({ value: [{ Id }] });
    expect((await site.request('owner', 'POST', one, { body: { Title: 'Other' }, headers: { 'X-HTTP-Method': 'MERGE' } })).status).toBe(204);
    expect((await site.request('owner', 'GET', one)).json).toMatchObject({ Id, Title: 'Other', Sequence: 5 });
    expect((await site.request('member', 'POST', all, { body: action })).status).toBe(403);
    expect((await site.request('member', 'DELETE', one)).status).toBe(403);
    expect((await site.request('owner', 'DELETE', one)).status).toBe(200);
    expect((await site.request('owner', 'GET', one)).status).toBe(404);
  });

  test('are refused without a place, with unknown names, and cleared at once', async () => {
    expect((await site.request('owner', 'POST', all, { body: { Title: 'Nowhere' } })).status).toBe(400);
    expect((await site.request('owner', 'POST', all, { body: { ...action, Unknown: 1 } })).status).toBe(400);
    await site.request('owner', 'POST', all, { body: action });
    expect((await site.request('member', 'POST', `${all}/clear`)).status).toBe(403);
    expect((await site.request('owner', 'POST', `${all}/clear`)).status).toBe(200);
    expect((await site.request('owner', 'GET', all)).json).toEqual({ value: [] });
  });
});

describe.each(['web', 'site'])('features of a %s', (owner) => {
  const all = `_api/${owner}/features`;
  const id = '915c240e-a6cc-49b8-8b2c-0bff8b553ed3';

  test('are activated and deactivated by owners', async () => {
    expect((await site.request('member', 'POST', `${all}/add`, { body: { featureId: id, featdefScope: 0, force: false } })).status).toBe(403);
    expect((await site.request('owner', 'POST', `${all}/add`, { body: { featureId: id, featdefScope: 0, force: false } })).json).toMatchObject({ DefinitionId: id });
    expect((await site.request('owner', 'POST', `${all}/add`, { body: { featureId: id } })).status).toBe(400);
    expect((await site.request('owner', 'GET', `${all}('${id}')`)).json).toMatchObject({ DefinitionId: id });
    expect((await site.request('visitor', 'GET', all)).text).toContain(id);
    expect((await site.request('owner', 'POST', `${all}/remove`, { body: { featureId: id } })).status).toBe(200);
    expect((await site.request('owner', 'POST', `${all}/remove`, { body: { featureId: id } })).status).toBe(400);
    expect((await site.request('owner', 'GET', `${all}('${id}')`)).json).toMatchObject({ 'odata.null': true });
  });
});

test('PnPjs speaks with both', async () => {
  const { web } = site.as('owner');
  const { action: added } = await web.userCustomActions.add({ ...action, Group: '' });
  expect(await added()).toMatchObject({ Title: 'Banner' });
  await added.delete();
  const [{ DefinitionId } = { DefinitionId: '' }] = await web.features.select('DefinitionId')();
  expect(await web.features.getById(DefinitionId)()).toMatchObject({ DefinitionId });
});
