/** Somebody in the reporting lines; texts are empty where nothing is known. */
export interface OrgPerson {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  /** Where the person works; only rules of the owner look at it. */
  readonly office?: string;
  /** Properties that rules of the owner name. */
  readonly held?: Readonly<Record<string, string>> | undefined;
  readonly hasPhoto: boolean;
  /** Accounts of those who report to the person directly, as far as their account may be shown. */
  readonly reports: readonly string[];
  /** Account of the person's own manager; empty at the top. */
  readonly manager: string;
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
  /** How many `reports` somebody has may count people whom only their profile leaves out, so that it is not told. */
  readonly hasExactCounts: boolean;
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

/**
 * Those above a person who may be shown, from the top down: the line ends below the first who may not, so that nothing
 * tells of them, and nobody seems to lead whom they do not.
 */
export function visibleChain(accounts: readonly string[], shown: readonly OrgPerson[]): readonly OrgPerson[] {
  const byAccount = new Map(shown.map((person) => [person.account.toLowerCase(), person]));
  const chain: OrgPerson[] = [];
  for (const account of [...accounts].reverse()) {
    const person = byAccount.get(account.toLowerCase());
    if (!person) break;
    chain.unshift(person);
  }
  return chain;
}

/**
 * Whether the data run in a circle above a person. SharePoint's `ExtendedManagers` end where somebody would come again;
 * the one at the top of a whole line has no manager, unless the line is a circle.
 */
export function isCircle(chain: readonly OrgPerson[], person: OrgPerson): boolean {
  const [top = person] = chain;
  const line = [...chain, person].map(({ account }) => account.toLowerCase());
  return line.includes(top.manager.toLowerCase());
}
