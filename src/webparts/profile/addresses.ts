/** Whom an address asks for with `?user=`: a login or a mail address; undefined for oneself. */
export function userOf(pageUrl: string): string | undefined {
  const user = new URL(pageUrl).searchParams.get('user')?.trim();
  return user ? user : undefined;
}

/** The address of the page alone: one's own profile. */
export function withoutUser(pageUrl: string): string {
  const url = new URL(pageUrl);
  url.searchParams.delete('user');
  url.hash = '';
  return url.href;
}

/** A page of a site by what an owner typed; empty for nothing, and for what leads out of the tenant. */
export function pageAddress(siteUrl: string, page: string): string {
  if (page.trim() === '') return '';
  try {
    const base = `${siteUrl.replace(/\/+$/, '')}/`;
    const url = new URL(page.trim(), base);
    return url.origin === new URL(base).origin ? url.href : '';
  } catch {
    return '';
  }
}
