import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { spfi, SPBrowser } from '@pnp/sp';
import { serve } from '../../local/sharepoint/http/server';
import { createSharePoint, type SharePoint } from '../../local/sharepoint/service';
import { siteOf, type Site } from '../../src/gateway/sp';

/** What one operation cost on the wire. */
export interface Traffic {
  requests: number;
  bytes: number;
}

export interface Connection {
  readonly sharePoint: SharePoint;
  readonly site: Site;
  readonly traffic: Traffic;
  close(): Promise<void>;
}

/** Starts the local SharePoint on a file and connects PnPjs to it as the product does, counting what travels. */
export async function connect(file: string): Promise<Connection> {
  const sharePoint = createSharePoint({ file, sites: [{ url: '/sites/test', title: 'Test' }], limits: { requestsPerFiveMinutes: 1_000_000 } });
  const server = await serve(sharePoint, 0);
  const url = `http://127.0.0.1:${server.port}/sites/test`;
  const traffic: Traffic = { requests: 0, bytes: 0 };
  const counting: TimelinePipe<Queryable> = (instance) => {
    instance.on.send.replace(async (address, init) => {
      const response = await fetch(address.toString(), init);
      const body = await response.arrayBuffer();
      // The digest is the page's on SharePoint and costs nothing there.
      if (!/\/contextinfo$/i.test(address.pathname)) {
        traffic.requests++;
        traffic.bytes += body.byteLength;
      }
      return new Response(response.status === 204 ? null : body, { status: response.status, statusText: response.statusText, headers: response.headers });
    });
    return instance;
  };
  const sp = spfi(url).using(SPBrowser({ baseUrl: url }), counting);
  return {
    sharePoint, traffic, site: siteOf(sp, url),
    close: async () => {
      await server.close();
      sharePoint.close();
    }
  };
}
