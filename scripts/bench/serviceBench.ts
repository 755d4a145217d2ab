import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serve } from '../../local/sharepoint/http/server';
import { createSharePoint, type SharePoint } from '../../local/sharepoint/service';
import { importRows, type ImportedRow } from '../../local/sharepoint/store/bulk';

/** One operation on the large list beside the same on the small one, measured in turns. */
export interface Comparison {
  readonly operation: string;
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}
export interface ServiceReport {
  readonly sizes: readonly [small: number, large: number];
  /** Seconds in which the large list was made. */
  readonly madeIn: number;
  readonly comparisons: readonly Comparison[];
  /** Megabytes held after making the large list, and after reading 200,000 of its rows page by page once more. */
  readonly memory: { readonly before: number; readonly after: number };
  /** The median of a read alone, and while a writer adds rows one after the other. */
  readonly reading: { readonly alone: number; readonly besideWriter: number; readonly written: number };
}

const rounds = 60;
const site = '/sites/test';
const account = { 'X-Local-User': 'owner@contoso.onmicrosoft.com', Accept: 'application/json;odata=nometadata' };

function* rows(count: number): Generator<ImportedRow> {
  // A hundred rows share a group at every size, so that what is found is the same and only the list grows.
  for (let index = 0; index < count; index++) yield { values: { Title: `Row ${String(index).padStart(8, '0')}`, Group: Math.floor(index / 100), Body: 'A calm sea and a steady barometer.' }, author: 3, created: new Date(Date.UTC(2024, 0, 1) + index * 1000) };
}

function fill(sharePoint: SharePoint, title: string, count: number): number {
  const list = sharePoint.store.lists.byUrl(`${site}/Lists/${title}`);
  if (!list) throw new Error(`The list ${title} was not made.`);
  const before = performance.now();
  importRows(sharePoint.store.database, sharePoint.store.lists, list, rows(count));
  return (performance.now() - before) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}

function megabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
}

/** Requests over HTTP with one digest. */
class Client {
  private constructor(private readonly url: string, private readonly headers: Readonly<Record<string, string>>) {}

  public static async connect(url: string): Promise<Client> {
    const info = (await (await fetch(`${url}/_api/contextinfo`, { method: 'POST', headers: account })).json()) as { FormDigestValue: string };
    return new Client(url, { ...account, 'Content-Type': 'application/json', 'X-RequestDigest': info.FormDigestValue });
  }

