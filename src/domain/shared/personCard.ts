import type { Person } from './person';

/** What a card about somebody tells at a glance. Texts are empty where nothing is known. */
export interface PersonCard {
  readonly name: string;
  readonly account: string;
  readonly email: string;
  readonly role: string;
  readonly department: string;
  readonly office: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly pronouns: string;
  readonly hasPhoto: boolean;
  /** SharePoint knows more than the name of the account. */
  readonly hasProfile: boolean;
  readonly isSelf: boolean;
  readonly isFollowed: boolean;
  readonly canFollow: boolean;
  /** One thing that the person and the reader share. */
  readonly common?: { readonly kind: 'people'; readonly count: number } | { readonly kind: 'topic' | 'skill' | 'interest' | 'office' | 'department'; readonly text: string };
}

/** Whom a card is about: a user of the site by number, or an account. */
export type CardPerson = Pick<Person, 'name' | 'email'> & { readonly id?: number; readonly loginName?: string };

/** Reads cards and follows people, for the whole suite. */
export interface PersonCards {
  /** One round trip, a first one about the reader that is made once, and one more where an address is not the account's name. */
  readCard(person: CardPerson): Promise<PersonCard>;
  setFollowed(person: CardPerson, isFollowed: boolean): Promise<void>;
}

/** The name of the row in the site's settings that says where profiles are. */
export const profilePageSetting = 'profile/page';

/** Where profiles are unless the site says otherwise, relative to the site. */
export const defaultProfilePage = 'SitePages/Profile.aspx?user=';

/**
 * The profile page from the rows of the site's settings: what an owner chose, else the usual place once profiles are set
 * up here, else undefined.
 */
export function profilePageOf(settings: readonly { readonly Key: string; readonly Value: string | null }[]): string | undefined {
  const value = (key: string): string | undefined => settings.find(({ Key }) => Key === key)?.Value ?? undefined;
  const chosen = value(profilePageSetting)?.trim();
  if (chosen) return chosen;
  return value('version/people') ? defaultProfilePage : undefined;
}

/**
 * The address of somebody's profile. Undefined for accounts that cannot be named, and for a page outside of the tenant.
 * @param page relative to the site, or absolute on the same origin; the account is put behind it.
 */
export function profileHref(siteUrl: string, page: string | undefined, account: string): string | undefined {
  if (page === undefined || account === '') return undefined;
  try {
    const base = `${siteUrl.replace(/\/+$/, '')}/`;
    const url = new URL(page, base);
    if (url.origin !== new URL(base).origin) return undefined;
    return `${url.href}${encodeURIComponent(account)}`;
  } catch {
    return undefined;
  }
}
