import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { spfi, SPBrowser } from '@pnp/sp';
import { siteOf, type Site } from '../../src/gateway/sp';
import { serve } from '../sharepoint/http/server';
import type { SharePoint } from '../sharepoint/service';

/** Sends as that person: the local service takes the header for the session that a browser has. */
function As(email: string): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.send.replace((address, init) => fetch(address.toString(), { ...init, headers: { ...(init.headers as Record<string, string>), 'X-Local-User': email } }));
    return instance;
  };
}

/**
 * Reaches a site as its owner over HTTP on a free loopback port, as the product reaches SharePoint, and hangs up when
 * the work is done or has failed.
 */
export async function withOwner<T>(sharePoint: SharePoint, siteUrl: string, owner: string, work: (site: Site) => Promise<T>): Promise<T> {
  const server = await serve(sharePoint, 0);
  const url = `http://127.0.0.1:${server.port}${siteUrl}`;
  try {
    return await work(siteOf(spfi(url).using(SPBrowser({ baseUrl: url }), As(owner)), url));
  } finally {
    await server.close();
  }
}
