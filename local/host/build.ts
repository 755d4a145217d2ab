import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartError } from './solution/solution';

const packageFile = 'sharepoint/solution/loggia.sppkg';
const stampFile = 'local/.cache/package-sources';

/** A hash of everything that a production build reads; file times say nothing after a checkout. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const folders = ['src', 'config', 'teams'].filter((folder) => fs.existsSync(path.join(root, folder)));
  const inFolders = folders.flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  );
  for (const file of [...inFolders, path.join(root, 'package-lock.json'), path.join(root, 'tsconfig.json')].sort()) {
    hash.update(path.relative(root, file).split(path.sep).join('/')).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Notes that the package was made of the sources as they are now. */
export function stampPackage(root: string): void {
  const stamp = path.join(root, stampFile);
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, sourceHash(root));
}

/** Runs a command with one line of progress a second instead of its output, which is shown when it fails. */
async function runQuietly(root: string, name: string, script: string, args: readonly string[], report: (line: string) => void): Promise<void> {
  const started = Date.now();
  const elapsed = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  const output: string[] = [];
  const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: root });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')));
  const isTerminal = process.stdout.isTTY;
  const timer = setInterval(() => (isTerminal ? process.stdout.write(`\r${name} … ${elapsed()} `) : undefined), 1000);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  clearInterval(timer);
  if (isTerminal) process.stdout.write('\r');
  if (code !== 0) throw new StartError(`${output.join('').trim()}\n\n${name} failed. The lines above say where.`);
  report(`${name}: done in ${elapsed()}`);
}

/**
 * The package of the current sources, built when it is missing or made from others (half a minute to two).
 * @throws StartError with the build's own output where it fails.
 */
export async function ensurePackage(root: string, report: (line: string) => void): Promise<string> {
  const file = path.join(root, packageFile);
  const stamp = path.join(root, stampFile);
  if (fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sourceHash(root)) return file;
  report(fs.existsSync(file) ? 'The sources have changed: building the web parts' : 'Building the web parts for the first time');
  const gulp = 'gulp/bin/gulp.js';
  await runQuietly(root, 'Production bundles', gulp, ['bundle', '--ship'], report);
  await runQuietly(root, 'Package', gulp, ['package-solution', '--ship'], report);
  return file;
}

/** Words are no part of webpack's graph, so that it does not notice a changed one: they are copied as the build did. */
function watchWords(root: string): () => void {
  const { localizedResources } = JSON.parse(fs.readFileSync(path.join(root, 'config/config.json'), 'utf8')) as { localizedResources: Record<string, string> };
  const watcher = fs.watch(path.join(root, 'lib/loc'), { recursive: true }, (_event, name) => {
    const [area, file] = (name ?? '').split(path.sep);
    const found = Object.entries(localizedResources).find(([, pattern]) => pattern.startsWith(`lib/loc/${area ?? ''}/`));
    if (!found || !file?.endsWith('.js')) return;
    fs.promises.copyFile(path.join(root, 'lib/loc', area ?? '', file), path.join(root, 'dist', `${found[0]}_${file}`)).catch(() => undefined);
  });
  return () => watcher.close();
}

export interface BuildWatch {
  stop(): void;
}

/** Starts `heft build-watch` and waits for its first build; afterwards `onBuilt` is called for each change in `dist/`. */
export async function watchBuild(root: string, report: (line: string) => void, onBuilt: () => void): Promise<BuildWatch> {
  const dist = path.join(root, 'dist');
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  report('Building the web parts, then again with every change');
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'node_modules/@rushstack/heft/bin/heft'), 'build-watch'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const hasManifest = (): boolean => fs.readdirSync(dist).some((name) => name.endsWith('.manifest.json'));
  let timer: NodeJS.Timeout | undefined;
  const first = new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => reject(new StartError(`heft build-watch ended with ${String(code)}.`)));
    const watcher = fs.watch(dist, { recursive: true }, () => {
      // One build writes many files: the page reloads once, after the last.
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!hasManifest()) return;
        resolve();
        onBuilt();
      }, 300);
    });
    child.on('exit', () => watcher.close());
  });
  await first;
  const stopWords = watchWords(root);
  return {
    stop: () => {
      stopWords();
      child.kill();
    }
  };
}
