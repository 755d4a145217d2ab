import fs from 'node:fs';
import type http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { AssetServer } from './assets';
import { type BrowserFiles, buildBrowserFiles } from './browserFiles';
import { answerPage } from './pages/pageDocument';
import { homePage } from './pages/sitePages';
import { createServer, isLoopbackName, listener } from '../sharepoint/http/server';
import type { SharePoint } from '../sharepoint/service';
import { type Framework, readFramework } from './runtime/framework';
import { readSession } from './session';
import { type Solution, StartError } from './solution/solution';
import { ensureStandIns } from './standIns/build';

const icons = path.join(__dirname, '../../node_modules/@fluentui/font-icons-mdl2/fonts');

export interface HostOptions {
  readonly sharePoint: SharePoint;
  /** Asked for every page, so that a watched build is always the newest. @throws StartError while there is none. */
  readonly solution: () => Solution;
  /** 0 for a free one. */
  readonly port: number;
  readonly isWatching?: boolean;
  readonly homeSite: string;
  readonly report?: (line: string) => void;
}
export interface Host {
  readonly port: number;
  /** `http://contoso.localhost:PORT`: on plain `localhost` SPFx takes itself for the retired local workbench. */
  readonly origin: string;
  /** Tells open pages that the build has changed. */
  announceBuild(): void;
  close(): Promise<void>;
}

/** Serves the pages, Microsoft's runtime, the solution's assets and, for every other address, SharePoint's REST API. */
class PageHost {
  private readonly _assets: AssetServer = new AssetServer();
  private readonly _listeners: Set<ServerResponse> = new Set();

  public constructor(
    private readonly _options: HostOptions,
    private readonly _framework: Framework,
    private readonly _browserFiles: BrowserFiles
  ) {}

  public async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A name from elsewhere that points here is somebody else's page trying to reach this one.
    if (!isLoopbackName(request.headers.host)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('The local intranet answers on loopback names only.');
      return;
    }
    const origin = `http://${request.headers.host ?? 'contoso.localhost'}`;
    const url = new URL(request.url ?? '/', origin);
    const asset = /^\/_host\/(spfx|app|icons|solution\/[^/]+|events|no-graph)\/?([^/]*)$/.exec(url.pathname);
    if (asset) return this._sendAsset(asset[1] ?? '', decodeURIComponent(asset[2] ?? ''), request, response);
    const page = /^(.*)\/SitePages\/([^/]+\.aspx)$/i.exec(decodeURIComponent(url.pathname));
    if (page && request.method === 'GET') return this._sendPage(origin, url, page[1] ?? '', page[2] ?? '', request, response);
    if (url.pathname === '/' || url.pathname === this._options.homeSite || url.pathname === `${this._options.homeSite}/`) {
      response.writeHead(302, { location: `${this._options.homeSite}/SitePages/${homePage}${url.search}` }).end();
      return;
    }
    if (url.pathname === '/favicon.ico') return this._sendAsset('app', 'icon.svg', request, response);
    if (/\/_layouts\/15\/error\.aspx$/i.test(url.pathname)) return this._sendStartFailure(url, response);
    // A page asks the service only for components that its own manifests lack: the service's line after this one names it.
    if (/\/GetClientSideComponents\b/i.test(url.pathname)) this._options.report?.('The runtime asks for a component that the local host does not have.');
    if (!(await listener(this._options.sharePoint, request, response))) response.writeHead(404, { 'content-type': 'text/plain' }).end('404 FILE NOT FOUND');
  }

  public announceBuild(): void {
    for (const listener of this._listeners) listener.write('event: built\ndata: {}\n\n');
  }

  public close(): void {
    for (const listener of this._listeners) listener.end();
  }

  private _sendAsset(folder: string, name: string, request: IncomingMessage, response: ServerResponse): void {
    if (folder === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': open\n\n');
      this._listeners.add(response);
      request.on('close', () => this._listeners.delete(response));
      return;
    }
    if (folder === 'spfx') {
      const file = this._framework.files.get(name);
      // The assembly is the one file without a hash in its name.
      if (file) return this._assets.sendFile(request, response, file, /_[0-9a-f]{16,}\./.test(name));
    } else if (folder === 'app') {
      const content = this._browserFiles.contents.get(name);
      if (content) return this._assets.send(request, response, `app/${name}`, () => content, /\.[0-9a-f]{12}\./.test(name));
    } else if (folder === 'icons') {
      const file = path.join(icons, path.basename(name));
      if (fs.existsSync(file)) return this._assets.sendFile(request, response, file, false);
    } else if (folder.startsWith('solution/')) {
      const solution = this._options.solution();
      const content = solution.readAsset(name);
      const key = solution.isHashed ? `${solution.version}/${name}` : `${name}?${content ? `${content.length}-${content.subarray(0, 64).toString('base64')}-${Date.now()}` : ''}`;
      if (content) return this._assets.send(request, response, key, () => content, solution.isHashed);
    }
    response.writeHead(404, { 'content-type': 'text/plain' }).end(`There is no ${name} here`);
  }

  private async _sendPage(origin: string, url: URL, webUrl: string, fileName: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { session, setCookies } = readSession(url.searchParams, request.headers.cookie);
    const { sharePoint, isWatching = false } = this._options;
    const sources = { rest: sharePoint, framework: this._framework, browserFiles: this._browserFiles, solution: this._options.solution(), isWatching };
    const answer = await answerPage({ origin, webUrl, fileName, session }, sources);
    response.writeHead(answer.status, { ...answer.headers, 'set-cookie': [...setCookies, `local-user=${encodeURIComponent(session.account)}; Path=/; SameSite=Lax; Max-Age=31536000`] });
    response.end(answer.body);
  }

  /** The runtime comes here when it cannot start; answering with a page would start it again. */
  private _sendStartFailure(url: URL, response: ServerResponse): void {
    const details = [...url.searchParams].map(([name, value]) => `${name}: ${value}`).join('\n');
    this._options.report?.(`The SPFx runtime could not start.\n${details}`);
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(`The SPFx runtime could not start.\n\n${details}`);
  }
}

async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken. Stop what runs there, or choose another:  npm start -- --port ${port + 1}`) : error);
    });
    // Loopback only: whoever can reach this port can look as anybody.
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** @throws StartError where the port is taken. */
export async function startHost(options: HostOptions): Promise<Host> {
  const report = options.report ?? (() => undefined);
  const standIns = await ensureStandIns(report);
  const host = new PageHost(options, readFramework(standIns), await buildBrowserFiles());
  const server = createServer(options.sharePoint.limits, (request, response) => {
    host.handle(request, response).catch((error: unknown) => {
      report(error instanceof StartError ? error.message : `${request.method} ${request.url} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) response.writeHead(error instanceof StartError ? 503 : 500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof StartError ? error.message : 'The local intranet failed here; its console says why.');
    });
  });
  const port = await listen(server, options.port);
  return {
    port,
    origin: `http://contoso.localhost:${port}`,
    announceBuild: () => host.announceBuild(),
    close: () =>
      new Promise((resolve) => {
        host.close();
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}
