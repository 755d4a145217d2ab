import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importRows, type ImportedRow } from '../../local/sharepoint/store/bulk';
import { loginOf } from '../../local/sharepoint/store/sites';
import { edgeKey, type NewEdge } from '../../src/domain/shared/edges';
import { ownKey, targetKey } from '../../src/domain/shared/keys';
import { endorsementEdge } from '../../src/domain/people/endorsements';
import { SharePointNetwork } from '../../src/gateway/network/sharePointNetwork';
import { noExclusions } from '../../src/domain/directory/exclusions';
import { nobodyChosen } from '../../src/domain/directory/directory';
import { layOut } from '../../src/features/network/layout';
import { PeopleDirectory } from '../../src/gateway/directory/peopleDirectory';
import { SitePeople } from '../../src/gateway/shared/sitePeople';
import { SiteSetup } from '../../src/gateway/shared/siteSetup';
import { SharePointPersonCards } from '../../src/gateway/people/personCards';
import { createSharePointProfiles } from '../../src/gateway/people/sharePointProfiles';
import { peopleArea } from '../../src/provisioning/people/lists';
import { streamArea } from '../../src/provisioning/stream/lists';
import { connect, type Connection } from './connection';
import { measure, type Measurement } from './measure';

/** Numbers of one length, so that bytes can be compared between sizes. */
const emailOf = (index: number): string => `p${String(index).padStart(6, '0')}@contoso.onmicrosoft.com`;
const created = new Date('2026-01-01T00:00:00Z');
/** Every tenth person shows a day of the year. */
const birthdayOf = (index: number): string => (index % 10 === 0 ? new Date(Date.UTC(2000, 0, 1 + ((index / 10) % 366))).toISOString().slice(5, 10) : '');

/** A company in which everybody reports to the one an eighth before them, follows three colleagues and the chief executive. */
function fill({ sharePoint }: Connection, size: number): readonly number[] {
  const { store } = sharePoint;
  const ids: number[] = [];
  store.database.transaction(() => {
    for (let index = 0; index < size; index++) {
      ids.push(store.sites.ensurePerson(emailOf(index), `Person ${String(index).padStart(6, '0')}`).id);
      store.profiles.set(emailOf(index), { Title: 'Engineer', Department: 'Field Service', Office: 'Bergen', 'SPS-Skills': 'Sonar|Knots', ...(index === 0 ? {} : { Manager: emailOf(Math.floor((index - 1) / 8)) }) });
    }
  });
  const into = (name: string, rows: Iterable<ImportedRow>): void => {
    const list = store.lists.byUrl(`/sites/test/Lists/${name}`);
    if (!list) throw new Error(`The list ${name} was not made.`);
    importRows(store.database, store.lists, list, rows);
  };
  const id = (index: number): number => ids[index % size] ?? 0;
  into('LoggiaProfiles', ids.map((user, index) => ({ author: user, created, values: { Title: 'profile', Key: ownKey('profile', user), Account: loginOf(emailOf(index)), About: 'I keep buoys upright in every weather.', Skills: 'Sonar\nKnots', Languages: index % 3 === 0 ? 'nb\nen' : 'en', Birthday: birthdayOf(index) } })));
  const edge = (author: number, one: NewEdge): ImportedRow => ({ author, created, values: { Title: one.type, Key: edgeKey(one, author), Type: one.type, SourceKey: one.sourceKey, TargetKey: one.targetKey } });
  const follow = (from: number, to: number): ImportedRow => edge(from, { type: 'follow', sourceKey: targetKey('user', from), targetKey: targetKey('user', to) });
  into('LoggiaEdges', ids.flatMap((user, index) => [
    ...[1, 2, 3].map((step) => follow(user, id(index + step))),
    ...(index > 0 && index + 3 < size ? [follow(user, id(0))] : []),
    edge(user, endorsementEdge(user, id(index + 1), 'Sonar'))
  ]));
  return ids;
}

function bounded(measurement: Measurement): Measurement {
  return { ...measurement, isBounded: true };
}

/** What profiles cost in a company of one size. */
export async function benchProfiles(size: number, onProgress: (text: string) => void): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-bench-'));
  const connection = await connect(path.join(folder, 'bench.db'));
  try {
    for (const area of [streamArea, peopleArea]) await new SiteSetup(connection.site, area).run({ kind: 'members' });
    const before = performance.now();
    const ids = fill(connection, size);
    connection.sharePoint.store.search.crawl(0, true);
    onProgress(`${size.toLocaleString('en')} people with profiles and follows made in ${Math.round((performance.now() - before) / 1000)} s`);
    const middle = 100;
    const somebody = emailOf(middle);
    const profiles = createSharePointProfiles(connection.site);
    const start = await profiles.readStart(somebody);
    const chief = await profiles.readStart(emailOf(0));
    const cards = new SharePointPersonCards(connection.site, new SitePeople(connection.site));
    const network = (): SharePointNetwork => new SharePointNetwork(connection.site, new SitePeople(connection.site), noExclusions, () => Promise.resolve(), createSharePointProfiles(connection.site));
    const person = { id: ids[middle] ?? 0, name: 'Somebody', email: somebody, loginName: loginOf(somebody) };
    await cards.readCard(person);
    const circle = await network().readCircle(somebody);
    const directory = (): PeopleDirectory => new PeopleDirectory(connection.site, { ...noExclusions, departments: ['Nowhere'] });
    return [
      await measure(connection, 'profile: who', size, () => createSharePointProfiles(connection.site).readStart(somebody)),
      // Above 5,000 edges each question about them is asked twice, so that bytes grow once by a known part.
      bounded(await measure(connection, 'profile: page', size, () => createSharePointProfiles(connection.site).readDetails(start))),
      await measure(connection, 'profile: lately', size, () => createSharePointProfiles(connection.site).readLately(ids[middle] ?? 0)),
      bounded(await measure(connection, 'profile: card', size, () => cards.readCard(person))),
      // Somebody who leads nobody in a small company leads eight in a large one.
      bounded(await measure(connection, 'network: reporting lines', size, () => network().readOrg(somebody))),
      // A middle of the company has as many ties at any size; the chief executive's rows are bounded.
      bounded(await measure(connection, 'network: circle', size, () => network().readCircle(somebody))),
      // No request: the time that the picture of that circle takes to be laid out, which is on the main thread.
      await measure(connection, 'network: drawing', size, () => Promise.resolve(layOut(circle, 2))),
      bounded(await measure(connection, 'network: relation', size, () => network().readRelation(somebody))),
      bounded(await measure(connection, 'network: chain', size, () => network().findChain(emailOf(Math.floor(size / 2))))),
      bounded(await measure(connection, 'directory: first page', size, () => directory().findPeople({ ...nobodyChosen, words: 'engineer' }, 0, 24))),
      // The newest thousand profiles.
      bounded(await measure(connection, 'directory: languages', size, () => directory().readLanguages())),
      bounded(await measure(connection, 'directory: these days', size, () => directory().readWeek('2026-01-05'))),
      // Rules that no query can hold look at two thousand people, three requests more.
      bounded(await measure(connection, 'directory: preview of rules', size, () => directory().previewExclusions())),
      // A thousand rows are read at most.
      bounded(await measure(connection, 'chief: page', size, () => createSharePointProfiles(connection.site).readDetails(chief)))
    ];
  } finally {
    await connection.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
