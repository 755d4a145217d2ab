import { randomUUID } from 'node:crypto';
import { digestInvalid, invalidQuery, SharePointError, siteMissing, throttled, unauthorized } from './errors/SharePointError';
import { ConnectionCut, type FaultPlan, Faults } from './faults/faults';
import { readBatch, writeBatch } from './http/batch';
import { isDigestValid } from './http/digest';
import { feedSite, listFeed } from './http/listFeed';
import { isFileAddress, readFile, type PhotoProvider } from './http/files';
import { readJson } from './http/json';
import { defaultLimits, type Limits } from './limits';
import type { PrincipalRow, SpRequest, SpResponse, WebRow } from './model';
import { parseOptions, parsePath } from './odata/path';
import { Rights } from './permissions/rights';
import type { Context } from './routes/context';
import { dispatch } from './routes/dispatch';
import type { Operation } from './routes/table';
import { errorResponse, metadataLevel, serialise } from './routes/serialise';
import { Store } from './store/store';
import { seedBareSite } from './store/bareSite';

export interface SharePointOptions {
  /** The database file, or `:memory:`. */
  readonly file: string;
  /** Overrides single limits; all are on by default. */
  readonly limits?: Partial<Limits>;
  readonly now?: () => Date;
  /** Lets requests fail by plan; `/_local/faults` changes it while the service runs. */
  readonly faults?: FaultPlan;
  /** Site collections that exist after the start, as `/sites/test`; made when they are missing. */
  readonly sites?: readonly { readonly url: string; readonly title: string }[];
}

export { defaultLimits };

const writes = new Set(['POST', 'MERGE', 'PATCH', 'PUT', 'DELETE']);

/** A SharePoint that answers REST from one SQLite file. */
export class SharePoint {
  public readonly store: Store;
  public readonly limits: Limits;
  /** Where photos come from; without one everybody has the placeholder. */
  public photos: PhotoProvider | undefined;
  /** Hears of each operation that was run and of its status, batch parts too. */
  public onOperation: ((operation: Operation, status: number) => void) | undefined;
  /** How requests fail on demand. */
  public readonly faults: Faults = new Faults();
  private readonly now: () => Date;
  private readonly traffic: Map<number, { windowEnds: number; count: number }> = new Map();