  /** @throws Error where the answer is none of success. */
  public async send(method: string, pathAndQuery: string, body?: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await fetch(`${this.url}/_api/${pathAndQuery}`, { method, headers: { ...this.headers, ...headers }, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${pathAndQuery} answered ${answer.status}: ${text.slice(0, 200)}`);
    return text;
  }

  public async batch(requests: readonly string[]): Promise<void> {
    const parts = requests.map((request) => `--b\r\nContent-Type: application/http\r\n\r\nGET ${this.url}/_api/${request} HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\n\r\n`);
    const text = await this.send('POST', '$batch', `${parts.join('')}--b--\r\n`, { 'Content-Type': 'multipart/mixed; boundary=b' });
    if ((text.match(/HTTP\/1\.1 200/g) ?? []).length !== requests.length) throw new Error('A part of the batch failed.');
  }
}

type Work = (list: string, size: number, round: number) => Promise<unknown>;

function operations(client: Client): Readonly<Record<string, Work>> {
  const items = (list: string): string => `web/lists/getByTitle('${list}')/items`;
  // Spread over the list, so that no page of the file is always warm.
  const place = (size: number, round: number): number => Math.floor(((size - 100) * ((round * 37) % 100)) / 100);
  return {
    'newest page': (list) => client.send('GET', `${items(list)}?$select=Id,Title&$orderby=Id desc&$top=30`),
    'page by Id': (list, size, round) => client.send('GET', `${items(list)}?$select=Id,Title,Body&$filter=Id gt ${place(size, round)} and Id le ${place(size, round) + 30}&$top=30`),
    'indexed filter': (list, size, round) => client.send('GET', `${items(list)}?$select=Id,Title&$filter=Group eq ${Math.floor(place(size, round) / 100)}&$top=100`),
    'CAML, indexed': (list, size, round) => client.send('POST', `web/lists/getByTitle('${list}')/getitems`, JSON.stringify({ query: { ViewXml: `<View><Query><Where><Eq><FieldRef Name='Group'/><Value Type='Number'>${Math.floor(place(size, round) / 100)}</Value></Eq></Where></Query><RowLimit>100</RowLimit></View>` } })),
    'batch of 20': (list, size, round) => client.batch(Array.from({ length: 20 }, (_, part) => `${items(list)}(${place(size, round) + part + 1})?$select=Id,Title`)),
    'the list itself': (list) => client.send('GET', `web/lists/getByTitle('${list}')?$select=Title,ItemCount`),
    'add a row': (list) => client.send('POST', items(list), JSON.stringify({ Title: 'Added', Group: -1 }))
  };
}

/** Both lists in turns, so that whatever else the machine does meets them alike. */
async function compare(operation: string, work: Work, sizes: readonly [number, number]): Promise<Comparison> {
  const times: [number[], number[]] = [[], []];
  const lists = ['Small', 'Large'] as const;
  for (let round = -5; round < rounds; round++) {
    for (const which of round % 2 === 0 ? [0, 1] as const : [1, 0] as const) {
      const before = performance.now();
      await work(lists[which], sizes[which], Math.abs(round));
      if (round >= 0) times[which].push(performance.now() - before);
    }
  }
  const [small, large] = [median(times[0]), median(times[1])];
  return { operation, small, large, ratio: large / small };
}

async function pageThrough(client: Client, wanted: number): Promise<void> {
  for (let last = 0, read = 0; read < wanted;) {
    const { value } = JSON.parse(await client.send('GET', `web/lists/getByTitle('Large')/items?$select=Id,Title,Body&$top=5000&$skiptoken=${encodeURIComponent(`Paged=TRUE&p_ID=${last}`)}`)) as { value: { Id: number }[] };
    if (value.length === 0) return;
    last = value[value.length - 1]?.Id ?? Infinity;
    read += value.length;
  }
}

async function readBesideWriter(client: Client, read: () => Promise<unknown>): Promise<ServiceReport['reading']> {
  const timed = async (): Promise<number> => {
    const before = performance.now();
    await read();
    return performance.now() - before;
  };
  const alone: number[] = [];
  for (let round = 0; round < rounds; round++) alone.push(await timed());
  const writer = { isOn: true, written: 0 };
  const writing = (async () => {
    for (; writer.isOn; writer.written++) await client.send('POST', "web/lists/getByTitle('Large')/items", JSON.stringify({ Title: 'Written meanwhile', Group: -2 }));
  })();
  const beside: number[] = [];
  for (let round = 0; round < rounds; round++) beside.push(await timed());
  writer.isOn = false;
  await writing;
  return { alone: median(alone), besideWriter: median(beside), written: writer.written };
}

/** What the service alone costs on a list of a thousand rows and on a large one, in one run over HTTP. */
export async function benchService(large: number, onProgress: (text: string) => void): Promise<ServiceReport> {
  const sizes = [1000, large] as const;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-service-'));
  const sharePoint = createSharePoint({ file: path.join(folder, 'bench.db'), sites: [{ url: site, title: 'Test' }], limits: { requestsPerFiveMinutes: 1_000_000 } });
  const server = await serve(sharePoint, 0);
  try {
    const client = await Client.connect(`http://127.0.0.1:${server.port}${site}`);
    for (const title of ['Small', 'Large']) {
      await client.send('POST', 'web/lists', JSON.stringify({ Title: title, BaseTemplate: 100 }));
      await client.send('POST', `web/lists/getByTitle('${title}')/fields`, JSON.stringify({ FieldTypeKind: 9, Title: 'Group', Indexed: true }));
      await client.send('POST', `web/lists/getByTitle('${title}')/fields`, JSON.stringify({ FieldTypeKind: 3, Title: 'Body' }));
    }
    fill(sharePoint, 'Small', sizes[0]);
    const madeIn = fill(sharePoint, 'Large', large);
    onProgress(`${large.toLocaleString('en')} rows made in ${Math.round(madeIn)} s`);
    const comparisons: Comparison[] = [];
    for (const [operation, work] of Object.entries(operations(client))) comparisons.push(await compare(operation, work, sizes));
    await pageThrough(client, 200_000);
    const before = megabytes();
    await pageThrough(client, 200_000);
    const memory = { before, after: megabytes() };
    const reading = await readBesideWriter(client, () => client.send('GET', "web/lists/getByTitle('Large')/items?$select=Id,Title&$orderby=Id desc&$top=30"));
    return { sizes, madeIn, comparisons, memory, reading };
  } finally {
    await server.close();
    sharePoint.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints the report. @returns what grew beyond a fifth. */
export function printService({ sizes, madeIn, comparisons, memory, reading }: ServiceReport): string[] {
  const [small, large] = sizes.map((size) => size.toLocaleString('en'));
  const line = (cells: readonly string[]): void => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(14))).join(''));
  console.log('');
  line(['service alone', `${small ?? ''} rows`, `${large ?? ''} rows`, 'ratio']);
  for (const one of comparisons) line([one.operation, `${one.small.toFixed(2)} ms`, `${one.large.toFixed(2)} ms`, `×${one.ratio.toFixed(2)}`]);
  console.log(`made in ${Math.round(madeIn)} s; memory ${memory.before.toFixed(0)} MB before and ${memory.after.toFixed(0)} MB after reading 200,000 rows once more`);
  console.log(`a page takes ${reading.alone.toFixed(2)} ms alone and ${reading.besideWriter.toFixed(2)} ms beside a writer of ${reading.written} rows`);
  return comparisons.filter(({ ratio }) => ratio > 1.2).map(({ operation }) => operation);
}
