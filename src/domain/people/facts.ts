/** What the company knows of an account, as SharePoint's user profile tells it. Texts are empty where nothing is known. */
export interface CompanyFacts {
  /** Claims name. */
  readonly account: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  /** Where the person works, such as a town. */
  readonly office: string;
  readonly phone: string;
  readonly mobile: string;
  /** ISO instant of the first day at work. */
  readonly hiredAt: string;
  /** IANA name, where the profile holds one. */
  readonly timeZone: string;
  readonly hasPhoto: boolean;
  /** Accounts from the top of the company down to the person's own manager. */
  readonly managers: readonly string[];
  /** Accounts of those who report to the person. */
  readonly reports: readonly string[];
}

/** Somebody in a list: who they are and what they do. */
export interface PersonSummary {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** The last part of a claims name, which names the account: `i:0#.f|membership|ada@contoso.com` is `ada@contoso.com`. */
export function accountName(login: string): string {
  return login.split('|').pop() ?? login;
}

/** Whether two names mean the same account, with or without the claim, in any case. */
export function isSameAccount(first: string, second: string): boolean {
  return first !== '' && accountName(first).toLowerCase() === accountName(second).toLowerCase();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of SharePoint's "About me", which holds HTML. */
export function plainAbout(html: string): string {
  return html
    .replace(/<\s*(br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return entities[(name ?? '').toLowerCase()] ?? whole;
    })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
