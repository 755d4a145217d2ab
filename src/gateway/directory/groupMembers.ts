import type { Exclusions } from '../../domain/directory/exclusions';
import type { Site } from '../sp';

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
    // Most pages have no such rule, and need not carry what asks for groups.
    const { readMembers } = await import(/* webpackChunkName: 'group-members' */ './readMembers');
    return { ...this.rules, members: await readMembers(this.site, this.rules.groups) };
  }
}
