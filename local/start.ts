/** `npm start`: builds what is missing, makes the demo company on the first run and serves the local intranet. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackage, watchBuild } from './host/build';
import { homeSite, startIntranet } from './host/intranet';
import { StartError } from './host/solution/solution';
import { readSolutionPackage, readWatchedBuild } from './host/solution/solutionPackage';
import type { FaultPlan } from './sharepoint/faults/faults';
import { PlanFileError, readPlanFile } from './sharepoint/faults/planFile';
import { DamagedFileError } from './sharepoint/store/database';

const root = path.join(__dirname, '..');
const usage = `npm start -- [options]
  --port N      the port to serve on (5000)
  --data FILE   the database (local/.data/intranet.db)
  --reset       throw the database away and make the company anew
  --watch       rebuild and reload while you develop
  --faults FILE a plan by which requests fail (docs/local-sharepoint.md)`;

interface Options {
  readonly port: number;
  readonly file: string;
  readonly isReset: boolean;
  readonly isWatching: boolean;
  readonly faults?: FaultPlan;
}

/** @throws StartError for an option that is not known or makes no sense. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '5000' }, data: { type: 'string' }, reset: { type: 'boolean' }, watch: { type: 'boolean' }, faults: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
    });
    if (values.help) return undefined;
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new StartError(`--port must be a number from 1 to 65535, not ${values.port}.`);
    return { port, file: path.resolve(root, values.data ?? 'local/.data/intranet.db'), isReset: values.reset ?? false, isWatching: values.watch ?? false, ...(values.faults === undefined ? {} : { faults: readPlanFile(values.faults) }) };
  } catch (error) {
    if (error instanceof StartError || error instanceof PlanFileError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n\n${usage}`);
  }
}

function reset(file: string): void {
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(file + ending, { force: true });
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage);
    return;
  }
  const report = (line: string): void => console.log(line);
  const started = Date.now();
  if (options.isReset) reset(options.file);
  fs.mkdirSync(path.dirname(options.file), { recursive: true });
  let announce: () => void = () => undefined;
  const watch = options.isWatching ? await watchBuild(root, report, () => announce()) : undefined;
  const file = options.isWatching ? undefined : await ensurePackage(root, report);
  const read = file ? readSolutionPackage(file) : undefined;
  const intranet = await startIntranet({
    file: options.file,
    port: options.port,
    solution: () => read ?? readWatchedBuild(path.join(root, 'dist')),
    isWatching: options.isWatching,
    isCompanySeeded: true,
    ...(options.faults ? { faults: options.faults } : {}),
    report
  });
  announce = () => intranet.announceBuild();
  console.log(`\n  ${intranet.origin}${homeSite}/SitePages/Home.aspx\n\n  Ready in ${((Date.now() - started) / 1000).toFixed(1)} s. Look as somebody else, in another theme or language, with the buttons at the top. Ctrl+C stops.`);
  const stop = (): void => {
    watch?.stop();
    intranet
      .close()
      .catch((error: unknown) => console.error(error))
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  if (error instanceof StartError || error instanceof PlanFileError) console.error(error.message);
  else if (error instanceof DamagedFileError) console.error(`The data file cannot be read as a database (${error.message}). Choose another with --data FILE, or make it anew with --reset.`);
  else console.error(error);
  process.exit(1);
});
