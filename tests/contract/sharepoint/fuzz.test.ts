import { DatabaseSync } from 'node:sqlite';
import { areas } from '../../../local/sharepoint/routes/areas';
import { operationKey, type Operation } from '../../../local/sharepoint/routes/table';
import { anyObject, listening, noNames } from '../../support/fuzz/bodies';
import { Dice, mutate } from '../../support/fuzz/dice';
import { anyQuery, pathOf } from '../../support/fuzz/requests';
import { fault, FuzzTarget, marker } from '../../support/fuzz/target';

const operations = areas.flatMap((area) => area.operations);
const patience = 120_000;
// LOGGIA_FUZZ=10 fuzzes ten times as long, and from other seeds.
const effort = Number(process.env.LOGGIA_FUZZ ?? 1);
const seedOf = (name: string): number => [...name].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, effort);

let complaints: jest.SpyInstance;
let warnings: jest.SpyInstance;
beforeEach(() => {
  complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  complaints.mockRestore();
  warnings.mockRestore();
});

/** The last complaint on the console, which holds the stack that an answer must not hold. */
const stack = (): string => String((complaints.mock.calls.at(-1)?.[0] as Error | undefined)?.stack ?? '').split('\n').slice(0, 4).join(' | ');

async function fuzzOperation(operation: Operation): Promise<string[]> {
  const dice = new Dice(seedOf(operationKey(operation)));
  const names = noNames();
  const found: string[] = [];
  const parse = JSON.parse;
  let target = await FuzzTarget.make();
  for (let round = 0; round < 20 * effort; round++) {
    // A service that lost its list to a fuzzed delete has nothing more to say.
    if (round % 10 === 9 && effort > 1) target = await FuzzTarget.make();
    const text = JSON.stringify(anyObject(dice, names));
    const path = pathOf(dice, operation) + (dice.chance(0.4) ? anyQuery(dice) : '');
    const isSent = operation.method !== 'GET' && operation.method !== 'DELETE';
    const spy = jest.spyOn(JSON, 'parse').mockImplementation((source: string, ...more) => (source === text ? listening(parse(source), names) : parse(source, ...more) as unknown));
    const answer = await target.send(operation.method, path, isSent ? text : '', dice.chance(0.2) ? { 'if-match': dice.pick(['*', '"1"', 'x', '']), accept: dice.pick(['application/json', '*/*', 'x']) } : {});
    spy.mockRestore();
    const wrong = fault(answer);
    if (wrong) found.push(`${operation.method} ${path} ${isSent ? text : ''} → ${wrong} ${stack()}`);
  }
  target.sharePoint.close();
  return found;
}

/** Every statement that held something that came from a request. */
const tainted: string[] = [];
for (const name of ['prepare', 'exec'] as const) {
  const original = DatabaseSync.prototype[name] as (this: DatabaseSync, sql: string) => never;
  jest.spyOn(DatabaseSync.prototype, name).mockImplementation(function run(this: DatabaseSync, sql: string) {
    if (sql.includes(marker)) tainted.push(sql);
    return original.call(this, sql);
  });
}
afterAll(() => jest.restoreAllMocks());

