import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { ComponentManifest } from '../runtime/manifest';
import { type Solution, StartError } from './solution';

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? whole;
  });
}

/**
 * Takes manifests and assets out of a .sppkg as the app catalog does: each `WebPart_*.xml` carries its manifest in the attribute
 * `ComponentManifest`, and the files lie in `ClientSideAssets/`.
 * @throws StartError where the file is missing or is no package.
 */
export function readSolutionPackage(file: string): Solution {
  if (!fs.existsSync(file)) throw new StartError(`There is no package at ${file}. Run  npm run package  and start again.`);
  const bytes = fs.readFileSync(file);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch {
    throw new StartError(`${file} is not a readable package. Run  npm run package  to make it again.`);
  }
  const assets = new Map<string, Buffer>();
  const manifests: ComponentManifest[] = [];
  let title = 'Solution';
  for (const [name, content] of Object.entries(entries)) {
    if (name.startsWith('ClientSideAssets/')) assets.set(path.posix.basename(name), Buffer.from(content));
    else if (name === 'AppManifest.xml') title = /<Title>([^<]+)<\/Title>/.exec(strFromU8(content))?.[1] ?? title;
    else if (name.endsWith('.xml')) {
      const attribute = /ComponentManifest="([^"]+)"/.exec(strFromU8(content))?.[1];
      if (attribute) manifests.push(JSON.parse(unescapeXml(attribute)) as ComponentManifest);
    }
  }
  if (manifests.length === 0) throw new StartError(`${file} holds no component. Run  npm run package  to make it again.`);
  manifests.sort((left, right) => left.id.localeCompare(right.id));
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { version, title, manifests, readAsset: (name) => assets.get(name), isHashed: true };
}

/** What a running `heft build-watch` leaves in `dist/`: read anew for every page, as it changes under us. */
export function readWatchedBuild(folder: string): Solution {
  const manifests = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((file) => file.endsWith('.manifest.json'))
        .sort()
        .map((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as ComponentManifest)
    : [];
  if (manifests.length === 0) throw new StartError('The first build is not there yet. The page will load when it is.');
  const readAsset = (name: string): Buffer | undefined => {
    const file = path.join(folder, path.basename(name));
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  };
  return { version: 'watch', title: 'Watched build', manifests, readAsset, isHashed: false };
}
