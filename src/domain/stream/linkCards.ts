import { postTokens, type InlineToken } from './postTokens';

/** Something of this site, or of another one of the same organisation, that a post links to. */
export type LinkTarget = {
  readonly key: string;
  readonly href: string;
  /** Absolute address of the site that it is on, where that is another one. */
  readonly otherSiteUrl?: string;
} & (
  | { readonly type: 'blog' | 'wiki'; readonly id: number }
  | { readonly type: 'page'; readonly fileName: string }
);

/** What a card shows of a target that the reader may see. */
export interface LinkCard {
  readonly type: LinkTarget['type'];
  readonly title: string;
  readonly summary: string;
  /** Absolute address on the same server; undefined where there is no picture. */
  readonly pictureUrl?: string;
}

/** Looks up what posts link to. */
export interface LinkCards {
  /**
   * One batch for up to a hundred targets of a site, all sites at once, with the reader's own rights: what they may not see, or what is gone, is
   * missing in the answer. Rejects with an AppError where the batch as a whole failed.
   */
  listLinkCards(targets: readonly LinkTarget[]): Promise<ReadonlyMap<string, LinkCard>>;
}

/** More links than these stay links: a post is no directory. */
const mostCards = 3;

function linksIn(tokens: readonly InlineToken[]): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === 'link') return [token.href];
    return token.type === 'strong' || token.type === 'emphasis' ? linksIn(token.content) : [];
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function idIn(hash: string, part: string, view: string): number | undefined {
  const piece = hash.replace(/^#/, '').split('&').find((one) => one.startsWith(`${part}=`));
  const [name, id = ''] = (decoded(piece?.slice(part.length + 1) ?? '') ?? '').split('/');
  return name === view && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : undefined;
}

/** The site of an address: that of the page, of another one below `/sites` or `/teams`, or the root of the organisation. */
function siteAt(path: string, site: URL): { readonly path: string; readonly fileName: string; readonly isOther: boolean } | undefined {
  const own = (decoded(site.pathname) ?? '').replace(/\/+$/, '');
  const pages = '/sitepages/';
  const index = path.toLowerCase().indexOf(pages);
  if (index < 0) return undefined;
  const place = path.slice(0, index);
  const isOther = place.toLowerCase() !== own.toLowerCase();
  if (isOther && place !== '' && !/^\/(?:sites|teams)(?:\/[^/\\.?#%:*|"<>][^/\\?#%:*|"<>]*){1,3}$/i.test(place)) return undefined;
  return { path: isOther ? place : own, fileName: path.slice(index + pages.length), isOther };
}

/** What an address names on this site or another one of the same organisation; undefined for anything else. */
export function linkTargetOf(href: string, siteUrl: string): LinkTarget | undefined {
  const site = new URL(siteUrl);
  let url: URL;
  try {
    url = new URL(href, site);
  } catch {
    return undefined;
  }
  if (url.origin !== site.origin) return undefined;
  const place = siteAt(decoded(url.pathname) ?? '', site);
  if (!place || !/^[^/\\]+\.aspx$/i.test(place.fileName)) return undefined;
  const { fileName } = place;
  const shared = {
    href: url.toString(),
    ...(place.isOther ? { otherSiteUrl: new URL(place.path === '' ? '/' : encodeURI(place.path), site).toString().replace(/\/$/, '') } : {})
  };
  const prefix = place.isOther ? `${place.path.toLowerCase()}:` : '';
  const article = idIn(url.hash, 'blog', 'article');
  if (article !== undefined) return { type: 'blog', id: article, key: `${prefix}blog/${article}`, ...shared };
  const page = idIn(url.hash, 'wiki', 'page');
  if (page !== undefined) return { type: 'wiki', id: page, key: `${prefix}wiki/${page}`, ...shared };
  return { type: 'page', fileName, key: `${prefix}page/${fileName.toLowerCase()}`, ...shared };
}

/** The targets of a text in their order, each once, at most three. Links in code are none. */
export function linkTargetsIn(text: string, siteUrl: string): LinkTarget[] {
  const hrefs = postTokens(text).flatMap((block) => {
    if (block.type === 'codeBlock') return [];
    return (block.type === 'list' ? block.items : block.lines).flatMap(linksIn);
  });
  const targets = new Map<string, LinkTarget>();
  for (const href of hrefs) {
    const target = linkTargetOf(href, siteUrl);
    if (target && !targets.has(target.key)) targets.set(target.key, target);
  }
  return [...targets.values()].slice(0, mostCards);
}
