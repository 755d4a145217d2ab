import { accessDenied, fileMissing, invalidQuery, SharePointError } from '../errors/SharePointError';
import type { Json } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { type PageContent, type PageRow, publishedContent, SitePages } from '../store/sitePages';
import { collection, principalEntity } from './shapes';

/**
 * `_api/sitepages`: how the modern page editor and PnPjs write pages (pnpjs packages/sp/clientside-pages/types.ts and
 * pnp/cli-microsoft365 src/m365/spo/commands/page). Content travels as JSON text in `CanvasContent1`.
 */
function library(context: Context): SitePages {
  const list = context.store.lists.all(context.web).find(({ template }) => template === 119);
  if (!list) throw fileMissing(`${context.web.url}/SitePages`);
  return new SitePages(context.store, context.web, list);
}

const rightsOn = (context: Context, page: PageRow): bigint => context.rights.item(context.web, library(context).list, page.itemId);
const canEdit = (context: Context, page: PageRow): boolean => has(rightsOn(context, page), permission.editListItems);

/** Drafts are for those who may edit; everybody else gets the last published state, and without one there is no page. */
function contentFor(context: Context, page: PageRow): PageContent | undefined {
  if (!has(rightsOn(context, page), permission.viewListItems)) return undefined;
  return canEdit(context, page) ? page : publishedContent(page);
}

function visible(context: Context, page: PageRow | undefined, name: string): Partial<Resource> {
  if (!page || !contentFor(context, page)) throw fileMissing(name);
  return { name: String(page.itemId) };
}

function pageOf(context: Context, at: Resource): PageRow {
  const page = library(context).byId(Number(at.name));
  if (!page) throw fileMissing(String(at.name));
  return page;
}

function entityOf(context: Context, page: PageRow): Entity {
  const content = contentFor(context, page) ?? page;
  const isEditor = canEdit(context, page);
  const author = context.store.sites.principalById(page.author);
  const version = isEditor ? `${page.major}.${page.minor}` : `${page.major}.0`;
  return {
    type: 'SP.Publishing.SitePage',
    path: `SitePages/Pages(${page.itemId})`,
    props: {
      AbsoluteUrl: `${context.request.origin}${context.web.url}/SitePages/${page.fileName}`, AuthorByline: author ? [author.login] : null, BannerImageUrl: null, BannerThumbnailUrl: null, CallToAction: '', TopicHeader: null,
      CanvasContent1: content.canvas, ContentTypeId: null, Description: '', ...extraOf(content), DoesUserHaveEditPermission: isEditor, FileName: page.fileName, FirstPublished: '0001-01-01T08:00:00Z', Id: page.itemId,
      IsPageCheckedOutToCurrentUser: page.checkedOutTo === context.person.id, IsWebWelcomePage: page.fileName.toLowerCase() === 'home.aspx', LayoutWebpartsContent: content.layoutWebParts,
      Modified: page.modified, PageLayoutType: page.layout, Path: { DecodedUrl: `SitePages/${page.fileName}` }, PromotedState: page.promoted, Title: content.title,
      UniqueId: page.uniqueId, Url: `SitePages/${page.fileName}`, Version: version, VersionInfo: { LastVersionCreated: page.modified, LastVersionCreatedBy: '' }
    },
    links: { CheckedOutBy: () => checkedOutBy(context, page) }
  };
}

function checkedOutBy(context: Context, page: PageRow): Answer {
  const person = page.checkedOutTo === 0 ? undefined : context.store.sites.principalById(page.checkedOutTo);
  return person ? { kind: 'entity', entity: principalEntity(context, person) } : { kind: 'null' };
}

/** A page left open by somebody else can be taken over after five minutes without a save, as in SharePoint's editor. */
const editSessionMinutes = 5;

function demandEdit(context: Context, page: PageRow): void {
  if (!canEdit(context, page)) throw accessDenied();
  if (page.checkedOutTo === 0 || page.checkedOutTo === context.person.id) return;
  if (context.store.now().getTime() - Date.parse(page.checkedOutAt) > editSessionMinutes * 60_000) return;
  const other = context.store.sites.principalById(page.checkedOutTo);
  throw new SharePointError(409, '-2130575306, Microsoft.SharePoint.SPFileCheckOutException', `The file "${context.web.url}/SitePages/${page.fileName}" is checked out for editing by ${other?.title ?? 'somebody else'}.`);
}

function textOf(body: Readonly<Record<string, Json>>, name: string, old: string | null): string | null {
  const value = body[name];
  if (value === undefined || value === null) return old;
  if (typeof value !== 'string') throw invalidQuery(`The property '${name}' must be a string.`);
  return value;
}

const extraTexts = ['Description', 'BannerImageUrl', 'BannerThumbnailUrl', 'TopicHeader'] as const;

function extraOf({ extra }: PageContent): Readonly<Record<string, Json>> {
  return extra ? JSON.parse(extra) as Record<string, Json> : {};
}

