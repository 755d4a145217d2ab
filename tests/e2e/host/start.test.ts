import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../support/sources';

jest.setTimeout(240_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-start-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly address: Promise<string> } {
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.js'), 'local/start.ts', ...args], { cwd: root });
  let output = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const found = /http:\/\/contoso\.localhost:\d+\S+/.exec(output)?.[0];
        if (found) resolve(found);
      });
    }
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child, ended, address };
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const stack = /\n\s+at /;

describe('npm start', () => {
  test('prints its address, serves, and stops when it is told to', async () => {
    const port = await freePort();
    const { child, address, ended } = start('--port', String(port), '--data', path.join(folder, 'served.db'));
    expect(await address).toBe(`http://contoso.localhost:${port}/sites/intranet/SitePages/Home.aspx`);
    const answer = await fetch(`http://127.0.0.1:${port}/sites/intranet/SitePages/Home.aspx`);
    expect(await answer.text()).toContain('<title>Home</title>');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test('says that a port is taken', async () => {
    const blocker = http.createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
    const { code, output } = await start('--port', String(port), '--data', path.join(folder, 'taken.db')).ended;
    blocker.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken.`);
    expect(output).not.toMatch(stack);
  });

  test('says that a data file is damaged, and leaves it alone', async () => {
    const file = path.join(folder, 'damaged.db');
    fs.writeFileSync(file, 'This is no database, but somebody may want it back.'.repeat(100));
    const { code, output } = await start('--port', String(await freePort()), '--data', file).ended;
    expect(code).toBe(1);
    expect(output).toContain('cannot be read as a database');
    expect(output).not.toMatch(stack);
    expect(fs.readFileSync(file, 'utf8')).toContain('somebody may want it back');
  });

  test.each([
    ['--port', 'abc'],
    ['--prot', '5000']
  ])('explains an option that makes no sense: %s %s', async (...args) => {
    const { code, output } = await start(...args).ended;
    expect(code).toBe(1);
    expect(output).toContain('--port');
    expect(output).not.toMatch(stack);
  });
});
