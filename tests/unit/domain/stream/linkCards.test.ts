import { linkTargetOf, linkTargetsIn } from '../../../../src/domain/stream/linkCards';

const site = 'https://contoso.sharepoint.com/sites/intranet';

describe('what a link names on this site', () => {
  test.each([
    [`${site}/SitePages/Blog.aspx#blog=article/12`, 'blog/12'],
    [`${site}/SitePages/Blog.aspx?as=owner#stream=mine&blog=article%2F7`, 'blog/7'],
    ['/sites/intranet/SitePages/Wiki.aspx#wiki=page/3/heading', 'wiki/3'],
    ['/sites/intranet/sitepages/Summer%20party.aspx', 'page/summer party.aspx'],
    [`${site}/SitePages/Blog.aspx#blog=author/12`, 'page/blog.aspx']
  ])('%s', (href, key) => expect(linkTargetOf(href, site)?.key).toBe(key));

  test.each([
    'https://example.com/sites/intranet/SitePages/Blog.aspx#blog=article/12',
    '/_layouts/15/SitePages/Home.aspx',
    '/sites/other%2f..%2f..%2f_api/SitePages/Home.aspx',
    '/sites/../SitePages.aspx',
    '//example.com/sites/intranet/SitePages/Home.aspx',
    '/sites/intranet/SitePages/../../../x.aspx',
    '/sites/intranet/SitePages/%2e%2e%2fsecret%2fx.aspx',
    '/sites/intranet/SitePages/%E0%A4%A.aspx',
    '/sites/intranet/Lists/LoggiaDrafts/AllItems.aspx'
  ])('%s names nothing', (href) => expect(linkTargetOf(href, site)).toBeUndefined());

  test.each([
    ['https://contoso.sharepoint.com/sites/Other/SitePages/Home.aspx', '/sites/other:page/home.aspx', 'https://contoso.sharepoint.com/sites/Other'],
    ['/teams/yard/SitePages/Blog.aspx#blog=article/4', '/teams/yard:blog/4', 'https://contoso.sharepoint.com/teams/yard'],
    ['/SitePages/Home.aspx', ':page/home.aspx', 'https://contoso.sharepoint.com']
  ])('%s is on another site of the organisation', (href, key, otherSiteUrl) => expect(linkTargetOf(href, site)).toMatchObject({ key, otherSiteUrl }));

  test('each once, at most three, none in code', () => {
    const link = (id: number): string => `${site}/SitePages/Blog.aspx#blog=article/${id}`;
    expect(linkTargetsIn(`See [this](${link(1)}) and **${link(1)}**\n- ${link(2)}\n\n\`${link(9)}\`\n\n${link(3)} ${link(4)}`, site).map(({ key }) => key)).toEqual(['blog/1', 'blog/2', 'blog/3']);
  });
});
