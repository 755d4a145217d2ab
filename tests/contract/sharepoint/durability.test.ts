import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../support/sources';

const headers = { Accept: 'application/json;odata=nometadata', 'Content-Type': 'application/json;odata=nometadata', 'X-Local-User': 'owner@contoso.onmicrosoft.com' };

/** The service in a process of its own, and its site once it listens. */
async function start(file: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', path.join(root, 'local/sharepoint.ts'), '--port', '0', '--data', file, '--empty'], { cwd: root });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/\S+/.exec(text.toString());
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the service ended with ${String(code)}`)));
  });
  return { child, url };
}

async function post(url: string, digest: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { ...headers, 'X-RequestDigest': digest }, body: JSON.stringify(body) });
}

async function digestOf(url: string): Promise<string> {
  const info = await fetch(`${url}/_api/contextinfo`, { method: 'POST', headers });
  return ((await info.json()) as { FormDigestValue: string }).FormDigestValue;
}

test('a service that is killed in the middle of writes has lost nothing that it answered', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-kill-'));
  const file = path.join(folder, 'kill.db');
  const first = await start(file);
  const digest = await digestOf(first.url);
  await post(`${first.url}/_api/web/lists`, digest, { Title: 'Log', BaseTemplate: 100 });
  const answered: number[] = [];
  const gone = new Promise((resolve) => first.child.once('exit', resolve));
  const writer = async (): Promise<void> => {
    for (;;) {
      const answer = await post(`${first.url}/_api/web/lists/getByTitle('Log')/items`, digest, { Title: 'kept' });
      answered.push(((await answer.json()) as { Id: number }).Id);
      if (answered.length === 60) first.child.kill('SIGKILL');
    }
  };
  await Promise.allSettled([writer(), writer(), writer()]);
  await gone;

  const second = await start(file);
  const rows = await fetch(`${second.url}/_api/web/lists/getByTitle('Log')/items?$select=Id&$top=5000`, { headers });
  const kept = ((await rows.json()) as { value: { Id: number }[] }).value.map(({ Id }) => Id);
  second.child.kill('SIGKILL');
  expect(answered.length).toBeGreaterThanOrEqual(60);
  expect(answered.filter((id) => !kept.includes(id))).toEqual([]);
  fs.rmSync(folder, { recursive: true, force: true });
}, 60_000);
