import { spfi } from '@pnp/sp';
import type { LinkCard, LinkTarget } from '../../domain/stream/linkCards';
import { parseJson } from '../../domain/stream/postDetails';
import { openBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf, listPath } from '../shared/siteLists';
import { siteOf, type Site } from '../sp';

interface ArticleRow { readonly Id: number; readonly Title: string | null; readonly Summary: string | null; readonly Cover: string | null; readonly PublishedAt: string | null; readonly UnpublishAt: string | null }
interface WikiRow { readonly Id: number; readonly Title: string | null }
interface PageRow { readonly Title: string | null; readonly Description?: string | null; readonly BannerImageUrl?: { readonly Url?: string } | null }

type Read = () => LinkCard | undefined;

function card(type: LinkCard['type'], title: string | null, summary: string | null | undefined, pictureUrl?: string): LinkCard | undefined {
  const name = (title ?? '').trim();
  return name === '' ? undefined : { type, title: name, summary: (summary ?? '').trim(), ...(pictureUrl === undefined ? {} : { pictureUrl }) };
}

function coverUrl(site: Site, row: ArticleRow): string | undefined {
  const { name } = parseJson(row.Cover);
  if (typeof name !== 'string' || name === '' || /[/\\]/.test(name)) return undefined;
  const folder = listPath(site, 'LoggiaArticles').split('/').map(encodeURIComponent).join('/');
  return new URL(`${folder}/Attachments/${row.Id}/${encodeURIComponent(name)}`, site.url).toString();
}

/** A picture elsewhere is left out: looking at a post calls nobody outside. */
function ownPicture(site: Site, address: string | undefined): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, site.url);
    return url.origin === new URL(site.url).origin ? url.toString() : undefined;
  } catch {
    return undefined;
  }
}

function addArticle(site: Site, batch: Batch, id: number, now: number): Read {
  const read = batch.add<ArticleRow>(listOf(site, 'LoggiaArticles', batch.sp).items.getById(id).select('Id', 'Title', 'Summary', 'Cover', 'PublishedAt', 'UnpublishAt')());
  return () => {
    const row = read();
    const isOut = row.PublishedAt !== null && Date.parse(row.PublishedAt) <= now && (row.UnpublishAt === null || Date.parse(row.UnpublishAt) > now);
    return isOut ? card('blog', row.Title, row.Summary, coverUrl(site, row)) : undefined;
  };
}

function addWikiPage(site: Site, batch: Batch, id: number): Read {
  const read = batch.add<WikiRow>(listOf(site, 'LoggiaWikiPages', batch.sp).items.getById(id).select('Id', 'Title')());
  return () => card('wiki', read().Title, '');
}

/** Site pages are rows of the library Site Pages; `BannerImageUrl` is the picture of their head. */
function addPage(site: Site, batch: Batch, fileName: string): Read {
  const folder = listPath(site, '').replace(/\/Lists\/$/, '');
  const items = batch.sp.web.getList(`${folder}/SitePages`).items;
  const read = batch.add<PageRow[]>(items.select('Title', 'Description', 'BannerImageUrl').filter(`FileLeafRef eq ${literal(fileName)}`).top(1)());
  return () => {
    const [row] = read();
    return row && card('page', row.Title, row.Description, ownPicture(site, row.BannerImageUrl?.Url));
  };
}

/** See `LinkCards`: one batch a site with a part a target. A refused or missing part is a target without a card. */
export async function listLinkCards(site: Site, targets: readonly LinkTarget[], now = Date.now()): Promise<ReadonlyMap<string, LinkCard>> {
  const groups = new Map<string | undefined, LinkTarget[]>();
  for (const target of targets) groups.set(target.otherSiteUrl, [...(groups.get(target.otherSiteUrl) ?? []), target]);
  const found = await Promise.all([...groups].map(async ([otherSiteUrl, group]) => {
    if (otherSiteUrl === undefined) return listOfSite(site, group, now);
    try {
      return await listOfSite(siteOf(spfi([site.sp.web, otherSiteUrl]), otherSiteUrl), group, now);
    } catch {
      // A site that this reader may not enter, or that is gone: its links stay plain ones.
      return [];
    }
  }));
  return new Map(found.flat());
}

async function listOfSite(site: Site, targets: readonly LinkTarget[], now: number): Promise<[string, LinkCard][]> {
  const batch = openBatch(site);
  const parts = targets.map((target): readonly [string, Read] => {
    if (target.type === 'page') return [target.key, addPage(site, batch, target.fileName)];
    return [target.key, target.type === 'blog' ? addArticle(site, batch, target.id, now) : addWikiPage(site, batch, target.id)];
  });
  await batch.send();
  return parts.flatMap(([key, read]): [string, LinkCard][] => {
    try {
      const shown = read();
      return shown ? [[key, shown]] : [];
    } catch {
      // Not for this reader, gone, or a site without that list: the link stays a plain one.
      return [];
    }
  });
}
