import { type FaultRule } from '../../../local/sharepoint/faults/faults';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

const lists = '_api/web/lists';

describe('Faults on demand', () => {
  let site: TestSite;
  const plan = (...rules: FaultRule[]): void => site.sharePoint?.faults.set({ seed: 7, rules });
  const add = (title: string): Promise<unknown> => site.request('owner', 'POST', lists, { body: { Title: title, BaseTemplate: 100 } });
  const titles = async (): Promise<string[]> => {
    plan();
    const answer = (await site.request('owner', 'GET', `${lists}?$select=Title`)).json as { value: { Title: string }[] };
    return answer.value.map((list) => list.Title);
  };
  beforeAll(async () => { site = await startSharePoint(); });
  afterEach(() => plan());
  afterAll(() => site.close());

  it.each([['throttled', 429, '4'], ['unavailable', 503, '4'], ['error', 500, null]] as const)('%s answers %i', async (kind, status, retryAfter) => {
    plan({ kind, times: 1, retryAfter: 4 });
    const answer = await site.request('owner', 'GET', lists);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect((await site.request('owner', 'GET', lists)).status).toBe(200);
  });

  it('a slow answer arrives whole', async () => {
    plan({ kind: 'slow', milliseconds: 60 });
    const start = performance.now();
    expect((await site.request('owner', 'GET', lists)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });

  it('a connection cut before the work leaves nothing behind', async () => {
    plan({ kind: 'cutBefore', operation: 'POST .*/lists$' });
    await expect(add('Before')).rejects.toThrow();
    expect(await titles()).not.toContain('Before');
  });

  it('a connection cut after the work leaves the work done', async () => {
    plan({ kind: 'cutAfter', operation: 'POST .*/lists$' });
    await expect(add('After')).rejects.toThrow();
    expect(await titles()).toContain('After');
  });

  it('one part of a batch fails and the others do not', async () => {
    plan({ kind: 'throttled', on: 'part', times: 1 });
    const part = `--b\r\nContent-Type: application/http\r\n\r\nGET ${site.url}/${lists} HTTP/1.1\r\n\r\n`;
    const answer = await site.request('owner', 'POST', '_api/$batch', { body: `${part}${part}--b--`, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } });
    expect(answer.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 429', 'HTTP/1.1 200']);
  });

  it('a share repeats itself by its seed', async () => {
    const run = async (): Promise<number[]> => {
      plan({ kind: 'error', share: 0.4 });
      const statuses: number[] = [];
      for (let count = 0; count < 30; count++) statuses.push((await site.request('owner', 'GET', lists)).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
  });

  it('is set over HTTP, and says what is wrong with a plan', async () => {
    const address = `${new URL(site.url).origin}/_local/faults`;
    expect((await fetch(address, { method: 'PUT', body: '{"rules":[{"kind":"fire"}]}' })).status).toBe(400);
    expect((await fetch(address, { method: 'PUT', body: '{"seed":3,"rules":[{"kind":"error","times":1}]}' })).status).toBe(200);
    expect((await site.request('owner', 'GET', lists)).status).toBe(500);
    expect(await (await fetch(address)).json()).toMatchObject({ seed: 3, hits: [1] });
    expect(await (await fetch(address, { method: 'DELETE' })).json()).toMatchObject({ rules: [] });
  });
});
