import { listFiles, readSource } from '../support/sources';

interface Manifest {
  readonly id: string;
  readonly alias: string;
  readonly supportedHosts?: readonly string[];
  readonly preconfiguredEntries?: readonly {
    readonly title: Record<string, string>;
    readonly description: Record<string, string>;
  }[];
}
interface Bundle {
  readonly components: readonly { readonly entrypoint: string; readonly manifest: string }[];
}
interface Solution {
  readonly solution: { readonly version: string; readonly features: readonly { readonly version: string }[] };
}
interface Package {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

function readJson<T>(file: string): T {
  return JSON.parse(readSource(file)) as T;
}

const manifestFiles = listFiles('src', /\.manifest\.json$/);
const manifests = manifestFiles.map((file) => readJson<Manifest>(file));
const packageJson = readJson<Package>('package.json');
const bundles = Object.values(readJson<{ bundles: Record<string, Bundle> }>('config/config.json').bundles);

describe('manifests and versions', () => {
  test('every manifest is bundled once, beside its own entry point', () => {
    const bundled = bundles.flatMap((bundle) => bundle.components.map((component) => component.manifest.replace('./', '')));
    expect([...bundled].sort()).toEqual([...manifestFiles].sort());
    for (const { entrypoint, manifest } of bundles.flatMap((bundle) => bundle.components)) {
      expect(entrypoint).toBe(manifest.replace('./src/', './lib/').replace('.manifest.json', '.js'));
    }
  });

  test('ids and aliases are unique', () => {
    expect(new Set(manifests.map((manifest) => manifest.id)).size).toBe(manifests.length);
    expect(new Set(manifests.map((manifest) => manifest.alias)).size).toBe(manifests.length);
  });

  test('every web part works on a page, as a full page, and in Teams', () => {
    for (const manifest of manifests.filter((one) => one.alias.endsWith('WebPart'))) {
      expect(manifest.supportedHosts).toEqual(
        expect.arrayContaining(['SharePointWebPart', 'SharePointFullPage', 'TeamsTab', 'TeamsPersonalApp'])
      );
    }
  });

  test('titles and descriptions speak English, German and Arabic', () => {
    for (const entry of manifests.flatMap((manifest) => manifest.preconfiguredEntries ?? [])) {
      for (const text of [entry.title, entry.description]) {
        expect(Object.keys(text)).toEqual(expect.arrayContaining(['default', 'de-DE', 'ar-SA']));
      }
    }
  });

  test('the solution, its feature and the package share one version', () => {
    const { solution } = readJson<Solution>('config/package-solution.json');
    expect(solution.version).toBe(`${packageJson.version}.0`);
    for (const feature of solution.features) expect(feature.version).toBe(solution.version);
  });

  test('SharePoint Framework is pinned to one version', () => {
    const all = { ...packageJson.dependencies, ...packageJson.devDependencies };
    const framework = Object.entries(all).filter(([name]) => name.startsWith('@microsoft/'));
    expect(framework.length).toBeGreaterThan(5);
    expect(framework.filter(([, version]) => version !== '1.23.2')).toEqual([]);
  });

  test('every dependency is pinned exactly', () => {
    const ranges = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }).filter(([, version]) => !/^\d/.test(version));
    expect(ranges).toEqual([]);
  });
});
