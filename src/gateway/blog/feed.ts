import { isAppError } from '../../domain/shared/errors';
import type { Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/**
 * Adds to a batch where SharePoint offers a list as RSS. The answer is undefined where the site does not: `SyndicationEnabled`
 * of the web is what its owners switch under "RSS" in the settings of the site, the feed is `listfeed.aspx` with the list's id.
 */
export function addFeed(site: Site, batch: Batch, list: string): () => string | undefined {
  const web = batch.add<{ readonly SyndicationEnabled?: boolean }>(batch.sp.web.select('SyndicationEnabled')());
  const row = batch.add<{ readonly Id: string }>(listOf(site, list, batch.sp).select('Id')());
  return () => {
    try {
      return web().SyndicationEnabled === true ? `${site.url}/_layouts/15/listfeed.aspx?List=${encodeURIComponent(`{${row().Id}}`)}` : undefined;
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  };
}
