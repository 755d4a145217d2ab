import type { ThemeName } from './themes';

/** Who looks at a page and how. Chosen in the suite bar or by query parameter, remembered by cookie. */
export interface Session {
  /** The e-mail address that the REST service reads from the cookie `local-user`. */
  readonly account: string;
  readonly theme: ThemeName;
  readonly culture: Culture;
  readonly isTeams: boolean;
}
export type Culture = 'en-US' | 'de-DE' | 'ar-SA';

export const tenantDomain = 'contoso.onmicrosoft.com';
export const roles = ['owner', 'member', 'visitor', 'guest'] as const;
export const cultures: Readonly<Record<Culture, { readonly lcid: number; readonly direction: 'ltr' | 'rtl'; readonly name: string }>> = {
  'en-US': { lcid: 1033, direction: 'ltr', name: 'English' },
  'de-DE': { lcid: 1031, direction: 'ltr', name: 'Deutsch' },
  'ar-SA': { lcid: 1025, direction: 'rtl', name: 'العربية' }
};

const cookieNames = { as: 'local-user', theme: 'local-theme', lang: 'local-language', host: 'local-host' } as const;
type Parameter = keyof typeof cookieNames;

export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(';').map((part) => part.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, ...rest]) => [name, safeDecode(rest.join('='))]));
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `owner` becomes the owner's account; an address stays as it is; anything else is no account. */
function accountOf(value: string): string | undefined {
  const name = value.trim().toLowerCase();
  if (name.includes('@')) return /^[^\s@;,]+@[^\s@;,]+$/.test(name) ? name : undefined;
  return (roles as readonly string[]).includes(name) ? `${name}@${tenantDomain}` : undefined;
}

const readers: { readonly [P in Parameter]: (value: string) => string | undefined } = {
  as: accountOf,
  theme: (value) => (['light', 'dark', 'contrast'].includes(value) ? value : undefined),
  lang: (value) => Object.keys(cultures).find((culture) => culture.toLowerCase() === value.toLowerCase() || culture.split('-')[0] === value.toLowerCase()),
  host: (value) => (['teams', 'sharepoint'].includes(value) ? value : undefined)
};

/** The session of a request, and the `Set-Cookie` values that make the browser remember what its address asked for. */
export function readSession(query: URLSearchParams, cookieHeader: string | undefined): { readonly session: Session; readonly setCookies: readonly string[] } {
  const cookies = readCookies(cookieHeader);
  const setCookies: string[] = [];
  const read = (parameter: Parameter): string | undefined => {
    const reader = readers[parameter];
    const asked = query.has(parameter) ? reader(query.get(parameter) ?? '') : undefined;
    if (asked) setCookies.push(`${cookieNames[parameter]}=${encodeURIComponent(asked)}; Path=/; SameSite=Lax; Max-Age=31536000`);
    return asked ?? reader(cookies[cookieNames[parameter]] ?? '');
  };
  const session: Session = {
    account: read('as') ?? `owner@${tenantDomain}`,
    theme: (read('theme') as ThemeName | undefined) ?? 'light',
    culture: (read('lang') as Culture | undefined) ?? 'en-US',
    isTeams: read('host') === 'teams'
  };
  return { session, setCookies };
}
