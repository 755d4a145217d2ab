import { listFiles, listImports, type Import } from '../support/sources';

const code = /\.tsx?$/;
const sources = listFiles('src', code).filter((file) => !file.endsWith('.d.ts'));

/** What each layer of src may import from src: the table of docs/architecture.md. */
const allowed: Record<string, readonly string[]> = {
  domain: ['domain'],
  provisioning: ['domain', 'provisioning'],
  gateway: ['domain', 'provisioning', 'gateway'],
  ui: ['domain', 'ui'],
  application: ['domain', 'ui', 'application'],
  features: ['domain', 'ui', 'application', 'features'],
  webparts: ['domain', 'provisioning', 'gateway', 'ui', 'application', 'features', 'webparts']
};

function layerOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function areaOf(file: string): string {
  return file.split('/')[2] ?? '';
}

function offences(files: readonly string[], isOffence: (found: Import) => boolean): string[] {
  return files.flatMap(listImports).filter(isOffence).map(({ file, target }) => `${file} imports ${target}`);
}

describe('imports', () => {
  test('there are sources to look at', () => {
    expect(sources.length).toBeGreaterThan(0);
  });

  test('every file lies in a layer that the architecture names', () => {
    const layers = [...Object.keys(allowed), 'loc'];
    expect(sources.filter((file) => !layers.includes(layerOf(file)))).toEqual([]);
  });

  test('a layer imports only the layers below it', () => {
    const found = offences(sources, ({ file, target, isRelative }) =>
      isRelative && !(allowed[layerOf(file)] ?? []).includes(layerOf(target))
    );
    expect(found).toEqual([]);
  });

  test('a feature never imports another feature, only what is shared', () => {
    const features = sources.filter((file) => layerOf(file) === 'features');
    const found = offences(features, ({ file, target, isRelative }) =>
      isRelative && layerOf(target) === 'features' && areaOf(target) !== areaOf(file) && areaOf(target) !== 'shared'
    );
    expect(found).toEqual([]);
  });

  test('only the gateway imports PnPjs, only web parts and sp.ts import SharePoint Framework', () => {
    const found = offences(sources, ({ file, target }) =>
      (target.startsWith('@pnp/') && layerOf(file) !== 'gateway') ||
      (target.startsWith('@microsoft/') && layerOf(file) !== 'webparts' && file !== 'src/gateway/sp.ts')
    );
    expect(found).toEqual([]);
  });

  test('domain and provisioning know no library of the page', () => {
    const pure = sources.filter((file) => ['domain', 'provisioning'].includes(layerOf(file)));
    expect(offences(pure, ({ isRelative }) => !isRelative)).toEqual([]);
  });

  test('Fluent is imported by path', () => {
    expect(offences(sources, ({ target }) => target === '@fluentui/react')).toEqual([]);
  });

  test('what ships never reaches into local, and the local SharePoint never into what ships', () => {
    const service = listFiles('local/sharepoint', code);
    expect(offences(sources, ({ target }) => target.startsWith('local/'))).toEqual([]);
    expect(offences(service, ({ target }) => target.startsWith('src/'))).toEqual([]);
  });

  test('no barrels but the index of a ui component', () => {
    expect(sources.filter((file) => /\/index\.tsx?$/.test(file) && layerOf(file) !== 'ui')).toEqual([]);
  });
});
