/** `npm run sharepoint -- --port N --data FILE --empty`: the service without the intranet. */
import fs from 'node:fs';
import path from 'node:path';
import { serve } from './sharepoint/http/server';
import { createSharePoint } from './sharepoint/service';
import { DamagedFileError } from './sharepoint/store/database';

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function main(): Promise<void> {
  const port = Number(option('port') ?? 5001);
  if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`--port must be a number from 0 to 65535, not ${String(option('port'))}.`);
  const file = option('data') ?? ':memory:';
  if (file !== ':memory:') fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const sharePoint = createSharePoint({ file, sites: [{ url: '/sites/test', title: 'Test' }] });
  const server = await serve(sharePoint, port);
  console.log(`SharePoint listens on http://127.0.0.1:${server.port}/sites/test (data: ${file})`);
  const end = (): void => {
    void server.close().then(() => {
      sharePoint.close();
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  if (error instanceof DamagedFileError) stop(`The data file cannot be read as a database. Move it away or choose another with --data. (${error.message})`);
  if ((error as { code?: string }).code === 'EADDRINUSE') stop('The port is taken. Choose another with --port.');
  stop(error instanceof Error ? error.message : String(error));
});
