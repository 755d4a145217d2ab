/** `npm run sharepoint`: the service without the intranet. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { companyPhotos } from './company/pictures/photos';
import { companySite, seedCompany } from './company/seed';
import type { FaultPlan } from './sharepoint/faults/faults';
import { PlanFileError, readPlanFile } from './sharepoint/faults/planFile';
import { serve } from './sharepoint/http/server';
import { createHomePage } from './sharepoint/store/bareSite';
import { createSharePoint, type SharePoint } from './sharepoint/service';
import { DamagedFileError } from './sharepoint/store/database';

const bareSite = { url: '/sites/test', title: 'Test' } as const;
const usage = `npm run sharepoint -- [options]
  --port N       the port to serve on (5001; 0 takes a free one)
  --data FILE    the database; without it everything is gone with the process
  --empty        a bare site at ${bareSite.url} instead of the demo company at ${companySite.url}
  --faults FILE  a plan by which requests fail (docs/local-sharepoint.md)`;

interface Options {
  readonly port: number;
  readonly file: string;
  readonly isEmpty: boolean;
  readonly faults?: FaultPlan;
}

class OptionError extends Error {}

/** Undefined where somebody asks for help. @throws OptionError, PlanFileError */
function readOptions(args: readonly string[]): Options | undefined {
  let values: { port: string; data?: string; empty?: boolean; faults?: string; help?: boolean };
  try {
    values = parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '5001' }, data: { type: 'string' }, empty: { type: 'boolean' }, faults: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
    }).values;
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n\n${usage}`);
  }
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new OptionError(`--port must be a number from 0 to 65535, not ${values.port}.`);
  return { port, file: values.data ?? ':memory:', isEmpty: values.empty ?? false, ...(values.faults === undefined ? {} : { faults: readPlanFile(values.faults) }) };
}

/** Opens the file and fills it where it is new. */
async function open({ file, isEmpty }: Options): Promise<SharePoint> {
  if (file !== ':memory:') fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const sharePoint = createSharePoint({ file, sites: isEmpty ? [bareSite] : [] });
  const bare = isEmpty ? sharePoint.store.sites.webByUrl(bareSite.url) : undefined;
  if (bare) createHomePage(sharePoint.store, bare);
  if (!isEmpty) {
    sharePoint.photos = companyPhotos(new Date());
    await seedCompany(sharePoint, { now: new Date(), onProgress: (step) => console.log(`  ${step}`) });
  }
  return sharePoint;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage);
    return;
  }
  const sharePoint = await open(options);
  if (options.faults) sharePoint.faults.set(options.faults);
  const server = await serve(sharePoint, options.port);
  console.log(`SharePoint listens on http://127.0.0.1:${server.port}${options.isEmpty ? bareSite.url : companySite.url} (data: ${options.file})`);
  const end = (): void => {
    void server.close().then(() => {
      sharePoint.close();
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function sentenceFor(error: unknown): string {
  if (error instanceof DamagedFileError) return `The data file cannot be read as a database. Move it away or choose another with --data. (${error.message})`;
  if ((error as { code?: string }).code === 'EADDRINUSE') return 'The port is taken. Choose another with --port.';
  return error instanceof OptionError || error instanceof PlanFileError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  console.error(sentenceFor(error));
  process.exit(1);
});
