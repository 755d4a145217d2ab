import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

let site: TestSite;
let other: DatabaseSync;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-both-'));
const file = path.join(folder, 'both.db');
const items = "_api/web/lists/getByTitle('Shared')/items";

beforeAll(async () => {
  site = await startSharePoint({ file });
  await site.request('owner', 'POST', '_api/web/lists', { body: { Title: 'Shared', BaseTemplate: 100 } });
  other = new DatabaseSync(file);
});
afterAll(async () => {
  other.close();
  await site.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const add = async (Title: string): Promise<number> => (await site.request('owner', 'POST', items, { body: { Title } })).status;
const titles = async (): Promise<string[]> => ((await site.request('owner', 'GET', `${items}?$select=Title`)).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);

describe('readers and writers on one file', () => {
  test('a long read holds nobody up, and sees what stood when it began', async () => {
    const { no } = other.prepare("SELECT no FROM lists WHERE title = 'Shared'").get() as { no: number };
    const count = (): number => (other.prepare(`SELECT count(*) AS n FROM items_${no}`).get() as { n: number }).n;
    await add('first');
    other.exec('BEGIN');
    const before = count();
    expect(await add('second')).toBe(201);
    expect(await titles()).toEqual(['first', 'second']);
    expect(count()).toBe(before);
    other.exec('COMMIT');
    expect(count()).toBe(before + 1);
  });

  test('a write that is under way holds no reader up', async () => {
    other.exec('BEGIN IMMEDIATE');
    other.exec("UPDATE webs SET title = 'half done'");
    expect(await titles()).toContain('first');
    expect((await site.request('owner', 'GET', '_api/web?$select=Title')).json).not.toEqual({ Title: 'half done' });
    other.exec('ROLLBACK');
    expect(await add('third')).toBe(201);
  });

  test('many people write and read at once, and every answer is true', async () => {
    const before = (await titles()).length;
    const roles = ['owner', 'member'] as const;
    const statuses = await Promise.all(Array.from({ length: 60 }, async (_, index) => {
      if (index % 3 === 0) return (await site.request('visitor', 'GET', items)).status;
      return (await site.request(roles[index % 2] ?? 'owner', 'POST', items, { body: { Title: `at once ${index}` } })).status;
    }));
    expect(statuses.filter((status) => status === 201)).toHaveLength(40);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(await titles()).toHaveLength(before + 40);
  });
});
