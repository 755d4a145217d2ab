import '@pnp/sp/site-groups/web.js';
import type { Exclusions } from '../../domain/directory/exclusions';
import { accountName } from '../../domain/people/facts';
import { openBatch } from '../shared/batch';
import type { Site } from '../sp';

const mostMembers = 2000;

/**
 * Accounts of the members of SharePoint groups of the site, for the rule that leaves groups out. Where a group cannot be
 * read, nobody can tell whom it leaves out: the reading rejects, and the page shows nobody, rather than somebody whose
 * presence is confidential. Groups of the directory inside of a SharePoint group are not looked into.
 */
export class GroupMembers {
  private known: Promise<Exclusions> | undefined;

  public constructor(private readonly site: Site, private readonly rules: Exclusions) {}

  /** The rules with the members of their groups. One round trip, once; none without groups. Rejects with `notFound` or `forbidden` for a group that cannot be read. */
  public async resolve(): Promise<Exclusions> {
    this.known ??= this.request();
    try {
      return await this.known;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }

  private async request(): Promise<Exclusions> {
    if (this.rules.groups.length === 0) return this.rules;
    const batch = openBatch(this.site);
    const parts = this.rules.groups.map((name) => batch.add<{ LoginName: string; Email: string | null }[]>(
      batch.sp.web.siteGroups.getByName(name.replace(/'/g, "''")).users.select('LoginName', 'Email').top(mostMembers)()
    ));
    await batch.send();
    const members = parts.flatMap((read) => read().flatMap(({ LoginName, Email }) => [accountName(LoginName), Email ?? ''])).map((name) => name.toLowerCase()).filter((name) => name !== '');
    return { ...this.rules, members: new Set(members) };
  }
}
