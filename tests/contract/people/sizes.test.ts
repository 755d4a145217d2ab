import { nobodyChosen } from '../../../src/domain/directory/directory';
import { noExclusions } from '../../../src/domain/directory/exclusions';
import { edgeKey } from '../../../src/domain/shared/edges';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { PeopleDirectory } from '../../../src/gateway/directory/peopleDirectory';
import { SharePointNetwork } from '../../../src/gateway/network/sharePointNetwork';
import { createSharePointProfiles } from '../../../src/gateway/people/sharePointProfiles';
import { SitePeople } from '../../../src/gateway/shared/sitePeople';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf, type Site } from '../../../src/gateway/sp';
import { peopleArea } from '../../../src/provisioning/people/lists';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { accounts } from '../../../local/sharepoint/store/bareSite';
import { importRows, type ImportedRow } from '../../../local/sharepoint/store/bulk';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

jest.setTimeout(180_000);

let running: TestSite;
let trips = 0;
const site = (): Site => siteOf(running.as('member', () => { trips += 1; }), running.url);

async function countTrips(work: () => Promise<unknown>): Promise<number> {
  trips = 0;
  await work();
  return trips;
}

/** Rows of a company: everybody has a profile and follows somebody; in a large one most are known by number alone. */
function* rowsOf(from: number, to: number, row: (user: number) => ImportedRow): Generator<ImportedRow> {
  for (let user = from; user < to; user++) yield row(user);
}
function fill(from: number, to: number): void {
  const { store } = running.sharePoint!;
  const created = new Date('2026-01-01T00:00:00Z');
  const into = (name: string, row: (user: number) => ImportedRow): void => {
    importRows(store.database, store.lists, store.lists.byUrl(`${new URL(running.url).pathname}/Lists/${name}`)!, rowsOf(from, to, row));
  };
  into('LoggiaProfiles', (author) => ({ author, created, values: { Title: 'profile', Key: ownKey('profile', author), About: 'Buoys', Skills: 'Knots', Languages: 'en', Birthday: '', Anniversary: '' } }));
  into('LoggiaEdges', (author) => {
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', author), targetKey: targetKey('user', author - 1) };
    return { author, created, values: { Title: 'follow', Key: edgeKey(edge, author), Type: 'follow', SourceKey: edge.sourceKey, TargetKey: edge.targetKey } };
  });
}

interface Costs { readonly usableProfile: number; readonly wholeProfile: number; readonly usableDirectory: number; readonly wholeDirectory: number; readonly org: number; readonly circle: number }

async function measure(): Promise<Costs> {
  const profiles = createSharePointProfiles(site());
  let personId = 0;
  const usableProfile = await countTrips(async () => {
    const start = await profiles.readStart(accounts.owner);
    personId = start.person!.id;
    await profiles.readDetails(start);
  });
  const wholeProfile = usableProfile + (await countTrips(() => profiles.readLately(personId)));
  const directory = new PeopleDirectory(site(), noExclusions);
  const usableDirectory = await countTrips(() => directory.findPeople(nobodyChosen, 0, 24));
  const wholeDirectory = usableDirectory + (await countTrips(async () => { await Promise.all([directory.readProfileSite(), directory.readWeek('2026-05-04')]); }));
  const here = site();
  const network = new SharePointNetwork(here, new SitePeople(here), noExclusions, () => Promise.resolve(), createSharePointProfiles(here));
  return { usableProfile, wholeProfile, usableDirectory, wholeDirectory, org: await countTrips(() => network.readOrg(accounts.owner)), circle: await countTrips(() => network.readCircle(accounts.owner)) };
}

beforeAll(async () => {
  running = await startSharePoint();
  const { sites, profiles, search } = running.sharePoint!.store;
  for (let index = 0; index < 200; index++) {
    sites.ensurePerson(`p${index}@contoso.onmicrosoft.com`, `Person ${index}`);
    profiles.set(`p${index}@contoso.onmicrosoft.com`, { Department: 'Field work', Manager: accounts.owner });
  }
  const owner = siteOf(running.as('owner'), running.url);
  for (const area of [streamArea, peopleArea]) await new SiteSetup(owner, area).run({ kind: 'members' });
  await createSharePointProfiles(owner).saveProfile({ birthday: '05-05', about: 'Harbour master' });
  search.crawl(0, true);
  fill(1_000, 1_200);
});
afterAll(() => running.close());

test('pages about people take as many round trips with 200 profiles as with 100,000: three until they are usable, six for all of it', async () => {
  const small = await measure();
  expect(small.usableDirectory).toBe(1);
  expect(small.usableProfile).toBeLessThanOrEqual(3);
  expect(small.wholeProfile).toBeLessThanOrEqual(6);
  expect(small.wholeDirectory).toBeLessThanOrEqual(6);
  fill(1_200, 101_000);
  expect(await measure()).toEqual(small);
});
