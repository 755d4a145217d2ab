import { SiteSetup } from '../../src/gateway/shared/siteSetup';
import { blogArea } from '../../src/provisioning/blog/lists';
import { peopleArea } from '../../src/provisioning/people/lists';
import { postsList, streamArea } from '../../src/provisioning/stream/lists';
import { wikiArea, wikiPagesList } from '../../src/provisioning/wiki/lists';
import type { SharePoint } from '../sharepoint/service';
import { seedBareSite } from '../sharepoint/store/bareSite';
import { importRows } from '../sharepoint/store/bulk';
import type { ListRow, WebRow } from '../sharepoint/model';
import { blogPosts } from './blog/blogPosts';
import { blogs } from './blog/story';
import { tellCircles } from './content/circles';
import { tellStream, type CompanyPost } from './content/stream';
import { tellWalls } from './content/walls';
import { withOwner } from './connection';
import { companyName, listPeople, mailDomain, type CompanyPerson } from './people';
import { scenePicture } from './pictures/scenes';
import { BlogRows, type AttachedPicture } from './rows/blog';
import { writeTogether } from './rows/blogTogether';
import { mayWrite, registerPeople } from './rows/people';
import { joined, ProfilePageRows } from './rows/profilePages';
import { writeProfiles } from './rows/profiles';
import { StreamRows, type DrawnPicture } from './rows/stream';
import { wikiRows } from './rows/wiki';
import { keepHistories, lockPages } from './rows/wikiTogether';
import { wikiPages } from './wiki/wikiPages';

export const companySite = { url: '/sites/intranet', title: `Inside ${companyName}` } as const;

export interface SeedOptions {
  /** The moment at which the content ends. */
  readonly now: Date;
  /** How many accounts; 200 if nothing is said. Those beyond only exist, they do not write. */
  readonly people?: number;
  /** A sentence for each step, for a person who waits. */
  readonly onProgress?: (step: string) => void;
}

/** What was made. */
export interface SeedReport {
  readonly people: number;
  readonly posts: number;
  readonly replies: number;
  readonly reactions: number;
}

const seededKey = 'company';

/** Whether the company lives in this file already, whole: it is written down as the last step. */
export function isSeeded(sharePoint: SharePoint): boolean {
  const { database } = sharePoint.store;
  if (!database.get("SELECT 1 AS found FROM sqlite_master WHERE name = 'companySeeds'")) return false;
  return database.get('SELECT name FROM companySeeds WHERE name = ?', seededKey) !== undefined;
}

/**
 * Makes the demo company: people, the site with its groups, the product's own lists by the product's own provisioner,
 * and two years of content that ends at `now`. Nothing happens where it was made before, and a run that was cut off is
 * taken up. Rejects where the lists already hold rows of somebody else.
 */
export async function seedCompany(sharePoint: SharePoint, options: SeedOptions): Promise<SeedReport | undefined> {
  if (isSeeded(sharePoint)) return undefined;
  const report = options.onProgress ?? (() => undefined);
  const { store } = sharePoint;
  report('Hiring people');
  const people = [...listPeople({ now: options.now, ...(options.people === undefined ? {} : { count: Math.max(200, options.people) }) })];
  const users = registerPeople(store, people);
  const web = store.sites.webByUrl(companySite.url) ?? seedBareSite(store, companySite.url, companySite.title);
  joinGroups(sharePoint, web, people, users);
  report('Making the lists');
  await withOwner(sharePoint, companySite.url, `owner@${mailDomain}`, async (site) => {
    for (const area of [streamArea, peopleArea, blogArea, wikiArea]) await new SiteSetup(site, area).run({ kind: 'members' });
  });
  const core = people.slice(0, 200);
  report('Writing two years of posts');
  const posts = tellStream(core, { now: options.now });
  report('Drawing pictures');
  const pictures = drawPictures(posts);
  report('Filling the lists');
  const stream = new StreamRows(posts, core, users, pictures);
  const circles = tellCircles(core);
  const social = joined(stream.lists(circles), new ProfilePageRows(core, users, options.now).lists(circles, tellWalls(core, options.now)));
  const blog = new BlogRows(blogPosts({ now: options.now }), blogs, core, users, companySite.url);
  const blogPictures = blog.pictures();
  const listed = [...social, ...blog.lists(), ...wikiRows(wikiPages(core, { now: options.now }), users)];
  // All or nothing: a company that was cut off here is told again at the next start.
  store.database.transaction(() => {
    for (const { list, rows } of listed) importInto(sharePoint, listOf(sharePoint, web, list), rows);
    keepEarlier(sharePoint, listOf(sharePoint, web, postsList.name), stream.earlierBodies());
    keepHistories(sharePoint, listOf(sharePoint, web, wikiPagesList.name), users);
    attach(sharePoint, web, [...stream.attachments().map((one) => ({ list: postsList.name, ...one })), ...blogPictures]);
    writeProfiles(store, people);
    remember(sharePoint);
  });
  await withOwner(sharePoint, companySite.url, `owner@${mailDomain}`, async (site) => {
    await writeTogether(site, users);
    await lockPages(site);
  });
  report('Taking it all up for search');
  store.search.crawl(0, true);
  const count = (list: string): number => listed.find((one) => one.list === list)?.rows.length ?? 0;
  return { people: people.length, posts: count('LoggiaPosts'), replies: count('LoggiaReplies'), reactions: count('LoggiaReactions') };
}

