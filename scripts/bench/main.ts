/**
 * `npm run bench [-- --sizes 1000,100000] [-- --articles 100,100000] [-- --people 200,100000] [-- --rows 1000000] [-- --pages 100,100000]`: the service alone, the product on it at several
 * sizes, both as ratios, and the weight of what ships. `--only service` leaves the product out.
 */
import fs from 'node:fs';
import path from 'node:path';
import { bundleWeights, chunkWeights, initialBudgets } from '../bundleWeights';
import { benchBlog } from './blogBench';
import type { Measurement } from './measure';
import { benchProfiles } from './profileBench';
import { benchService, printService } from './serviceBench';
import { benchStream } from './streamBench';
import { benchWiki } from './wikiBench';

const assets = path.join(__dirname, '../../release/assets');
const defaultSizes = [1_000, 100_000, 1_000_000];
const defaultRows = 1_000_000;
const defaultPages = [100, 100_000];
const defaultPeople = [200, 10_000, 100_000];
/** How far requests and bytes may grow from the smallest size to the largest. */
const flat = 1.1;

function sizes(option: string, usual: readonly number[]): readonly number[] {
  const index = process.argv.indexOf(option);
  return index < 0 ? usual : (process.argv[index + 1] ?? '').split(',').map(Number).filter((size) => size > 0);
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(14))).join('');
}

function ratio(value: number, base: number): string {
  return base === 0 ? '-' : `×${(value / base).toFixed(2)}`;
}

/** Prints every operation beside its own figure at the smallest size. @returns what is not flat. */
function printMeasurements(title: string, unit: string, measurements: readonly Measurement[]): string[] {
  const grown: string[] = [];
  console.log(`\n${row([title, unit, 'round trips', 'bytes', 'ratio', 'ms (median)', 'ratio'])}`);
  for (const one of measurements) {
    const base = measurements.find((other) => other.operation === one.operation) ?? one;
    console.log(row([one.operation, one.size.toLocaleString('en'), one.requests, one.bytes.toLocaleString('en'), ratio(one.bytes, base.bytes), one.milliseconds.toFixed(1), ratio(one.milliseconds, base.milliseconds)]));
    if (one.requests > base.requests * flat || (!one.isBounded && one.bytes > base.bytes * flat)) grown.push(`${one.operation} at ${one.size}`);
  }
  return grown;
}

/** Each operation at all its sizes, the smallest first. */
function byOperation(measurements: readonly Measurement[]): Measurement[] {
  const order = [...new Set(measurements.map(({ operation }) => operation))];
  return [...measurements].sort((first, second) => order.indexOf(first.operation) - order.indexOf(second.operation) || first.size - second.size);
}

function printWeights(): void {
  if (!fs.existsSync(assets)) {
    console.log('\nNo production build to weigh: run  npm run build  first.');
    return;
  }
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
  console.log('\ngzipped weight');
  for (const { name, initialBytes } of bundleWeights(assets)) console.log(row([name, kilobytes(initialBytes), `of ${kilobytes(initialBudgets[name] ?? 0)}`]));
  for (const { name, bytes } of chunkWeights(assets)) console.log(`  on first use: ${name.padEnd(40)}${kilobytes(bytes).padStart(10)}`);
}

async function main(): Promise<void> {
  const [rows = defaultRows] = sizes('--rows', [defaultRows]);
  const slower = printService(await benchService(rows, (text) => console.log(text)));
  if (slower.length > 0) {
    console.error(`\nSlower by more than a fifth at ${rows.toLocaleString('en')} rows: ${slower.join(', ')}`);
    process.exitCode = 1;
  }
  if (process.argv.includes('--only') && process.argv.includes('service')) return;
  const stream: Measurement[] = [];
  for (const size of sizes('--sizes', defaultSizes)) stream.push(...(await benchStream(size, (text) => console.log(text))));
  const blog: Measurement[] = [];
  for (const size of sizes('--articles', defaultPages)) blog.push(...(await benchBlog(size, (text) => console.log(text))));
  const profiles: Measurement[] = [];
  for (const size of sizes('--people', defaultPeople)) profiles.push(...(await benchProfiles(size, (text) => console.log(text))));
  const wiki: Measurement[] = [];
  for (const size of sizes('--pages', defaultPages)) wiki.push(...(await benchWiki(size, (text) => console.log(text))));
  const grown = [...printMeasurements('stream', 'posts', byOperation(stream)), ...printMeasurements('blog', 'articles', byOperation(blog)), ...printMeasurements('profiles', 'people', byOperation(profiles)), ...printMeasurements('wiki', 'pages', byOperation(wiki))];
  printWeights();
  if (grown.length > 0) {
    console.error(`\nGrown by more than a tenth: ${grown.join(', ')}`);
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