  /** @throws DamagedFileError when the file is not a database. */
  public constructor(options: SharePointOptions) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.now = options.now ?? (() => new Date());
    this.store = new Store(options.file, this.limits, this.now);
    if (options.faults) this.faults.set(options.faults);
    for (const site of options.sites ?? []) if (!this.store.sites.find(site.url)) seedBareSite(this.store, site.url, site.title);
  }

  public close(): void {
    this.store.close();
  }

  /** Whether an address belongs to this service. */
  public serves(url: string): boolean {
    const [path = ''] = url.split('?');
    return /\/_api(\/|$)/i.test(path) || path === '/_local/faults' || feedSite(plainPath(path)) !== undefined || isFileAddress(this.store, plainPath(path));
  }

  /** Answers one request; throws nothing but ConnectionCut, where a plan of faults wants the connection to end. */
  public async handle(request: SpRequest): Promise<SpResponse> {
    if (request.url.split('?')[0] === '/_local/faults') return this.faults.answer(request);
    const level = metadataLevel(request.headers.accept);
    try {
      return await this.faults.run(request, false, () => this.answer(request, false));
    } catch (error) {
      if (error instanceof ConnectionCut) throw error;
      if (error instanceof SharePointError) return errorResponse(level, error.status, error.code, error.message, error.headers);
      console.error(error);
      return errorResponse(level, 500, '-1, Microsoft.SharePoint.Client.ServerException', 'An unexpected error has occurred.', {});
    }
  }

  private async answer(request: SpRequest, isBatchPart: boolean): Promise<SpResponse> {
    if (request.url.length > this.limits.urlLength && request.method === 'GET') throw siteMissing();
    if (!isBatchPart) {
      const url = new URL(request.url, request.origin);
      const feed = feedSite(plainPath(url.pathname));
      if (feed !== undefined) return await this.feed(request, feed, url.searchParams);
      if (!/\/_api(\/|$)/i.test(url.pathname) && isFileAddress(this.store, plainPath(url.pathname))) return readFile(this.store, this.authenticate(request), decode(url.pathname), url.searchParams, this.photos, { known: request.headers['if-none-match'], range: request.headers.range });
    }
    const { web, path, parameters, aliases } = this.locate(request);
    const person = this.authenticate(request);
    this.countTraffic(person);
    const method = (request.headers['x-http-method'] ?? request.method).toUpperCase();
    const segments = parsePath(path, aliases);
    const isContextInfo = segments[0]?.name === 'contextinfo';
    if (writes.has(method) && !isContextInfo && !isBatchPart && !isDigestValid(request.headers['x-requestdigest'], person.login, this.now(), this.limits.digestSeconds)) throw digestInvalid();
    if (segments[0]?.name === '$batch') return this.batch(request);
    let body: Context['body'] | undefined;
    const context: Context = {
      store: this.store, request, method, web, site: this.siteOf(web), person, rights: new Rights(this.store.database, person), level: metadataLevel(request.headers.accept),
      options: parseOptions(parameters), parameters, limits: this.limits,
      get body() { return (body ??= readJson(request, this.limits)); }
    };
    let ran: Operation | undefined;
    try {
      const answer = serialise(await dispatch(context, segments, (operation) => { ran = operation; }), context);
      if (ran) this.onOperation?.(ran, answer.status);
      return answer;
    } catch (error) {
      if (ran) this.onOperation?.(ran, error instanceof SharePointError ? error.status : 500);
      throw error;
    }
  }

  /** A list as RSS: made of what the same person is answered by REST. @throws 404 where no site is. */
  private async feed(request: SpRequest, address: string, parameters: URLSearchParams): Promise<SpResponse> {
    const web = this.store.sites.webByUrl(address);
    if (!web || request.method !== 'GET') throw siteMissing();
    return listFeed(web, request.origin, parameters, this.now(), async (path) => {
      const url = `${encodeURI(web.url)}/_api/web${path.startsWith('?') ? path : encodeURI(path)}`;
      const { body } = await this.answer({ ...request, url, headers: { ...request.headers, accept: 'application/json;odata=nometadata' } }, true);
      return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as unknown;
    });
  }

  private async batch(request: SpRequest): Promise<SpResponse> {
    const answers: SpResponse[] = [];
    for (const part of readBatch(request, this.limits.batchParts)) {
      try {
        answers.push(await this.faults.run(part, true, () => this.answer(part, true)));
      } catch (error) {
        if (error instanceof ConnectionCut) throw error;
        const level = metadataLevel(part.headers.accept);
        if (!(error instanceof SharePointError)) console.error(error);
        answers.push(error instanceof SharePointError ? errorResponse(level, error.status, error.code, error.message, error.headers) : errorResponse(level, 500, '-1, Microsoft.SharePoint.Client.ServerException', 'An unexpected error has occurred.', {}));
      }
    }
    return writeBatch(randomUUID(), answers);
  }

  /** Splits an address into web, path behind `_api` and query. @throws 404 in plain text where no site is. */
  private locate(request: SpRequest): { web: WebRow; path: string; parameters: URLSearchParams; aliases: Map<string, string> } {
    const url = new URL(request.url, request.origin);
    const match = /^(.*?)\/_api(?:\/(.*))?$/is.exec(url.pathname);
    if (!match) throw siteMissing();
    const decoded = decode(match[2] ?? '');
    const address = decode(match[1] ?? '').replace(/\/$/, '');
    const isContextInfo = /^contextinfo\/?$/i.test(decoded);
    const web = this.store.sites.webByUrl(address) ?? (isContextInfo ? this.webAbove(address) : undefined);
    if (!web) throw siteMissing();
    const aliases = new Map([...url.searchParams].filter(([name]) => name.startsWith('@')).map(([name, value]) => [name.toLowerCase(), value]));
    return { web, path: decoded, parameters: url.searchParams, aliases };
  }

  /** The digest may be asked for at the address of any file of a site (pnpjs packages/sp/context-info). */
  private webAbove(address: string): WebRow | undefined {
    const web = this.store.sites.webHolding(address);
    return web && (web.url !== '' || !/^\/(sites|teams)\//i.test(address)) ? web : undefined;
  }

  private siteOf(web: WebRow): { id: string; url: string } {
    const site = this.store.sites.byId(web.siteId);
    if (!site) throw siteMissing();
    return site;
  }

  /** The header `X-Local-User`, else the cookie `local-user`, else the owner of the site. @throws 401 for an unknown person. */
  private authenticate(request: SpRequest): PrincipalRow {
    const cookie = /(?:^|;\s*)local-user=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const email = request.headers['x-local-user'] ?? (cookie ? decode(cookie) : undefined);
    const person = email ? this.store.sites.personByEmail(email) : this.store.sites.siteOwner();
    if (!person) throw unauthorized();
    return person;
  }

  private countTraffic(person: PrincipalRow): void {
    const now = this.now().getTime();
    const known = this.traffic.get(person.id);
    const window = known && known.windowEnds > now ? known : { windowEnds: now + 300_000, count: 0 };
    window.count++;
    this.traffic.set(person.id, window);
    if (window.count > this.limits.requestsPerFiveMinutes) throw throttled(Math.ceil((window.windowEnds - now) / 1000));
  }
}

/** Opens the file and makes the sites that are missing. */
export function createSharePoint(options: SharePointOptions): SharePoint {
  return new SharePoint(options);
}

/** For telling whose an address is: one that cannot be decoded is nobody's file. */
function plainPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidQuery('The address is not encoded correctly.');
  }
}
