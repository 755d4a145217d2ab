import { AppError, isAppError } from '../../domain/shared/errors';
import { sortNodes, tidyTopics, type NewPage, type PageChange, type PageFacts, type WikiPage } from '../../domain/wiki/page';
import type { WikiWriter } from '../../domain/wiki/ports';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import { listOf, listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import { ancestorsOf, idsOf, nodeColumns, nodeOf, pageColumns, pageOf, templateKind, type NodeRow, type PageRow } from './rows';
import { settleLinks } from './linkRows';
import { addPlace, settleBranch } from './wikiPlaces';
import { etagOf, levelKey, verifiedTarget } from './wikiReader';

const pages = 'LoggiaWikiPages';
const order = 'LoggiaWikiOrder';
const deepest = 25;
const levelLimit = 500;
/** How often an order is written anew where somebody else was faster. */
const orderAttempts = 4;

interface OrderRow { readonly Id: number; readonly Ids: string | null; readonly 'odata.etag'?: string }

/** Writes the wiki of one site as the signed-in person. */
export class SharePointWikiWriter implements WikiWriter {
  private readonly verifications: OwnRows;

  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>) {
    this.verifications = new OwnRows(site, 'LoggiaWikiReadings');
  }

  public async addPage(page: NewPage): Promise<WikiPage> {
    const above = page.parentId ? await this.placeOf(page.parentId) : undefined;
    const row = await this.addOnce(page, {
      Title: page.title,
      Key: page.key,
      Body: page.body,
      ParentId: page.parentId ?? 0,
      Position: page.position ?? 0,
      Ancestors: above ? [...above, page.parentId].join('/') : '',
      Summary: page.summary.slice(0, 255),
      ...(page.topics ? { Topics: tidyTopics(page.topics).join(', ') } : {})
    });
    const settled = await this.settle(row.Id, page.summary) ?? row;
    return pageOf(settled, etagOf(settled));
  }

  public async savePage(id: number, change: PageChange, etag: string): Promise<WikiPage> {
    const topics = change.topics && tidyTopics(change.topics);
    await this.update(id, { Title: change.title, Body: change.body, Summary: change.summary.slice(0, 255), ...(topics ? { Topics: topics.join(', ') } : {}) }, etag);
    const row = await this.settle(id, change.summary) ?? await this.readRow(id);
    return pageOf(row, etagOf(row));
  }

  public async movePage(id: number, parentId: number | undefined, summary = ''): Promise<void> {
    const above = parentId === undefined ? [] : await this.chainOf(parentId);
    const { ParentId: former } = await this.readRow(id);
    if (above.includes(id)) return this.refuseCircle(id, former === parentId ? 0 : undefined);
    await sent(listOf(this.site, pages).items.getById(id).update({ ParentId: parentId ?? 0, Ancestors: above.join('/'), Summary: summary.slice(0, 255) }));
    // Somebody may have moved one of those above below this page at the same time: neither would be found in the tree.
    if (parentId !== undefined && (await this.chainOf(parentId)).includes(id)) await this.refuseCircle(id, former ?? 0);
  }

  public async settlePlaces(id: number): Promise<void> {
    const chain = await this.chainOf(id);
    await settleBranch(this.site, id, chain.slice(0, -1));
  }

  public async placePage(id: number, parentId: number | undefined, beforeId: number | undefined, summary = ''): Promise<void> {
    const { ParentId }: NodeRow = await sent(listOf(this.site, pages).items.getById(id).select(...nodeColumns)());
    if ((ParentId ?? 0) !== (parentId ?? 0)) await this.movePage(id, parentId, summary);
    await this.writeOrder(parentId ?? 0, id, beforeId, 1);
  }

  public async setFacts(id: number, facts: PageFacts, summary: string): Promise<void> {
    const { reviewAt, outdated, isVerified, ownerId, isTemplate, edition } = facts;
    // What is known to be wrong is due at once, whatever day was chosen.
    const dueAt = outdated ? new Date().toISOString() : reviewAt;
    const userId = isVerified ? await this.viewerId() : null;
    // The word itself is a row that only this person can write; the page names whose word counts.
    if (userId !== null) await this.verifications.put(verifiedTarget(id), userId, { Target: verifiedTarget(id), Version: '' });
    await sent(listOf(this.site, pages).items.getById(id).update({
      Summary: summary.slice(0, 255),
      ...(dueAt === undefined ? {} : { ReviewAt: dueAt }),
      ...(outdated === undefined ? {} : { Outdated: outdated.slice(0, 255) }),
      ...(isVerified === undefined ? {} : { VerifiedById: userId }),
      ...(ownerId === undefined ? {} : { OwnerId: ownerId }),
      ...(isTemplate === undefined ? {} : { Kind: isTemplate ? templateKind : '' }),
      ...(edition === undefined ? {} : { Edition: edition })
    }));
  }

  public async deletePage(id: number): Promise<void> {
    const below: unknown[] = await sent(listOf(this.site, pages).items.select('Id').filter(`ParentId eq ${id}`).top(1)());
    if (below.length > 0) throw new AppError('invalid', { message: 'Pages lie below this one.' });
    try {
      await sent(listOf(this.site, pages).items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
    await this.settle(id, '');
  }

  public async addPicture(pageId: number, file: Blob, name: string): Promise<string> {
    try {
      await sent(listOf(this.site, pages).items.getById(pageId).attachmentFiles.add(name, file));
    } catch (error) {
      // An earlier try whose answer was lost put it there.
      if (!isAppError(error, 'duplicate') && !isAppError(error, 'conflict')) throw error;
    }
    const path = `${listPath(this.site, pages)}/Attachments/${pageId}/${name}`;
    return path.split('/').map(encodeURIComponent).join('/');
  }

  /**
   * Makes the rows of a page's links agree with its text: three round trips where something changed, one where not. Safe to
   * repeat: what a cut connection left undone, the next save of the page or the repair makes up for. Somebody who may
   * change the page and not the list of links has saved all the same: undefined then, and for a page that is gone.
   */
  private async settle(id: number, summary: string): Promise<PageRow | undefined> {
    try {
      const { rows, wanted } = await settleLinks<PageRow>(this.site, [id], pageColumns);
      return await this.leadToWritten(id, wanted, summary) ? await this.readRow(id) : rows.get(id);
    } catch (error) {
      if (!isAppError(error, 'forbidden')) throw error;
      return undefined;
    }
  }

  /** Rows of links of a page that was deleted between this save and an earlier try of it go with it. */
  private async update(id: number, values: Readonly<Record<string, unknown>>, etag: string): Promise<void> {
    try {
      await sent(listOf(this.site, pages).items.getById(id).update(values, etag));
    } catch (error) {
      if (isAppError(error, 'notFound')) await this.settle(id, '');
      throw error;
    }
  }

  /** Somebody may have written a page while another linked to its title as to one that is missing: the link leads there. */
  private async leadToWritten(id: number, wanted: readonly string[], summary: string): Promise<boolean> {
    if (wanted.length === 0) return false;
    const batch = openBatch(this.site);
    const parts = wanted.map((title) => batch.add<NodeRow[]>(listOf(this.site, pages, batch.sp).items.select(...nodeColumns).filter(`Title eq ${literal(title)}`).top(1)()));
    await batch.send();
    const written = parts.flatMap((read) => read());
    if (written.length === 0) return false;
    const { LinkMending } = await import(/* webpackChunkName: 'wiki-upkeep' */ './linkMending');
    for (const { Id, Title } of written) await new LinkMending(this.site, { id: Id, title: Title ?? '', summary }).runIn(id);
    return true;
  }

  /** Writes the order of a level with one page at its new place; tries again where somebody changed it meanwhile. */
  private async writeOrder(parentId: number, id: number, beforeId: number | undefined, attempt: number): Promise<void> {
    const key = levelKey(parentId);
    const items = listOf(this.site, order).items;
    const [rows, level]: [OrderRow[], NodeRow[]] = await Promise.all([
      sent(items.select('Id', 'Ids').filter(`Key eq ${literal(key)}`).top(1)()),
      sent(listOf(this.site, pages).items.select(...nodeColumns).filter(`ParentId eq ${parentId}`).top(levelLimit)())
    ]);
    const chosen = idsOf(rows[0]?.Ids);
    const placed = level.map(nodeOf).map((node) => (chosen.length === 0 ? node : { ...node, position: chosen.includes(node.id) ? chosen.indexOf(node.id) : chosen.length }));
    const ids = sortNodes(placed, (one, other) => one.localeCompare(other)).map((node) => node.id).filter((one) => one !== id);
    const at = beforeId === undefined ? -1 : ids.indexOf(beforeId);
    ids.splice(at < 0 ? ids.length : at, 0, id);
    try {
      if (rows[0]) await sent(items.getById(rows[0].Id).update({ Ids: ids.join(',') }, rows[0]['odata.etag'] ?? '*'));
      else await sent(items.add({ Title: key, Key: key, Ids: ids.join(',') }));
    } catch (error) {
      if (attempt >= orderAttempts || !(isAppError(error, 'conflict') || isAppError(error, 'duplicate'))) throw error;
      await this.writeOrder(parentId, id, beforeId, attempt + 1);
    }
  }

  /** @param backTo the page above that the page gets again, where it was put below itself. */
  private async refuseCircle(id: number, backTo: number | undefined): Promise<never> {
    if (backTo !== undefined) await sent(listOf(this.site, pages).items.getById(id).update({ ParentId: backTo, Ancestors: '' }));
    throw new AppError('invalid', { message: 'A page cannot lie below itself.' });
  }

  /** Ids from the top to the page itself. */
  private async chainOf(id: number): Promise<number[]> {
    const chain: number[] = [];
    let next = id;
    while (next > 0 && chain.length < deepest && !chain.includes(next)) {
      chain.unshift(next);
      next = (await this.readRow(next)).ParentId ?? 0;
    }
    return chain;
  }

  /** The ids above a page, from the top, as far as they are remembered. */
  private async placeOf(id: number): Promise<readonly number[]> {
    const batch = openBatch(this.site);
    const read = batch.add<Pick<PageRow, 'Ancestors'>>(listOf(this.site, pages, batch.sp).items.getById(id).select('Ancestors')());
    const place = addPlace(this.site, batch, id);
    await batch.send();
    const row = read();
    return place() ?? ancestorsOf(row);
  }

  private readRow(id: number): Promise<PageRow> {
    return sent<PageRow>(listOf(this.site, pages).items.getById(id).select(...pageColumns)());
  }

  private async addOnce(page: NewPage, values: Readonly<Record<string, unknown>>): Promise<PageRow> {
    const items = listOf(this.site, pages).items;
    try {
      const { Id } = (await sent(items.add(values))) as { readonly Id: number };
      return await this.readRow(Id);
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      // An earlier try whose answer was lost made it.
      const rows: { Id: number; Title: string }[] = await sent(items.select('Id', 'Title').filter(`Key eq ${literal(page.key)}`).top(1)());
      if (!rows[0]) throw error;
      return this.readRow(rows[0].Id);
    }
  }
}
