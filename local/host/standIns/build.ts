import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { fluentName, type Source, type StandIn, standIns } from './components';

const here = __dirname;
const root = path.join(here, '../../..');
const modules = path.join(root, 'node_modules');

/** Wraps what esbuild makes as an AMD module, the only kind that SPFx's loader knows; `needs` are resolved by that loader. */
export function asAmd(needs: readonly string[], name?: string): Pick<BuildOptions, 'format' | 'plugins' | 'banner' | 'footer'> {
  const dependencies = JSON.stringify(['require', 'exports', 'module', ...needs]);
  return {
    format: 'cjs',
    plugins: [
      {
        name: 'resolved by the loader',
        // Only the exact names: `react/jsx-runtime` belongs into the bundle, `react` comes from the loader.
        setup: ({ onResolve }) => onResolve({ filter: /.*/ }, ({ path: name }) => (needs.includes(name) ? { path: name, external: true } : undefined))
      }
    ],
    banner: { js: `define(${name ? `${JSON.stringify(name)},` : ''}${dependencies},function(require,exports,module){` },
    footer: { js: '});' }
  };
}

const view = (expression: string): string =>
  `define([${JSON.stringify(fluentName)}],function(f){var s=${expression},o={};for(var k in s)o[k]=s[k];Object.defineProperty(o,"__esModule",{value:true});return o;});\n`;

export function fileNameOf({ name, source }: StandIn): string {
  return source.kind === 'inAssembly' ? `in-assembly-${name.replace(/[@/]/g, '')}.js` : `stand-in-${name.replace(/[@]/g, '').replace(/\//g, '-')}.js`;
}

async function write(standIn: StandIn, folder: string): Promise<void> {
  const source: Source = standIn.source;
  const outfile = path.join(folder, fileNameOf(standIn));
  if (source.kind === 'inAssembly') return;
  if (source.kind === 'file') return fs.promises.copyFile(path.join(modules, source.file), outfile);
  if (source.kind === 'fluent8') return fs.promises.writeFile(outfile, view('f'));
  if (source.kind === 'fluent9') return fs.promises.writeFile(outfile, view('f.version9'));
  await build({
    ...asAmd(source.needs ?? []),
    entryPoints: [path.join(here, source.entry)],
    bundle: true,
    minify: true,
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    outfile
  });
}

function fingerprint(): string {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  const files = fs.readdirSync(here, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) hash.update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The folder with the stand-ins, built when the packages or their sources have changed (a few seconds), else as it is.
 * They hold code of public packages, so they stay in the ignored cache and are never committed.
 */
export async function ensureStandIns(report: (line: string) => void): Promise<string> {
  const cache = path.join(root, 'local/.cache');
  const folder = path.join(cache, `stand-ins-${fingerprint()}`);
  if (fs.existsSync(folder)) return folder;
  report('Building the stand-ins for SharePoint’s internal components (once)');
  // Written aside and renamed, so that a start that was interrupted leaves no half of it behind.
  const unfinished = `${folder}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  for (const standIn of standIns) await write(standIn, unfinished);
  for (const old of fs.readdirSync(cache)) if (old.startsWith('stand-ins-') && !unfinished.endsWith(old)) fs.rmSync(path.join(cache, old), { recursive: true, force: true });
  if (fs.existsSync(folder)) fs.rmSync(unfinished, { recursive: true });
  else fs.renameSync(unfinished, folder);
  return folder;
}
