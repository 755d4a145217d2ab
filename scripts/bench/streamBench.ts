import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importRows, type ImportedRow } from '../../local/sharepoint/store/bulk';
import { SiteSetup } from '../../src/gateway/shared/siteSetup';
import { createSharePointStream } from '../../src/gateway/stream/sharePointStream';
import { streamArea } from '../../src/provisioning/stream/lists';
import { connect, type Connection } from './connection';
import { measure, type Measurement } from './measure';

const start = Date.UTC(2024, 0, 1);

function* posts(count: number, people: readonly number[]): Generator<ImportedRow> {
  for (let index = 1; index <= count; index++) {
    // The texts have one length, so that bytes can be compared between sizes.
    const text = `Station ${String(index).padStart(8, '0')} reports a calm sea and a steady barometer this morning.`;
    yield { values: { Title: text.slice(0, 60), Key: `bench-${String(index).padStart(8, '0')}`, Kind: index % 10 === 0 ? 'question' : 'update', Body: text }, author: people[index % people.length] ?? 0, created: new Date(start + index * 1000) };
  }
}

function* reactions(count: number, people: readonly number[]): Generator<ImportedRow> {
  for (let index = 1; index <= count; index++) {
    for (const user of people.slice(0, 2)) {
      yield { values: { Title: 'like', Key: `post/${index}|u${user}`, Target: `post/${index}`, PostId: index, Kind: 'like' }, author: user, created: new Date(start + index * 1000) };
    }
  }
}

function* replies(count: number, people: readonly number[]): Generator<ImportedRow> {
  for (let index = 1; index <= count; index += 2) {
    yield { values: { Title: 'Thanks', Key: `reply-${String(index).padStart(8, '0')}`, PostId: index, Body: 'Thanks, that helps.' }, author: people[0] ?? 0, created: new Date(start + index * 1000) };
  }
}

/** One in two hundred posts names a topic and the one who measures: at a million more than SharePoint looks through. */
const named = 200;

function* edges(count: number, people: readonly number[], reader: number): Generator<ImportedRow> {
  // The smallest size has a full page too.
  const step = Math.min(named, Math.floor(count / 40));
  for (let index = step; index <= count; index += step) {
    for (const [type, target] of [['tag', 'topic/sea'], ['mention', `user/${reader}`]] as const) {
      yield { values: { Title: type, Key: `${type}-${index}`, Type: type, SourceKey: `post/${index}`, SourceId: index, TargetKey: target }, author: people[index % people.length] ?? 0, created: new Date(start + index * 1000) };
    }
  }
}

function* saved(count: number, reader: number): Generator<ImportedRow> {
  for (let index = 0; index < 60; index++) {
    yield { values: { Title: 'saved', OwnerId: reader, Type: 'saved', TargetKey: `post/${count - index * 3}`, Value: '' }, author: reader, created: new Date(start + index * 1000) };
  }
}

function fill({ sharePoint }: Connection, size: number): void {
  const { store } = sharePoint;
  const web = store.sites.webByUrl('/sites/test');
  if (!web) throw new Error('The bench site is missing.');
  const into = (name: string, rows: Iterable<ImportedRow>): void => {
    const list = store.lists.byUrl(`/sites/test/Lists/${name}`);
    if (!list) throw new Error(`The list ${name} was not made.`);
    importRows(store.database, store.lists, list, rows);
  };
  const people = store.sites.people().filter((person) => person.type === 1 && !person.isSiteAdmin).map(({ id }) => id);
  const reader = store.sites.people().find((person) => person.isSiteAdmin)?.id ?? 0;
  // Among them the one who measures: of a million a third is theirs.
  into('LoggiaPosts', posts(size, [...people, reader]));
  into('LoggiaEdges', edges(size, [...people, reader], reader));
  into('LoggiaOwnState', saved(size, reader));
  into('LoggiaReactions', reactions(size, people));
  into('LoggiaReplies', replies(size, people));
}

/** What the stream costs at one size: lists made by the product's own set-up, rows imported, requests over HTTP. */
export async function benchStream(size: number, onProgress: (text: string) => void): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-bench-'));
  const connection = await connect(path.join(folder, 'bench.db'));
  try {
    await new SiteSetup(connection.site, streamArea).run({ kind: 'members' });
    const before = performance.now();
    fill(connection, size);
    onProgress(`${size.toLocaleString('en')} posts with reactions and replies made in ${Math.round((performance.now() - before) / 1000)} s`);
    const stream = createSharePointStream(connection.site);
    const { page, viewer } = await stream.readStart(20);
    const person = page.posts.find(({ post }) => post.authorId !== viewer.person.id)?.post.authorId ?? 0;
    await stream.follow(`user/${person}`, true);
    await stream.follow('topic/sea', true);
    await stream.readStart(20);
    return [
      await measure(connection, 'first view', size, () => createSharePointStream(connection.site).readStart(20)),
      await measure(connection, 'next page', size, () => stream.listPosts({ tab: 'everyone' }, 20, size - 100)),
      await measure(connection, 'anything new?', size, () => stream.countNewer(size)),
      await measure(connection, 'tab: mine', size, () => stream.listPosts({ tab: 'mine' }, 20)),
      await measure(connection, 'tab: questions', size, () => stream.listPosts({ tab: 'questions' }, 20)),
      await measure(connection, 'tab: open', size, () => stream.listPosts({ tab: 'questions', isOpen: true }, 20)),
      await measure(connection, 'tab: mentions', size, () => stream.listPosts({ tab: 'mentions' }, 20)),
      await measure(connection, 'tab: saved', size, () => stream.listPosts({ tab: 'saved' }, 20)),
      await measure(connection, 'tab: topic', size, () => stream.listPosts({ tab: 'topic', topic: 'sea' }, 20)),
      await measure(connection, 'tab: person', size, () => stream.listPosts({ tab: 'person', personId: person }, 20)),
      await measure(connection, 'tab: following', size, () => stream.listPosts({ tab: 'following' }, 20)),
      await measure(connection, 'reaction', size, (run) => stream.react({ postId: size - run }, run % 2 === 0 ? 'thanks' : 'celebrate')),
      await measure(connection, 'post', size, (run) => stream.addPost({ key: `new-${size}-${run}`, kind: 'update', title: '', body: 'A new post of one length.', details: { mentions: [], files: [] } }))
    ];
  } finally {
    await connection.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
