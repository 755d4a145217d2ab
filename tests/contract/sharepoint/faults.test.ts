import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPlanFile } from '../../../local/sharepoint/faults/planFile';
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

  describe('in a batch', () => {
    const items = "_api/web/lists/getByTitle('Log')/items";
    const batch = (as: 'owner' | 'member', names: readonly string[]): Promise<{ status: number; text: string }> => {
      const parts = names.map((Title) => `--b\r\nContent-Type: application/http\r\n\r\nPOST ${site.url}/${items} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ Title })}\r\n`);
      return site.request(as, 'POST', '_api/$batch', { body: `${parts.join('')}--b--`, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } });
    };
    const written = async (): Promise<string[]> => {
      plan();
      return ((await site.request('owner', 'GET', `${items}?$select=Title`)).json as { value: { Title: string }[] }).value.map(({ Title }) => Title);
    };
    beforeEach(async () => {
      plan();
      await site.request('owner', 'DELETE', "_api/web/lists/getByTitle('Log')");
      await add('Log');
    });

    it('a part that is cut off before its work takes the whole answer with it, and keeps what was done before it', async () => {
      plan({ kind: 'slow', on: 'part', times: 1, milliseconds: 1 }, { kind: 'cutBefore', on: 'part', operation: 'POST .*/items$' });
      await expect(batch('owner', ['first', 'second', 'third'])).rejects.toThrow();
      expect(site.sharePoint?.faults.hits).toEqual([1, 1]);
      expect(await written()).toEqual(['first']);
    });

    it('a part that is cut off after its work has done it', async () => {
      plan({ kind: 'cutAfter', on: 'part', times: 1 });
      await expect(batch('owner', ['first', 'second'])).rejects.toThrow();
      expect(await written()).toEqual(['first']);
    });

    it('happens to one person and not to the others', async () => {
      plan({ kind: 'unavailable', on: 'part', person: 'MEMBER@contoso.onmicrosoft.com' });
      const statuses = async (as: 'owner' | 'member'): Promise<string[] | null> => (await batch(as, ['a', 'b'])).text.match(/HTTP\/1\.1 \d+/g);
      expect(await statuses('member')).toEqual(['HTTP/1.1 503', 'HTTP/1.1 503']);
      expect(await statuses('owner')).toEqual(['HTTP/1.1 201', 'HTTP/1.1 201']);
      expect(await written()).toEqual(['a', 'b']);
    });
  });

  it('happens to one person, whole requests too', async () => {
    plan({ kind: 'throttled', on: 'request', person: 'visitor@contoso.onmicrosoft.com', operation: '^GET' });
    expect((await site.request('visitor', 'GET', lists)).status).toBe(429);
    expect((await site.request('member', 'GET', lists)).status).toBe(200);
  });

  it('comes from a file, which is judged before anything starts', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-plan-'));
    const file = (text: string): string => {
      const name = path.join(folder, 'plan.json');
      fs.writeFileSync(name, text);
      return name;
    };
    expect(readPlanFile(file('{ "seed": 3, "rules": [{ "kind": "slow" }] }'))).toEqual({ seed: 3, rules: [{ kind: 'slow' }] });
    expect(() => readPlanFile(file('{ "rules": [{ "kind": "fire" }] }'))).toThrow(/plan\.json holds no plan\. "kind" of a rule is one of/);
    expect(() => readPlanFile(file('rules'))).toThrow(/It is no JSON/);
    expect(() => readPlanFile(path.join(folder, 'nowhere.json'))).toThrow(/there is no file/);
    fs.rmSync(folder, { recursive: true });
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
