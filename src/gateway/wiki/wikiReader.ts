import { AppError } from '../../domain/shared/errors';
import type { PageEntry, PageNode, PageVersion, WikiPage } from '../../domain/wiki/page';
import type { Backlink, OpenPage, PageHit, WikiReader, WikiStart } from '../../domain/wiki/ports';
import { wikiArea } from '../../provisioning/wiki/lists';
import { sent } from '../errors';
import { addAreaStart, addListItems, allows, orMissing, type Permissions } from '../shared/areaStart';
import { openBatch, type Batch } from '../shared/batch';
import { literal } from '../shared/odata';
import { ownKey } from '../../domain/shared/keys';
import { listOf, listPath } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { listChanged } from './changedPages';
import { ancestorsOf, entryColumns, entryOf, idsOf, nodeColumns, nodeOf, pageColumns, pageOf, topicsOf, type EntryRow, type NodeRow, type PageRow } from './rows';
import { addPlace } from './wikiPlaces';

const pages = 'LoggiaWikiPages';
const links = 'LoggiaWikiLinks';
const order = 'LoggiaWikiOrder';
const talk = 'LoggiaWikiComments';
const readings = 'LoggiaWikiReadings';
const editListItems = 0x4;
const levelLimit = 500;
const confirmedLimit = 501;
const backlinkLimit = 50;
const recentSize = 30;
/** Deeper trees than this are followed no further: a chain of parents that closes on itself would never end. */
const deepest = 25;

interface ReadingRow { readonly AuthorId: number; readonly Key: string }
interface VerificationRow { readonly AuthorId: number; readonly Modified: string }
interface LinkRow { readonly Id: number; readonly FromId: number; readonly ToId: number; readonly Wanted: string | null; readonly Sentence: string | null }
interface VersionRow { readonly VersionId: number; readonly VersionLabel: string; readonly Modified: string; readonly Title: string | null; readonly Body: string | null; readonly Topics?: string | null; readonly Summary: string | null; readonly Editor?: { readonly LookupId?: number } }
interface SearchAnswer { readonly PrimarySearchResults: readonly { readonly ListItemID?: string; readonly Title?: string; readonly HitHighlightedSummary?: string }[] }

/** Reads the wiki of one site. */
export class SharePointWikiReader implements WikiReader {
  private viewer: number | undefined;

  public constructor(private readonly site: Site, private readonly people: SitePeople) {}

  public async readStart(): Promise<WikiStart> {
    const batch = openBatch(this.site);
    const start = addAreaStart(this.site, batch, this.people, wikiArea, pages);
    const roots = this.addLevel(batch, 0);
    const part = batch.add<{ EffectiveBasePermissions: Permissions }>(listOf(this.site, talk, batch.sp).select('EffectiveBasePermissions')());
    await batch.send();
    const { person, isOwner, canWrite, state } = start();
    this.viewer = person.id;
    const canTakePart = orMissing(() => allows(part().EffectiveBasePermissions, addListItems), false);
    return { viewer: { person, isOwner, canEdit: canWrite, canTakePart }, state, roots: state === 'missing' ? [] : roots() };
  }

