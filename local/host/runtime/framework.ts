import fs from 'node:fs';
import path from 'node:path';
import { fileNameOf } from '../standIns/build';
import { coreLibrary, type StandIn, standIns } from '../standIns/components';
import { localized, type ComponentManifest, type ScriptResource } from './manifest';

const microsoft = path.join(__dirname, '../../../node_modules/@microsoft');
/** The id under which sp-application-base publishes the bootstrap, `sp-default-assembly`. */
const assemblyId = '05580011-8e5d-45cc-8488-220e459c5c67';

/** Microsoft's runtime as npm brings it: files by name (their names carry hashes, so one folder holds them all) and manifests. */
export interface Framework {
  readonly files: ReadonlyMap<string, string>;
  readonly manifests: readonly ComponentManifest[];
  /** The file name of the bootstrap for a culture. */
  assemblyFor(culture: string): string;
}

function manifestOf(standIn: StandIn): ComponentManifest {
  const { source } = standIn;
  const entry = standIn.name;
  const needs = source.kind === 'fluent8' || source.kind === 'fluent9' ? ['local-fluent'] : 'needs' in source ? (source.needs ?? []) : [];
  const resources = needs.map((name): [string, ScriptResource] => {
    const needed = [...standIns, coreLibrary].find((one) => one.name === name);
    if (!needed) throw new Error(`${standIn.name} needs ${name}, which nothing stands in for`);
    return [name, { type: 'component', id: needed.id, version: needed.version }];
  });
  return {
    id: standIn.id,
    alias: standIn.name,
    componentType: 'Library',
    version: standIn.version,
    manifestVersion: 2,
    isInternal: true,
    loaderConfig: { entryModuleId: entry, internalModuleBaseUrls: [], scriptResources: Object.fromEntries([[entry, { type: 'path', path: fileNameOf(standIn) }], ...resources]) }
  };
}

/** Reads the installed `@microsoft/sp-*` packages and adds the stand-ins of `standInFolder`. */
export function readFramework(standInFolder: string): Framework {
  const files = new Map<string, string>();
  const manifests: ComponentManifest[] = [];
  for (const name of fs.readdirSync(microsoft).filter((folder) => folder.startsWith('sp-'))) {
    const folder = path.join(microsoft, name, 'dist');
    if (!fs.existsSync(folder)) continue;
    for (const file of fs.readdirSync(folder)) {
      const full = path.join(folder, file);
      if (file.endsWith('.manifest.json')) manifests.push({ ...(JSON.parse(fs.readFileSync(full, 'utf8')) as ComponentManifest), isInternal: true });
      else if (/\.(js|woff|png|svg)$/.test(file)) files.set(file, full);
    }
  }
  for (const file of fs.readdirSync(standInFolder)) files.set(file, path.join(standInFolder, file));
  const assembly = manifests.find(({ id }) => id === assemblyId)?.loaderConfig.scriptResources['sp-default-assembly'];
  if (assembly?.type !== 'localizedPath') throw new Error('The package @microsoft/sp-application-base holds no sp-default-assembly: is it installed whole?');
  return { files, manifests: [...manifests, ...standIns.map(manifestOf)], assemblyFor: (culture) => localized(assembly.paths, culture) };
}
