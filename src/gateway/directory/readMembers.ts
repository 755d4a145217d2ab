import '@pnp/sp/site-groups/web.js';
import { accountName } from '../../domain/people/facts';
import { openBatch } from '../shared/batch';
import type { Site } from '../sp';

const mostMembers = 2000;

/** Accounts and addresses, in small letters, of the members of SharePoint groups. One round trip. */
export async function readMembers(site: Site, groups: readonly string[]): Promise<ReadonlySet<string>> {
  const batch = openBatch(site);
  const parts = groups.map((name) => batch.add<{ LoginName: string; Email: string | null }[]>(
    batch.sp.web.siteGroups.getByName(name.replace(/'/g, "''")).users.select('LoginName', 'Email').top(mostMembers)()
  ));
  await batch.send();
  const names = parts.flatMap((read) => read().flatMap(({ LoginName, Email }) => [accountName(LoginName), Email ?? '']));
  return new Set(names.map((name) => name.toLowerCase()).filter((name) => name !== ''));
}