function joinGroups(sharePoint: SharePoint, web: WebRow, people: readonly CompanyPerson[], users: ReadonlyMap<string, number>): void {
  const { sites, database } = sharePoint.store;
  const group = (suffix: string): number | undefined => sites.groups(web.siteId).find(({ login }) => login.endsWith(` ${suffix}`))?.id;
  const members = group('Members');
  const visitors = group('Visitors');
  database.transaction(() => {
    for (const person of people) {
      const id = users.get(person.key);
      const place = mayWrite(person) ? members : person.kind === 'guest' ? visitors : undefined;
      if (id !== undefined && place !== undefined) sites.join(place, id);
    }
  });
}

function listOf(sharePoint: SharePoint, web: WebRow, name: string): ListRow {
  const list = sharePoint.store.lists.byUrl(`${web.url}/Lists/${name}`);
  if (!list) throw new Error(`The list ${name} was not made on ${web.url}`);
  return list;
}

function importInto(sharePoint: SharePoint, list: ListRow, rows: Parameters<typeof importRows>[3]): void {
  const ids = importRows(sharePoint.store.database, sharePoint.store.lists, list, rows);
  // References between rows are counted from 1: in a list that had rows before they would point astray.
  if (ids.length > 0 && ids[0] !== 1) throw new Error(`${list.title} is not new. Start with --reset to make the company anew.`);
}

/** Gives changed posts the version that they had before. */
function keepEarlier(sharePoint: SharePoint, list: ListRow, posts: ReturnType<StreamRows['earlierBodies']>): void {
  const { database, lists, items } = sharePoint.store;
  const body = lists.field(list, 'Body').column;
  const editedAt = lists.field(list, 'EditedAt').column;
  for (const { id, body: before } of posts) {
    const now = database.get<{ body: string; editedAt: string }>(`SELECT ${body} AS body, ${editedAt} AS editedAt FROM items_${list.no} WHERE id = ?`, id);
    database.run(`UPDATE items_${list.no} SET ${body} = ?, ${editedAt} = NULL WHERE id = ?`, before, id);
    items.keepVersion(list, id);
    database.run(`UPDATE items_${list.no} SET ${body} = ?, ${editedAt} = ?, modified = ?, version = 2, uiVersion = '2.0' WHERE id = ?`, now?.body ?? '', now?.editedAt ?? null, now?.editedAt ?? null, id);
    items.keepVersion(list, id);
  }
}

const pictureWidth = 960;

function drawPictures(posts: readonly CompanyPost[]): Map<string, DrawnPicture> {
  const drawn = new Map<string, DrawnPicture>();
  // Of the older ones only a few are drawn: each takes some hundredths of a second, and nobody scrolls that far.
  const shown = posts.filter(({ picture }) => picture).slice(-70);
  for (const { key, picture } of shown) {
    if (picture) drawn.set(key, { name: `${picture.scene}.png`, content: scenePicture(picture.scene, picture.seed, pictureWidth), width: pictureWidth, height: pictureWidth / 2 });
  }
  return drawn;
}

function attach(sharePoint: SharePoint, web: WebRow, pictures: readonly AttachedPicture[]): void {
  const { database } = sharePoint.store;
  const lists = new Map([...new Set(pictures.map(({ list }) => list))].map((name) => [name, listOf(sharePoint, web, name).no]));
  for (const { list, id, picture } of pictures) {
    const no = lists.get(list) ?? 0;
    database.runBlob('INSERT OR REPLACE INTO attachments(listNo, itemId, name, content) VALUES(?, ?, ?, ?)', [no, id, picture.name, picture.content]);
    database.run(`UPDATE items_${no} SET hasAttachments = 1 WHERE id = ?`, id);
  }
}

function remember(sharePoint: SharePoint): void {
  const { database } = sharePoint.store;
  database.run('CREATE TABLE IF NOT EXISTS companySeeds(name TEXT PRIMARY KEY)');
  database.run('INSERT OR IGNORE INTO companySeeds(name) VALUES(?)', seededKey);
}
