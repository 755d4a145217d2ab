import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * How much initial JavaScript each bundle may bring to a page, gzipped, in bytes.
 * React comes from SharePoint and is not counted; chunks that load on first use are listed apart.
 */
export const initialBudgets: Readonly<Record<string, number>> = {
  'loggia-blog': 100 * 1024,
  'loggia-people': 100 * 1024,
  'loggia-stream': 95 * 1024,
  'loggia-wiki': 100 * 1024
};

/** One bundle of the solution and the chunks that it loads when they are first used. */
export interface BundleWeight {
  readonly name: string;
  /** Gzipped bytes of the file that the page loads before it can draw. */
  readonly initialBytes: number;
}

/** A chunk that is loaded on first use; any bundle may ask for it. */
export interface ChunkWeight {
  readonly name: string;
  readonly bytes: number;
}

function gzippedSize(file: string): number {
  return gzipSync(fs.readFileSync(file), { level: 9 }).length;
}

function scripts(assetsFolder: string): string[] {
  return fs.existsSync(assetsFolder) ? fs.readdirSync(assetsFolder).filter((file) => file.endsWith('.js')) : [];
}

/** Weighs the entry files of a production build (`release/assets`). */
export function bundleWeights(assetsFolder: string): BundleWeight[] {
  return scripts(assetsFolder).flatMap((file) => {
    const match = /^(loggia-[a-z]+)_[0-9a-f]+\.js$/.exec(file);
    return match?.[1] ? [{ name: match[1], initialBytes: gzippedSize(path.join(assetsFolder, file)) }] : [];
  });
}

/** Weighs the chunks of a production build, heaviest first. */
export function chunkWeights(assetsFolder: string): ChunkWeight[] {
  return scripts(assetsFolder)
    .filter((file) => /^chunk\./.test(file))
    .map((file) => ({ name: file.replace(/^chunk\./, '').replace(/_[0-9a-f]+\.js$/, ''), bytes: gzippedSize(path.join(assetsFolder, file)) }))
    .sort((first, second) => second.bytes - first.bytes);
}
