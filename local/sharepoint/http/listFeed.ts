import { SharePointError } from '../errors/SharePointError';
import type { SpResponse, WebRow } from '../model';

/** Where SharePoint offers a list as RSS: `{site}/_layouts/15/listfeed.aspx?List={id}`. */
const feedPath = /^(.*)\/_layouts\/15\/listfeed\.aspx$/i;
/** As many items as a new list offers in its RSS settings ("Maximum items to include: 25"). */
const mostItems = 25;

interface ListAnswer { readonly Title: string; readonly Description: string; readonly DefaultViewUrl: string; readonly RootFolder: { readonly ServerRelativeUrl: string } }
interface ItemAnswer { readonly Id: number; readonly Created: string; readonly Author?: { readonly Title?: string } }
interface FieldAnswer { readonly Title: string; readonly InternalName: string }

/** The site of a feed's address; undefined for any other address. A path is decoded. */
export function feedSite(pathname: string): string | undefined {
  return feedPath.exec(pathname)?.[1];
}

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? '&apos;').replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

function refusal(status: number, text: string): SpResponse {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: text };
}

/**
 * A list as RSS 2.0. What it holds is asked for as the reader would ask for it by REST, so that it holds what they may read.
 * @param ask answers a path behind `_api/web` as JSON without metadata, as the reader; throws as the service does
 */
export async function listFeed(web: WebRow, origin: string, parameters: URLSearchParams, now: Date, ask: (path: string) => Promise<unknown>): Promise<SpResponse> {
  const id = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec((parameters.get('List') ?? parameters.get('list') ?? '').trim())?.[1];
  if (id === undefined) return refusal(400, 'The feed names no list.');
  const { SyndicationEnabled, Title } = (await ask('?$select=SyndicationEnabled,Title')) as { readonly SyndicationEnabled: boolean; readonly Title: string };
  if (!SyndicationEnabled) return refusal(403, 'RSS feeds are switched off on this site.');
  try {
    const list = (await ask(`/lists(guid'${id}')?$select=Title,Description,DefaultViewUrl,RootFolder/ServerRelativeUrl&$expand=RootFolder`)) as ListAnswer;
    const { Items: names } = (await ask(`/lists(guid'${id}')/defaultview/viewfields`)) as { readonly Items: readonly string[] };
    const { value: fields } = (await ask(`/lists(guid'${id}')/fields?$select=Title,InternalName`)) as { readonly value: readonly FieldAnswer[] };
    const { value: items } = (await ask(`/lists(guid'${id}')/items?$select=Id,Created,Author/Title&$expand=Author&$orderby=Id desc&$top=${mostItems}`)) as { readonly value: readonly ItemAnswer[] };
    const columns = names.filter((name) => !/^(?:LinkTitle|Title|Attachments|DocIcon|Edit)/.test(name)).flatMap((name) => fields.filter(({ InternalName }) => InternalName === name));
    const home = `${origin}${encodeURI(list.DefaultViewUrl)}`;
    const entries: string[] = [];
    for (const item of items) {
      const values = (await ask(`/lists(guid'${id}')/items(${item.Id})/FieldValuesAsHtml`)) as Readonly<Record<string, string>>;
      entries.push(entry(item, values, columns, `${origin}${encodeURI(list.RootFolder.ServerRelativeUrl)}/DispForm.aspx?ID=${item.Id}`));
    }
    const channel = [
      `<title>${escapeXml(`${Title}: ${list.Title}`)}</title>`, `<link>${escapeXml(home)}</link>`, `<description>${escapeXml(list.Description || `RSS feed for the ${list.Title} list.`)}</description>`,
      `<lastBuildDate>${now.toUTCString()}</lastBuildDate>`, '<generator>Microsoft SharePoint Foundation RSS Generator</generator>', '<ttl>60</ttl>', '<language>en-US</language>', ...entries
    ];
    return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'private, max-age=0' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${channel.join('')}</channel></rss>` };
  } catch (error) {
    if (error instanceof SharePointError && (error.status === 403 || error.status === 404)) return refusal(error.status, error.message);
    throw error;
  }
}

/** Columns of the default view as the description, in the HTML that forms show. */
function entry(item: ItemAnswer, html: Readonly<Record<string, string>>, columns: readonly FieldAnswer[], link: string): string {
  const values = columns.map(({ Title, InternalName }) => [Title, html[InternalName] ?? ''] as const).filter(([, value]) => value !== '');
  const description = values.map(([title, value]) => `<div><b>${escapeXml(title)}:</b> ${value}</div>`).join('\n');
  return `<item><title>${html.Title ?? ''}</title><link>${escapeXml(link)}</link><description>${escapeXml(description)}</description><author>${escapeXml(item.Author?.Title ?? '')}</author><pubDate>${new Date(item.Created).toUTCString()}</pubDate><guid isPermaLink="true">${escapeXml(link)}</guid></item>`;
}
