import type { WebRow } from '../model';
import { SitePages } from './sitePages';
import { everyoneExceptExternal } from './sites';
import type { Store } from './store';

const tenant = 'contoso.onmicrosoft.com';

/** The four accounts that exist in every site, and what they are there. */
export const accounts = {
  owner: `owner@${tenant}`,
  member: `member@${tenant}`,
  visitor: `visitor@${tenant}`,
  guest: `guest@${tenant}`
} as const;

/** What every site has: a library that is called Documents and lies at `Shared Documents`, and one for its pages. */
export function createLibraries(store: Store, web: WebRow): void {
  const list = store.lists.create(web, 'Shared Documents', '', 101);
  store.lists.update(list, { title: 'Documents' });
  store.lists.create(web, 'Site Pages', '', 119, { EnableVersioning: true });
}

/** The page that a site opens with. */
export function createHomePage(store: Store, web: WebRow): void {
  const list = store.lists.byUrl(`${web.url}/SitePages`);
  if (!list) return;
  const by = store.sites.siteOwner()?.id ?? 0;
  const pages = new SitePages(store, web, list);
  if (!pages.byFileName('Home.aspx')) pages.publish(pages.save(pages.create('Home', 0, by), { title: 'Home', canvas: '[]', layoutWebParts: null }, by), by);
}

/** A site with its groups and the four accounts in their places; people who are there already keep their names. */
export function seedBareSite(store: Store, url: string, title: string): WebRow {
  return store.database.transaction(() => {
    const { sites } = store;
    const web = sites.createSite(url, title);
    if (!sites.principalByLogin(everyoneExceptExternal, web.siteId)) {
      sites.addPrincipal({ siteId: null, type: 4, login: everyoneExceptExternal, email: '', title: 'Everyone except external users', isGuest: false, isSiteAdmin: false });
    }
    const owner = sites.ensurePerson(accounts.owner, 'Site Owner', { isSiteAdmin: true });
    const member = sites.ensurePerson(accounts.member, 'Site Member');
    const visitor = sites.ensurePerson(accounts.visitor, 'Site Visitor');
    const guest = sites.ensurePerson(accounts.guest, 'Site Guest', { isGuest: true });
    const groups = sites.groups(web.siteId);
    const join = (suffix: string, id: number): void => {
      const group = groups.find((one) => one.login.endsWith(` ${suffix}`));
      if (group) sites.join(group.id, id);
    };
    join('Owners', owner.id);
    join('Members', member.id);
    join('Visitors', visitor.id);
    join('Visitors', guest.id);
    createLibraries(store, web);
    return web;
  });
}