describe('nonsense is answered, never with a crash', () => {
  test.each(areas.map(({ name }) => name))('to the operations of %s', async (name) => {
    const found: string[] = [];
    for (const operation of areas.find((area) => area.name === name)?.operations ?? []) found.push(...(await fuzzOperation(operation)).slice(0, 3));
    expect(found).toEqual([]);
  }, patience);

  test.each([
    ['CAML', "web/lists/getByTitle('Samples')/getitems", (xml: string) => ({ query: { ViewXml: xml } }), [
      "<View><Query><Where><And><Eq><FieldRef Name='Title'/><Value Type='Text'>one</Value></Eq><Or><Geq><FieldRef Name='MyDateTime'/><Value Type='DateTime'><Today OffsetDays='-3'/></Value></Geq><IsNull><FieldRef Name='MyUser'/></IsNull></Or></And></Where><OrderBy><FieldRef Name='MyNumber' Ascending='FALSE'/></OrderBy></Query><RowLimit Paged='TRUE'>3</RowLimit></View>",
      "<View><Query><Where><In><FieldRef Name='ID'/><Values><Value Type='Counter'>1</Value></Values></In></Where></Query><ViewFields><FieldRef Name='Title'/></ViewFields></View>",
      "<Query><Where><Or><Membership Type='SPGroup' ID='3'><FieldRef Name='MyUser'/></Membership><DateRangesOverlap><FieldRef Name='Created'/><FieldRef Name='Modified'/><Value Type='DateTime'><Month/></Value></DateRangesOverlap></Or></Where></Query>"
    ]],
    ['a view as a stream', "web/lists/getByTitle('Samples')/RenderListDataAsStream", (xml: string) => ({ parameters: { ViewXml: xml, Paging: xml.slice(0, 40) } }), ["<View><ViewFields><FieldRef Name='Title'/><FieldRef Name='Author'/></ViewFields><RowLimit>2</RowLimit></View>"]],
    ['the XML of a column', "web/lists/getByTitle('Samples')/fields/createfieldasxml", (xml: string) => ({ parameters: { SchemaXml: xml } }), [
      "<Field Type='Choice' Name='Colour' DisplayName='A colour' Required='TRUE' Indexed='TRUE'><CHOICES><CHOICE>red</CHOICE></CHOICES><Default>red</Default></Field>", "<Field Type='Lookup' DisplayName='Other' List='{LIST}' ShowField='Title' Mult='TRUE'/>", "<Field Type='Text' Name='T' DisplayName='T' MaxLength='20' EnforceUniqueValues='TRUE'/>",
      "<Field Type='TaxonomyFieldTypeMulti' Name='Tags' DisplayName='Tags' Mult='TRUE'><Default>1;#Sea|aaaaaaaa-0000-4000-8000-000000000001</Default><Customization><ArrayOfProperty><Property><Name>TermSetId</Name><Value>{aaaaaaaa-0000-4000-8000-000000000002}</Value></Property></ArrayOfProperty></Customization></Field>"
    ]]
  ])('to broken XML: %s', async (name, path, wrap, samples) => {
    const dice = new Dice(seedOf(name));
    const found: string[] = [];
    let target = await FuzzTarget.make();
    for (let round = 0; round < 600 * effort; round++) {
      if (round % 50 === 49) target = await FuzzTarget.make();
      const xml = mutate(dice, dice.pick(samples));
      const wrong = fault(await target.send('POST', path, JSON.stringify(wrap(xml))));
      if (wrong) found.push(`${xml} → ${wrong} ${stack()}`);
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, patience);

  test('to search', async () => {
    const dice = new Dice(seedOf('search'));
    const target = await FuzzTarget.make();
    const words = ['one', '"one two"', 'on*', 'Title:one', 'Author:"Site Owner"', 'Write>2026-01-01', 'Size:1..3', 'AND', 'OR', 'NOT', '(', ')', '+', '-', '"', '*', ':', '..', '<>', 'NEAR(n=3)', 'path:http', '🌊', '\u0000', "'", '%', 'ContentTypeId:0x01*', 'x'.repeat(300), 'XRANK(cb=1)'];
    const found: string[] = [];
    for (let round = 0; round < 800 * effort; round++) {
      const text = dice.several(10, () => dice.pick(words)).join(dice.pick([' ', '']));
      const answer = dice.chance(0.5)
        ? await target.send('GET', `search/query?querytext='${encodeURIComponent(text.replace(/'/g, "''"))}'`)
        : await target.send('POST', 'search/postquery', JSON.stringify({ request: { Querytext: text, RefinementFilters: [text], Refiners: text, SortList: [{ Property: text }], RowLimit: dice.pick([1, '5', null]) } }));
      const wrong = fault(answer);
      if (wrong) found.push(`${text} → ${wrong} ${stack()}`);
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, patience);

  test('to batches', async () => {
    const dice = new Dice(seedOf('batch'));
    const target = await FuzzTarget.make();
    const part = (method: string, path: string, body = ''): string => `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${method} http://127.0.0.1/sites/test/_api/${path} HTTP/1.1\r\nAccept: application/json\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
    const set = `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${part('POST', "web/lists/getByTitle('Samples')/items", '{"Title":"x"}').replace('--b', '--c')}--c--\r\n`;
    const whole = `${part('GET', 'web')}${set}${part('GET', 'web/lists')}--b--\r\n`;
    const found: string[] = [];
    for (let round = 0; round < 500 * effort; round++) {
      const body = mutate(dice, mutate(dice, whole));
      const answer = await target.send('POST', '$batch', body, { 'content-type': dice.chance(0.9) ? 'multipart/mixed; boundary=b' : dice.pick(['multipart/mixed', 'multipart/mixed; boundary=""', 'application/json', '']) });
      const wrong = answer.status === 200 ? (/unexpected error|\n\s+at /.test(String(answer.body)) ? String(answer.body).slice(0, 500) : undefined) : fault(answer);
      if (wrong) found.push(`${JSON.stringify(body)} → ${wrong} ${stack()}`);
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, patience);

  test('to methods, headers and bytes', async () => {
    const dice = new Dice(seedOf('headers'));
    const target = await FuzzTarget.make();
    const found: string[] = [];
    for (let round = 0; round < 600 * effort; round++) {
      const operation = dice.pick(operations);
      const headers = {
        'x-http-method': dice.pick(['', 'MERGE', 'DELETE', 'PUT', 'delete', 'TRACE', 'constructor']), 'content-type': dice.pick(['', 'text/plain', 'application/json;odata=verbose', 'multipart/form-data', 'x']), 'if-match': dice.pick(['*', '"x', '\u0000']),
        accept: dice.pick(['application/json;odata=verbose', 'text/html', '', 'a;b;c']), cookie: dice.pick(['', 'local-user=%', 'local-user=owner%40contoso.onmicrosoft.com', 'local-user=x;;'])
      };
      const bytes = Uint8Array.from(dice.several(40, () => dice.below(256)));
      const answer = await target.send(dice.pick(['GET', 'POST', 'PATCH', 'MERGE', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PURGE']), pathOf(dice, operation), bytes, headers);
      const wrong = headers.accept.includes('verbose') ? (/unexpected error/.test(String(answer.body)) ? String(answer.body) : undefined) : fault(answer);
      if (wrong) found.push(`${pathOf(dice, operation)} ${JSON.stringify(headers)} → ${wrong} ${stack()}`);
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, patience);

  test('to addresses', async () => {
    const dice = new Dice(seedOf('addresses'));
    const target = await FuzzTarget.make();
    const found: string[] = [];
    for (let round = 0; round < 1500 * effort; round++) {
      const path = mutate(dice, pathOf(dice, dice.pick(operations)) + anyQuery(dice));
      const wrong = fault(await target.send('GET', path.replaceAll('\u0000', '')));
      if (wrong) found.push(`${path} → ${wrong} ${stack()}`);
    }
    expect(found.slice(0, 5)).toEqual([]);
  }, patience);

  test('and none of it becomes part of a statement', async () => {
    const target = await FuzzTarget.make();
    const list = "web/lists/getByTitle('Samples')";
    await target.send('GET', `${list}/items?$filter=${encodeURIComponent(`Title eq '${marker}''; DROP TABLE lists; --'`)}&$orderby=${marker}`);
    await target.send('POST', `${list}/fields`, JSON.stringify({ FieldTypeKind: 2, Title: `${marker}"; --`, Indexed: true, EnforceUniqueValues: true }));
    await target.send('POST', 'web/lists', JSON.stringify({ BaseTemplate: 100, Title: `${marker}'; DROP TABLE lists; --` }));
    await target.send('GET', `search/query?querytext='${marker}" OR x*'`);
    const answer = await target.send('GET', `web/lists?$filter=${encodeURIComponent(`startswith(Title,'${marker}')`)}`);
    expect(String(answer.body)).toContain('DROP TABLE lists');
    expect(tainted).toEqual([]);
  });
});
