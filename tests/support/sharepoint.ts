import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { spfi, SPBrowser, type SPFI } from '@pnp/sp';
import { serve } from '../../local/sharepoint/http/server';
import { createSharePoint, type SharePoint, type SharePointOptions } from '../../local/sharepoint/service';
import { accounts } from '../../local/sharepoint/store/bareSite';
import { recordOperations } from './operations/ledger';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/batching.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/attachments/index.js';

export type Role = keyof typeof accounts;

/** A service to test against: started here, or the tenant that LOGGIA_TENANT_URL and LOGGIA_TENANT_TOKEN name. */
export interface TestSite {
  /** Absolute url of the site, without a slash at the end. */
  readonly url: string;
  /** Undefined on a tenant. */
  readonly sharePoint: SharePoint | undefined;
  /** PnPjs as a person; `onRequest` sees each round trip before it is sent, which waits for it. */
  as(role: Role, onRequest?: (method: string, url: string) => unknown): SPFI;
  /** Raw HTTP with a digest where one is needed. */
  request(role: Role, method: string, path: string, options?: RawOptions): Promise<RawAnswer>;
  close(): Promise<void>;
}

export interface RawOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, or undefined. */
  readonly json: unknown;
}

const tenantUrl = process.env.LOGGIA_TENANT_URL;
const tenantToken = process.env.LOGGIA_TENANT_TOKEN;

function identity(role: Role): Record<string, string> {
  return tenantToken ? { Authorization: `Bearer ${tenantToken}` } : { 'X-Local-User': accounts[role] };
}

async function fetchDigest(url: string, role: Role): Promise<string> {
  const info = await fetch(`${url}/_api/contextinfo`, { method: 'POST', headers: { Accept: 'application/json;odata=nometadata', ...identity(role) } });
  return ((await info.json()) as { FormDigestValue: string }).FormDigestValue;
}

/**
 * Sends as the person, and tells each round trip. PnPjs keeps one digest per site for the whole process, which is right in a
 * browser with one person and wrong here with several: each person's own takes its place.
 */
function Identity(url: string, role: Role, onRequest?: (method: string, url: string) => unknown): TimelinePipe<Queryable> {
  let digest: Promise<string> | undefined;
  return (instance) => {
    instance.on.send.replace(async (address, init) => {
      const headers: Record<string, string> = { ...(init.headers as Record<string, string>), ...identity(role) };
      if (headers['X-RequestDigest'] && !tenantToken) {
        digest ??= fetchDigest(url, role);
        headers['X-RequestDigest'] = await digest;
      }
      if (!/\/contextinfo$/i.test(address.pathname)) await onRequest?.(init.method ?? 'GET', address.toString());
      return fetch(address.toString(), { ...init, headers });
    });
    return instance;
  };
}

function connect(url: string, role: Role, onRequest?: (method: string, url: string) => unknown): SPFI {
  return spfi(url).using(SPBrowser({ baseUrl: url }), Identity(url, role, onRequest));
}

async function rawRequest(url: string, role: Role, method: string, path: string, options: RawOptions): Promise<RawAnswer> {
  const headers: Record<string, string> = { Accept: options.accept ?? 'application/json;odata=nometadata', ...identity(role), ...options.headers };
  if (method !== 'GET' && !tenantToken && headers['X-RequestDigest'] === undefined) {
    headers['X-RequestDigest'] = await fetchDigest(url, role);
  }
  const body = options.body === undefined ? undefined : typeof options.body === 'string' || options.body instanceof Uint8Array ? options.body : JSON.stringify(options.body);
  if (body !== undefined) headers['Content-Type'] ??= 'application/json;odata=nometadata';
  const response = await fetch(`${url}/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** Starts the service on a free port with one bare site, or points at the tenant. */
export async function startSharePoint(options: Partial<SharePointOptions> = {}): Promise<TestSite> {
  if (tenantUrl) {
    return { url: tenantUrl, sharePoint: undefined, as: (role, onRequest) => connect(tenantUrl, role, onRequest), request: (role, method, path, raw = {}) => rawRequest(tenantUrl, role, method, path, raw), close: async () => undefined };
  }
  const sharePoint = createSharePoint({ file: ':memory:', sites: [{ url: '/sites/test', title: 'Test' }], ...options });
  recordOperations(sharePoint, expect.getState().testPath);
  const server = await serve(sharePoint, 0);
  const url = `http://127.0.0.1:${server.port}/sites/test`;
  return {
    url,
    sharePoint,
    as: (role, onRequest) => connect(url, role, onRequest),
    request: (role, method, path, raw = {}) => rawRequest(url, role, method, path, raw),
    close: async () => {
      await server.close();
      sharePoint.close();
    }
  };
}
