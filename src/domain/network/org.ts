/** Somebody in the reporting lines; texts are empty where nothing is known. */
export interface OrgPerson {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  readonly hasPhoto: boolean;
  /** Accounts of those who report to the person directly. */
  readonly reports: readonly string[];
  /** SharePoint has a profile of the account; without it only the account is known. */
  readonly isKnown: boolean;
}

/** A person with those above and the first of those below. */
export interface OrgView {
  /** From the top down, without the person. */
  readonly chain: readonly OrgPerson[];
  readonly person: OrgPerson;
  /** The first of the team; the others are in `person.reports`. */
  readonly team: readonly OrgPerson[];
  /** How many of `person.reports` were looked at for `team`. */
  readonly looked: number;
  /** The company's data name somebody twice above the person: they would lead themselves. */
  readonly hasLoop: boolean;
  readonly isSelf: boolean;
}

/** The accounts above a person, each once, the highest first, and whether the data go round in a circle. */
export function chainOf(account: string, managers: readonly string[]): { readonly accounts: readonly string[]; readonly hasLoop: boolean } {
  const seen = new Set([account.toLowerCase()]);
  const accounts: string[] = [];
  let hasLoop = false;
  // The nearest first: whoever comes again is where the circle closes.
  for (const manager of [...managers].reverse()) {
    if (seen.has(manager.toLowerCase())) {
      hasLoop = true;
      break;
    }
    seen.add(manager.toLowerCase());
    accounts.unshift(manager);
  }
  return { accounts, hasLoop };
}
