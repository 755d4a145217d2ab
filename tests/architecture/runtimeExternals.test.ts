import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFramework } from '../../local/host/runtime/framework';
import { framework as version } from '../../local/host/runtime/manifest';
import { ensureStandIns, fileNameOf } from '../../local/host/standIns/build';
import { coreLibrary, standIns } from '../../local/host/standIns/components';
import { readExternalNames } from '../support/externalNames';
import { root } from '../support/sources';

jest.setTimeout(120_000);

const microsoft = path.join(root, 'node_modules/@microsoft');
const requireFrom = createRequire(path.join(root, 'package.json'));
/** The bundles that use components which npm lacks, by the package they come in. */
const users = ['sp-property-pane', 'sp-webpart-base'] as const;

function bundleTexts(name: string): string[] {
  const folder = path.join(microsoft, name, 'dist');
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.js') && (/_(en-us|none)_/.test(file)));
  // The entry first: its chunks use its numbers.
  return files.sort((left, right) => Number(left.startsWith('chunk')) - Number(right.startsWith('chunk'))).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
}

let folder = '';
const loaded = new Map<string, Record<string, unknown>>();

/** Runs a stand-in as the loader would, with React from the packages. */
function load(name: string): Record<string, unknown> {
  const known = loaded.get(name);
  if (known) return known;
  const standIn = standIns.find((one) => one.name === name);
  // The framework's own library wants a browser; a stand-in only makes keys with it while it loads.
  if (name === coreLibrary.name) return { ServiceKey: { create: () => ({}) } };
  if (!standIn) return requireFrom(name) as Record<string, unknown>;
  const module = { exports: {} as Record<string, unknown> };
  const define = (dependencies: readonly string[], factory: (...values: unknown[]) => unknown): void => {
    const special: Record<string, unknown> = { require: load, exports: module.exports, module };
    const answer = factory(...dependencies.map((one) => special[one] ?? load(one)));
    if (answer !== undefined) module.exports = answer as Record<string, unknown>;
  };
  // eslint-disable-next-line no-new-func -- the file is a script of the page and expects `define` as a global
  new Function('define', fs.readFileSync(path.join(folder, fileNameOf(standIn)), 'utf8'))(Object.assign(define, { amd: {} }));
  loaded.set(name, module.exports);
  return module.exports;
}

beforeAll(async () => {
  folder = await ensureStandIns(() => undefined);
});

describe('the stand-ins for components that npm lacks', () => {
  test('were made for the installed version of SPFx', () => {
    for (const name of ['sp-loader', 'sp-application-base', ...users]) {
      expect((JSON.parse(fs.readFileSync(path.join(microsoft, name, 'package.json'), 'utf8')) as { version: string }).version).toBe(version);
    }
  });

  test('cover every component that a manifest of the runtime names', () => {
    const { manifests } = readFramework(folder);
    const known = new Set(manifests.map((manifest) => `${manifest.id} ${manifest.version}`));
    const missing = manifests.flatMap((manifest) =>
      Object.entries(manifest.loaderConfig.scriptResources).flatMap(([name, resource]) => (resource.type === 'component' && !known.has(`${resource.id} ${resource.version}`) ? [`${manifest.alias} needs ${name} ${resource.id} ${resource.version}`] : []))
    );
    expect(missing).toEqual([]);
  });

  test.each(users)('export every name that %s uses of them', (user) => {
    const used = [...readExternalNames(bundleTexts(user))].flatMap(([external, names]) => {
      const standIn = standIns.find(({ name, id }) => name === external || id === external);
      return standIn && standIn.source.kind !== 'inAssembly' ? [{ standIn, names: [...names] }] : [];
    });
    // A scan that finds nothing would agree with anything.
    expect(used.flatMap(({ names }) => names).length).toBeGreaterThan(user === 'sp-property-pane' ? 80 : 3);
    const missing = used.flatMap(({ standIn, names }) => names.filter((name) => name !== 'default' && !(name in load(standIn.name))).map((name) => `${standIn.name} lacks ${name}`));
    expect(missing).toEqual([]);
  });
});