  /** Who looks: known from the start, else asked once. */
  public async viewerId(): Promise<number> {
    this.viewer ??= this.people.keep(await sent(this.site.sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')())).id;
    return this.viewer;
  }

  public async openPage(id: number): Promise<OpenPage> {
    const { row, place } = await this.readPlaced(id);
    const hinted = (place ?? ancestorsOf(row)).slice(0, deepest);
    const batch = openBatch(this.site);
    const above = hinted.map((one) => batch.add<NodeRow>(listOf(this.site, pages, batch.sp).items.getById(one).select(...nodeColumns)()));
    const opened = [0, ...hinted, id].map((one) => [one, this.addLevel(batch, one)] as const);
    const backlinks = batch.add<LinkRow[]>(listOf(this.site, links, batch.sp).items.select('Id', 'FromId').filter(`ToId eq ${id}`).top(backlinkLimit + 1)());
    const confirmed = row.Edition ? this.addConfirmed(batch, id, row.Edition) : undefined;
    const verification = row.VerifiedById ? this.addVerification(batch, id, row.VerifiedById) : undefined;
    const around = [row.AuthorId, row.EditorId, row.OwnerId ?? 0, row.VerifiedById ?? 0];
    for (const part of this.people.register(batch.sp, around)) batch.add(part);
    await batch.send();
    const known = new Map(above.flatMap((read) => orMissing<NodeRow[]>(() => [read()], [])).map((one) => [one.Id, nodeOf(one)]));
    const state = confirmed?.();
    return {
      page: pageOf(row, etagOf(row), verification?.()),
      path: await this.pathOf(row, known),
      levels: new Map(opened.map(([one, read]) => [one, orMissing(read, [])])),
      backlinkCount: orMissing(backlinks, []).length,
      isLocked: row.HasUniqueRoleAssignments === true,
      canEdit: row.EffectiveBasePermissions !== undefined && allows(row.EffectiveBasePermissions, editListItems),
      people: this.people.pick(around),
      ...(state ? { confirmed: state } : {})
    };
  }

  public async readText(id: number): Promise<Pick<WikiPage, 'id' | 'title' | 'body'>> {
    const row: Pick<PageRow, 'Id' | 'Title' | 'Body'> = await sent(listOf(this.site, pages).items.getById(id).select('Id', 'Title', 'Body')());
    return { id, title: row.Title ?? '', body: row.Body ?? '' };
  }

  public async findByTitle(title: string): Promise<PageNode | undefined> {
    const rows: NodeRow[] = await sent(listOf(this.site, pages).items.select(...nodeColumns).filter(`Title eq ${literal(title)}`).top(1)());
    return rows[0] && nodeOf(rows[0]);
  }

  public async listChildren(parentId: number): Promise<readonly PageNode[]> {
    const batch = openBatch(this.site);
    const level = this.addLevel(batch, parentId);
    await batch.send();
    return level();
  }

  public async listBacklinks(id: number): Promise<readonly Backlink[]> {
    const rows: LinkRow[] = await sent(listOf(this.site, links).items.select('Id', 'FromId', 'Sentence').filter(`ToId eq ${id}`).top(backlinkLimit)());
    const batch = openBatch(this.site);
    const parts = rows.map((row) => [row, batch.add<NodeRow>(listOf(this.site, pages, batch.sp).items.getById(row.FromId).select(...nodeColumns)())] as const);
    await batch.send();
    return parts.flatMap(([row, read]) => orMissing<Backlink[]>(() => [{ page: nodeOf(read()), sentence: row.Sentence ?? '' }], []));
  }

  public async listRecent(): Promise<{ readonly items: readonly PageEntry[]; readonly people: OpenPage['people'] }> {
    const rows = await listChanged<EntryRow>(this.site, entryColumns, recentSize);
    return { items: rows.map(entryOf), people: await this.people.listPeople(rows.map(({ EditorId }) => EditorId)) };
  }

  public async listWanted(): Promise<readonly { readonly title: string; readonly count: number }[]> {
    const { rows } = await listNewest<LinkRow>(this.site, { list: links, select: ['Id', 'Wanted'], filter: 'ToId eq 0', limit: 500 });
    const counts = new Map<string, number>();
    for (const { Wanted } of rows) if (Wanted) counts.set(Wanted, (counts.get(Wanted) ?? 0) + 1);
    return [...counts].map(([title, count]) => ({ title, count })).sort((one, other) => other.count - one.count);
  }

  public async listVersions(id: number, limit = 50): Promise<readonly PageVersion[]> {
    const rows = await sent<VersionRow[]>(listOf(this.site, pages).items.getById(id).versions.top(limit)());
    const editors = await this.people.listPeople(rows.map(({ Editor }) => Editor?.LookupId ?? 0));
    return rows.map((row) => ({
      label: row.VersionLabel, versionId: row.VersionId, title: row.Title ?? '', body: row.Body ?? '', topics: topicsOf(row), summary: row.Summary ?? '', editorName: editors.get(row.Editor?.LookupId ?? 0)?.name ?? '', editor: editors.get(row.Editor?.LookupId ?? 0), savedAt: row.Modified
    }));
  }

  public async search(words: string): Promise<readonly PageHit[]> {
    const text = words.trim();
    if (text === '') return [];
    const fresh: NodeRow[] = await sent(listOf(this.site, pages).items.select(...nodeColumns).filter(`startswith(Title,${literal(text)})`).top(10)());
    const { searchList } = await import(/* webpackChunkName: 'list-search' */ '../shared/listSearch');
    const indexed: SearchAnswer['PrimarySearchResults'] = await searchList(this.site, listPath(this.site, pages), text);
    const hits = new Map<number, PageHit>(fresh.map((row) => [row.Id, { id: row.Id, title: row.Title ?? '', excerpt: '' }]));
    for (const { ListItemID, Title, HitHighlightedSummary } of indexed) {
      const id = Number(ListItemID);
      if (id > 0 && !hits.get(id)?.excerpt) hits.set(id, { id, title: Title ?? '', excerpt: (HitHighlightedSummary ?? '').replace(/<ddd\/>/g, '… ').replace(/<\/?c\d>/g, '') });
    }
    return [...hits.values()].slice(0, 20);
  }

  /** The row with what the person may do with it, and where it lies if it was moved with a branch. One round trip. */
  private async readPlaced(id: number): Promise<{ readonly row: PageRow; readonly place: readonly number[] | undefined }> {
    const batch = openBatch(this.site);
    const row = batch.add<PageRow>(listOf(this.site, pages, batch.sp).items.getById(id).select(...pageColumns, 'EffectiveBasePermissions', 'HasUniqueRoleAssignments')());
    const place = addPlace(this.site, batch, id);
    await batch.send();
    return { row: row(), place: place() };
  }

  private addLevel(batch: Batch, parentId: number): () => readonly PageNode[] {
    const read = batch.add<NodeRow[]>(listOf(this.site, pages, batch.sp).items.select(...nodeColumns).filter(`ParentId eq ${parentId}`).top(levelLimit)());
    const chosen = batch.add<{ Ids: string | null }[]>(listOf(this.site, order, batch.sp).items.select('Ids').filter(`Key eq ${literal(levelKey(parentId))}`).top(1)());
    return () => inOrder(read().map(nodeOf), idsOf(orMissing(chosen, [])[0]?.Ids));
  }

  private addConfirmed(batch: Batch, id: number, edition: number): () => { readonly count: number; readonly isMine: boolean } {
    const target = readingTarget(id, edition);
    const rows = (filter: string, top: number): (() => ReadingRow[]) => batch.add<ReadingRow[]>(listOf(this.site, readings, batch.sp).items.select('AuthorId', 'Key').filter(filter).top(top)());
    const all = rows(`Target eq ${literal(target)}`, confirmedLimit);
    const own = this.viewer === undefined ? undefined : rows(`Key eq ${literal(ownKey(target, this.viewer))}`, 1);
    return () => {
      const found = orMissing(all, []);
      const mine = [...found, ...(own ? orMissing(own, []) : [])];
      return { count: new Set(found.map(({ AuthorId }) => AuthorId)).size, isMine: mine.some(({ AuthorId }) => AuthorId === this.viewer) };
    };
  }

  /** When the person whom a page names said that it is right: by a row of theirs, which nobody else can write. */
  private addVerification(batch: Batch, id: number, userId: number): () => string | undefined {
    const read = batch.add<VerificationRow[]>(listOf(this.site, readings, batch.sp).items.select('AuthorId', 'Modified').filter(`Target eq ${literal(verifiedTarget(id))}`).top(confirmedLimit)());
    return () => orMissing(read, []).find(({ AuthorId }) => AuthorId === userId)?.Modified;
  }

  /** The pages above, by what the rows say; where the remembered place is not true any more, they are asked one by one. */
  private async pathOf(row: PageRow, known: ReadonlyMap<number, PageNode>): Promise<readonly PageNode[]> {
    return this.climb(row.ParentId ?? 0, known, []);
  }

  private async climb(id: number, known: ReadonlyMap<number, PageNode>, below: readonly PageNode[]): Promise<readonly PageNode[]> {
    if (id <= 0 || below.length >= deepest || below.some((node) => node.id === id)) return below;
    const node = known.get(id) ?? nodeOf(await sent<NodeRow>(listOf(this.site, pages).items.getById(id).select(...nodeColumns)()));
    return this.climb(node.parentId ?? 0, known, [node, ...below]);
  }
}

/** The state of a row. Minimal metadata carries it in the body; PnPjs leaves it there. */
export function etagOf(row: Pick<PageRow, 'odata.etag'>): string {
  const etag = row['odata.etag'];
  if (!etag) throw new AppError('unexpected', { message: 'The answer names no state of the row.' });
  return etag;
}

/** The key of a level's row in the list of orders. */
export function levelKey(parentId: number): string {
  return `level/${parentId}`;
}

/** What readings of one edition of a page are stored under. */
export function readingTarget(pageId: number, edition: number): string {
  return `page/${pageId}/${edition}`;
}

/** What people's words that a page is right are stored under. */
export function verifiedTarget(pageId: number): string {
  return `verified/${pageId}`;
}

/** Pages in the order that somebody chose for their level; those that came later stand at the end. */
function inOrder(nodes: readonly PageNode[], ids: readonly number[]): readonly PageNode[] {
  if (ids.length === 0) return nodes;
  const places = new Map(ids.map((id, index) => [id, index]));
  return nodes.map((node) => ({ ...node, position: places.get(node.id) ?? ids.length }));
}
