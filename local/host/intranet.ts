import { companyPhotos } from '../company/pictures/photos';
import { companySite, seedCompany } from '../company/seed';
import type { FaultPlan } from '../sharepoint/faults/faults';
import { createSharePoint, type SharePoint } from '../sharepoint/service';
import { ensureReadyPages } from './pages/readyPages';
import { SiteClient } from './rest';
import { type Host, startHost } from './server';
import { tenantDomain } from './session';
import type { Solution } from './solution/solution';

export const homeSite = '/sites/intranet';

export interface IntranetOptions {
  /** The database file, or `:memory:`. */
  readonly file: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly solution: () => Solution;
  readonly isWatching?: boolean;
  /** Makes the demo company where the file does not hold it yet. */
  readonly isCompanySeeded?: boolean;
  /** Lets requests fail by plan, once the intranet stands. */
  readonly faults?: FaultPlan;
  readonly report?: (line: string) => void;
}
export interface Intranet extends Host {
  readonly sharePoint: SharePoint;
}

async function seed(sharePoint: SharePoint, report: (line: string) => void): Promise<void> {
  const made = await seedCompany(sharePoint, { now: new Date(), onProgress: report });
  if (made) report(`The company is there: ${made.people} people, ${made.posts} posts, ${made.replies} replies`);
}

/**
 * SharePoint, its pages and Microsoft's runtime behind one loopback port. @throws StartError, DamagedFileError.
 */
export async function startIntranet(options: IntranetOptions): Promise<Intranet> {
  const sharePoint = createSharePoint({ file: options.file, sites: options.isCompanySeeded ? [] : [{ url: homeSite, title: companySite.title }] });
  try {
    if (options.isCompanySeeded) {
      sharePoint.photos = companyPhotos(new Date());
      await seed(sharePoint, options.report ?? (() => undefined));
    }
    const host = await startHost({
      sharePoint,
      solution: options.solution,
      port: options.port,
      homeSite,
      ...(options.isWatching === undefined ? {} : { isWatching: options.isWatching }),
      ...(options.report ? { report: options.report } : {})
    });
    const owner = new SiteClient(sharePoint, homeSite, `owner@${tenantDomain}`, host.origin);
    await ensureReadyPages(owner, options.solution().manifests);
    if (options.faults) sharePoint.faults.set(options.faults);
    return {
      ...host,
      sharePoint,
      close: async () => {
        await host.close();
        sharePoint.close();
      }
    };
  } catch (error) {
    sharePoint.close();
    throw error;
  }
}
