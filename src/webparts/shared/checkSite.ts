import type { SPFI } from '../../gateway/sp';

/** What is wrong with an address for a central site: not one of this tenant, or nothing to be reached there. */
export type SiteProblem = 'address' | 'missing';

/** Checks an address by asking the site for its name. An empty one means this site and is right. */
export async function checkSite(value: string, origin: string, connect: (url: string) => SPFI): Promise<SiteProblem | undefined> {
  const address = value.trim();
  if (address === '') return undefined;
  if (!isBelow(address, origin)) return 'address';
  try {
    await connect(address).web.select('Id')();
    return undefined;
  } catch {
    return 'missing';
  }
}

function isBelow(address: string, origin: string): boolean {
  try {
    const url = new URL(address);
    return url.origin === origin && url.search === '' && url.hash === '' && !/\.aspx$/i.test(url.pathname);
  } catch {
    return false;
  }
}
