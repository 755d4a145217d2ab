import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importRows, type ImportedRow } from '../../local/sharepoint/store/bulk';
import { SiteSetup } from '../../src/gateway/shared/siteSetup';
import { createSharePointWiki } from '../../src/gateway/wiki/sharePointWiki';
import { wikiArea } from '../../src/provisioning/wiki/lists';
import { connect, type Connection } from './connection';
import { measure, type Measurement } from './measure';

/** A change every ten minutes until now, as in a wiki that lives. */
const pace = 600_000;
/** Ids of one length, so that bytes can be compared between sizes. */
const number = (index: number): string => String(index).padStart(8, '0');
/** Pages of one level, and links of one page: as many at every size. */
const fan = 10;
const versions = 500;

/** The page above, so that the tree grows deeper with the number of pages and no level grows. */
const above = (index: number): number => (index === 1 ? 0 : Math.floor((index - 2) / fan) + 1);

function ancestors(index: number): string {
  const ids: number[] = [];
  for (let parent = above(index); parent > 0; parent = above(parent)) ids.unshift(parent);
  return ids.join('/');
}

function* pages(count: number, author: number): Generator<ImportedRow> {
  for (let index = 1; index <= count; index++) {
    const created = new Date(Date.now() - (count - index) * pace);
    yield { author, created, modified: created, values: { Title: `Page ${number(index)}`, Key: `bench-${number(index)}`, Body: '<p>A calm sea and a steady barometer.</p>', ParentId: above(index), Position: index % fan, Ancestors: ancestors(index), Summary: '', Outdated: '', Topics: '', Edition: 0, Kind: '' } };
  }
}

function* links(count: number, author: number): Generator<ImportedRow> {
  for (let from = 1; from <= count; from++) {
    for (let step = 1; step <= fan; step++) {
      const to = ((from + step * 7919) % count) + 1;
      yield { author, created: new Date(Date.now() - (count - from) * pace), values: { Title: `${from}/${step}`, Key: `${number(from)}/${step}/page/${number(to)}`, FromId: from, ToId: to, Wanted: '', Sentence: 'See the other page.' } };
    }
  }
}

function fill({ sharePoint: { store } }: Connection, size: number): void {
  const author = store.sites.people().find((person) => person.type === 1 && !person.isSiteAdmin)?.id ?? 0;
  const into = (name: string, rows: Iterable<ImportedRow>): void => {
    const list = store.lists.byUrl(`/sites/test/Lists/${name}`);
    if (!list) throw new Error(`The list ${name} was not made.`);
    importRows(store.database, store.lists, list, rows);
  };
  into('LoggiaWikiPages', pages(size, author));
  into('LoggiaWikiLinks', links(size, author));
}

/** What reading a wiki costs with so many pages and ten times as many links; and a page with 500 kept states. */
export async function benchWiki(size: number, onStep: (text: string) => void): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-bench-'));
  const connection = await connect(path.join(folder, 'bench.db'));
  try {
    onStep(`Filling a wiki with ${size.toLocaleString('en')} pages and ${(size * fan).toLocaleString('en')} links`);
    await new SiteSetup(connection.site, wikiArea).run({ kind: 'members' });
    fill(connection, size);
    const wiki = createSharePointWiki(connection.site);
    await wiki.readStart();
    // A page of the second level: its place is the same at every size.
    const id = 5;
    const save = async (body: string): Promise<void> => {
      const { page } = await wiki.openPage(id);
      await wiki.savePage(id, { title: page.title, body, summary: '' }, page.etag);
    };
    const measured = [
      await measure(connection, 'start', size, () => createSharePointWiki(connection.site).readStart()),
      await measure(connection, 'page', size, () => wiki.openPage(id)),
      await measure(connection, 'level', size, () => wiki.listChildren(2)),
      await measure(connection, 'backlinks', size, () => wiki.listBacklinks(id)),
      await measure(connection, 'by title', size, () => wiki.findByTitle(`Page ${number(50)}`)),
      await measure(connection, 'recent', size, () => wiki.listRecent()),
      await measure(connection, 'open and save', size, (run) => save(`<p>State ${number(run)}</p>`))
    ];
    for (let index = 0; index < versions; index++) await save(`<p>State ${number(index)}</p>`);
    return [...measured, await measure(connection, 'page, 500 states', size, () => wiki.openPage(id)), await measure(connection, 'history', size, () => wiki.listVersions(id))];
  } finally {
    await connection.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
