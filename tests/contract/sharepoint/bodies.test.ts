import net from 'node:net';
import { jsonDepth } from '../../../local/sharepoint/http/json';
import { xmlDepth } from '../../../local/sharepoint/xml/parseXml';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

const kilobyte = 1024;
let site: TestSite;
let port: number;

beforeAll(async () => {
  site = await startSharePoint({ limits: { bodyBytes: 64 * kilobyte, jsonBytes: 16 * kilobyte, requestSeconds: 1 } });
  port = Number(new URL(site.url).port);
});
afterAll(() => site.close());

const head = (more: readonly string[] = []): string => ['POST /sites/test/_api/web/lists HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Content-Type: application/json', ...more, '', ''].join('\r\n');

/** Sends raw bytes, goes on sending if told to, and answers all that came back until the other side closed. */
function talk(first: string, again?: { readonly text: string; readonly every: number }): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(first));
    const timer = again && setInterval(() => socket.write(again.text), again.every);
    let heard = '';
    socket.on('data', (chunk) => { heard += chunk.toString(); });
    // A reset is one way to be cut off.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(heard);
    });
  });
}

describe('what is sent is bounded', () => {
  test('a body that says it is too large is refused before it is read', async () => {
    const heard = await talk(head([`Content-Length: ${10_000_000_000}`]));
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).toMatch(/^connection: close\r$/im);
    expect(heard).toContain('"code":"-1, Microsoft.SharePoint.Client.InvalidClientQueryException"');
    expect(heard).toContain('The server does not allow messages larger than 65536 bytes.');
  });

  test('a body that never ends is cut off, and told why', async () => {
    const chunk = `${(8 * kilobyte).toString(16)}\r\n${'x'.repeat(8 * kilobyte)}\r\n`;
    const heard = await talk(head(['Transfer-Encoding: chunked']), { text: chunk, every: 5 });
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).toContain('The request message is too big.');
  });

  test('a body that trickles is cut off', async () => {
    expect(await talk(head(['Content-Length: 1000']), { text: 'x', every: 50 })).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('headers that trickle are cut off', async () => {
    expect(await talk('GET /sites/test/_api/web HTTP/1.1\r\nHost: 127.0.0.1\r\n', { text: 'X-More: 1\r\n', every: 50 })).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each(['GET \u0000 HTTP/1.1\r\n\r\n', 'nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n'])('what is no HTTP is answered with 400 and the connection closed: %j', async (text) => {
    expect(await talk(text)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('the others are served meanwhile, and afterwards', async () => {
    const slow = talk(head(['Content-Length: 1000']), { text: 'x', every: 50 });
    expect((await site.request('owner', 'GET', '_api/web')).status).toBe(200);
    await slow;
    expect((await site.request('owner', 'GET', '_api/web')).status).toBe(200);
  });

  test('a JSON body has its own bound, below that of files', async () => {
    const post = (body: unknown): Promise<{ status: number; text: string }> => site.request('owner', 'POST', '_api/web/lists', { body });
    const answer = await post({ Title: 'Large', BaseTemplate: 100, Description: 'x'.repeat(17 * kilobyte) });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('larger than 16384 bytes')]);
    expect((await post({ Title: 'Fits', BaseTemplate: 100, Description: 'x'.repeat(kilobyte) })).status).toBe(201);
    const added = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Fits')/items", { body: { Title: 'x' } });
    expect(added.status).toBe(201);
    const file = await site.request('owner', 'POST', "_api/web/lists/getByTitle('Fits')/items(1)/AttachmentFiles/add(FileName='a.json')", { body: 'x'.repeat(40 * kilobyte), headers: { 'Content-Type': 'application/json' } });
    expect(file.status).toBe(200);
  });

  test.each([['lists', `{"a":${'['.repeat(100)}1${']'.repeat(100)}}`], ['objects', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`], ['what never closes', '['.repeat(16_000)]])('JSON that is too deep in %s is refused', async (_name, body) => {
    const answer = await site.request('owner', 'POST', '_api/web/lists', { body });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ 'odata.error': { code: '-1, Microsoft.SharePoint.Client.InvalidClientQueryException' } });
  });

  test('depth is counted outside of texts', () => {
    expect(jsonDepth(Buffer.from('{"a\\"[[[":["[[{",{}]}'))).toBe(3);
    expect(xmlDepth('<a b="<c>" d=\'>\'><!-- <x><x> --><b/><![CDATA[<y>]]><?z <w>?></a>')).toBe(1);
    expect(xmlDepth('<a>'.repeat(100_000))).toBe(100_000);
    expect(xmlDepth('<a "'.repeat(100_000))).toBe(0);
  });
});