/** What of a page's head a request sets. @throws 400 for values of another type */
function extraFrom(context: Context, page: PageRow): Readonly<Record<string, Json>> {
  const extra: Record<string, Json> = { ...extraOf(page) };
  for (const name of extraTexts) {
    const value = textOf(context.body, name, null);
    if (value !== null) extra[name] = value;
  }
  const { AuthorByline: byline } = context.body;
  if (byline !== undefined && byline !== null) {
    if (!Array.isArray(byline) || !byline.every((one) => typeof one === 'string')) throw invalidQuery('The property \'AuthorByline\' must be a collection of strings.');
    if (byline.length > 0) extra.AuthorByline = byline;
  }
  return extra;
}

/** @throws 400 where a content is no JSON list: such a page could not be shown any more. */
function contentFrom(context: Context, page: PageRow): PageContent {
  const content = { title: textOf(context.body, 'Title', page.title) ?? '', canvas: textOf(context.body, 'CanvasContent1', page.canvas), layoutWebParts: textOf(context.body, 'LayoutWebpartsContent', page.layoutWebParts), extra: JSON.stringify(extraFrom(context, page)) };
  try {
    if (content.canvas && !Array.isArray(JSON.parse(content.canvas))) throw new SyntaxError();
  } catch {
    throw invalidQuery('The property \'CanvasContent1\' must be a JSON array.');
  }
  return content;
}

const truth = { kind: 'value', name: 'value', type: 'Edm.Boolean', value: true } as const;

function edit(call: string, name: string, act: (pages: SitePages, page: PageRow, context: Context) => Answer): Operation {
  return {
    on: 'sitePage', method: 'POST', call, name, support: 'full',
    handle: (context, at) => {
      const page = pageOf(context, at);
      demandEdit(context, page);
      return act(library(context), page, context);
    }
  };
}

/** Modern pages. */
export const sitePageArea: Area = {
  name: 'Site pages',
  steps: [
    { from: '', segment: 'sitepages', to: 'publishing', resolve: () => ({}) },
    { from: 'publishing', segment: 'pages', to: 'sitePages', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({
      from: 'sitePages', segment, to: 'sitePage',
      resolve: (context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => {
        const id = Number(argument(args, 0));
        return visible(context, Number.isInteger(id) ? library(context).byId(id) : undefined, String(id));
      }
    })),
    { from: 'sitePages', segment: 'getbyurl', to: 'sitePage', resolve: (context, _at, { args = [] }) => {
      const url = String(argument(args, 0));
      const name = /(?:^|\/)sitepages\/([^/]+)$/i.exec(url)?.[1];
      return visible(context, name === undefined ? undefined : library(context).byFileName(name), url);
    } }
  ],
  operations: [
    { on: 'sitePages', method: 'GET', name: 'List pages', support: 'partly', note: '$select and $top only', handle: (context) => {
      const pages = library(context).all().filter((page) => contentFor(context, page));
      return collection('SP.Publishing.SitePage', pages.map((page) => entityOf(context, page)));
    } },
    { on: 'sitePages', method: 'POST', name: 'Create a page', support: 'full', handle: (context) => {
      const pages = library(context);
      if (!has(context.rights.list(context.web, pages.list), permission.addListItems)) throw accessDenied();
      const layout = textOf(context.body, 'PageLayoutType', 'Article') ?? 'Article';
      const promoted = Number(context.body.PromotedState ?? 0);
      if (!['Article', 'Home', 'SingleWebPartAppPage'].includes(layout) || ![0, 1, 2].includes(promoted)) throw invalidQuery('The page layout or the promoted state is not known.');
      return entityAnswer(entityOf(context, pages.create(layout, promoted, context.person.id)), 201);
    } },
    { on: 'sitePage', method: 'GET', name: 'Read a page', support: 'full', handle: (context, at) => entityAnswer(entityOf(context, pageOf(context, at))) },
    { on: 'sitePage', method: 'DELETE', name: 'Delete a page', support: 'full', handle: (context, at) => {
      const page = pageOf(context, at);
      if (!has(rightsOn(context, page), permission.deleteListItems)) throw accessDenied();
      library(context).remove(page, context.person.id);
      return { kind: 'nothing', status: 200 };
    } },
    edit('checkoutpage', 'Check a page out', (pages, page, context) => entityAnswer(entityOf(context, pages.checkOut(page, context.person.id)))),
    edit('savepage', 'Save a page', (pages, page, context) => {
      pages.save(page, contentFrom(context, page), context.person.id);
      return truth;
    }),
    edit('savepageasdraft', 'Save a page and check it in', (pages, page, context) => {
      pages.checkIn(pages.save(page, contentFrom(context, page), context.person.id));
      return truth;
    }),
    edit('publish', 'Publish a page', (pages, page, context) => {
      pages.publish(page, context.person.id);
      return truth;
    }),
    edit('promotetonews', 'Make a page news', (pages, page) => {
      pages.promote(page);
      return truth;
    }),
    edit('discardpage', 'Discard a draft', (pages, page, context) => entityAnswer(entityOf(context, pages.discard(page, context.person.id))))
  ]
};
