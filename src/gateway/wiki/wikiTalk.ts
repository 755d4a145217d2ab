import '@pnp/sp/site-groups/web.js';
import { ownKey } from '../../domain/shared/keys';
import type { Person } from '../../domain/shared/person';
import type { Participants } from '../../domain/shared/setup';
import { isAppError } from '../../domain/shared/errors';
import type { Reading } from '../../domain/wiki/overviews';
import { commentsOf, stillEditing, type EditingPerson, type NewComment, type PageComment, type WikiTalk } from '../../domain/wiki/talk';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { OwnRows } from '../shared/ownRows';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { readingTarget } from './wikiReader';

interface UserRow { readonly Id: number; readonly Title: string; readonly Email: string | null; readonly LoginName: string; readonly PrincipalType: number }
interface CommentRow { readonly Id: number; readonly ParentId: number | null; readonly Kind: string; readonly Body: string | null; readonly Quote: string | null; readonly AuthorId: number; readonly Created: string }
interface EditingRow { readonly Id: number; readonly AuthorId: number; readonly Key: string; readonly Modified: string }
interface ReadingRow { readonly Id: number; readonly AuthorId: number; readonly Key: string; readonly Version: string | null; readonly Modified: string }

const comments = 'LoggiaWikiComments';
const editing = 'LoggiaWikiEditing';
const readings = 'LoggiaWikiReadings';
const editingTarget = 'editing';
const commentLimit = 200;
const lookedUpAlone = 50;
/** SharePoint's number for a single person, as against groups. */
const singlePerson = 1;
const userColumns = ['Id', 'Title', 'Email', 'LoginName', 'PrincipalType'];

/** What people do with a page besides writing it. */
export class SharePointWikiTalk implements WikiTalk {
  private readonly signs: OwnRows;
  private readonly confirmations: OwnRows;

  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly viewerId: () => Promise<number>) {
    this.signs = new OwnRows(site, editing);
    this.confirmations = new OwnRows(site, readings);
  }

  public async listEditing(pageId: number): Promise<readonly EditingPerson[]> {
    const rows: EditingRow[] = await this.orNone(sent(listOf(this.site, editing).items.select('Id', 'AuthorId', 'Key', 'Modified').filter(`PageId eq ${pageId}`).top(50)()));
    // A row speaks for its author only where its key names them.
    const own = rows.filter(({ Key, AuthorId }) => Key.startsWith(ownKey(editingTarget, AuthorId)));
    const there = stillEditing(own.map(({ AuthorId, Modified }) => ({ authorId: AuthorId, seenAt: Modified })), await this.viewerId(), new Date());
    const people = await this.people.listPeople(there.map(({ authorId }) => authorId));
    return there.flatMap(({ authorId, seenAt }) => {
      const person = people.get(authorId);
      return person ? [{ person, seenAt }] : [];
    });
  }

  public async showEditing(pageId: number): Promise<void> {
    await this.signs.put(editingTarget, await this.viewerId(), { PageId: pageId });
  }

  public async hideEditing(): Promise<void> {
    await this.signs.remove(editingTarget, await this.viewerId());
  }

  public async listComments(pageId: number, limit = commentLimit): Promise<{ readonly comments: readonly PageComment[]; readonly people: ReadonlyMap<number, Person>; readonly hasEarlier: boolean }> {
    const [rows, hasEarlier] = await this.newestComments(pageId, limit);
    const found = commentsOf(rows.map((row) => ({
      id: row.Id, parentId: row.ParentId ?? 0, kind: row.Kind === 'resolve' || row.Kind === 'reopen' ? row.Kind : 'comment', authorId: row.AuthorId, body: row.Body ?? '', quote: row.Quote ?? '', createdAt: row.Created
    })));
    return { comments: found, hasEarlier, people: await this.people.listPeople(rows.map(({ AuthorId }) => AuthorId)) };
  }

  private async newestComments(pageId: number, limit: number): Promise<readonly [readonly CommentRow[], boolean]> {
    try {
      const found = await listNewest<CommentRow>(this.site, { list: comments, select: ['Id', 'ParentId', 'Kind', 'Body', 'Quote', 'AuthorId', 'Created'], filter: `PageId eq ${pageId}`, limit });
      return [found.rows, found.next !== undefined];
    } catch (error) {
      // A wiki set up by an earlier version does not have this list yet.
      if (isAppError(error, 'notFound')) return [[], false];
      throw error;
    }
  }

  public addComment({ key, pageId, body, quote = '', commentId = 0 }: NewComment): Promise<void> {
    return this.addOnce({ Title: body.slice(0, 60), Key: key, PageId: pageId, ParentId: commentId, Kind: 'comment', Body: body, Quote: quote.slice(0, 255) });
  }

  public async deleteComment(id: number): Promise<void> {
    try {
      await sent(listOf(this.site, comments).items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }

  public setResolved(pageId: number, commentId: number, isResolved: boolean): Promise<void> {
    const kind = isResolved ? 'resolve' : 'reopen';
    return this.addOnce({ Title: kind, Key: crypto.randomUUID(), PageId: pageId, ParentId: commentId, Kind: kind });
  }

  public async confirmRead(pageId: number, edition: number, version: string): Promise<void> {
    await this.confirmations.put(readingTarget(pageId, edition), await this.viewerId(), { Target: readingTarget(pageId, edition), Version: version });
  }

  public async listReadings(pageId: number, edition: number): Promise<readonly Reading[]> {
    const target = readingTarget(pageId, edition);
    const rows = await this.listConfirmed(target);
    const done = new Map(rows.filter(({ Key, AuthorId }) => Key.startsWith(ownKey(target, AuthorId))).map((row) => [row.AuthorId, row]));
    const expected = new Map((await this.listExpected()).map((person) => [person.id, person]));
    const left = await this.findOthers([...done.keys()].filter((id) => !expected.has(id)));
    const everybody = new Map([...expected, ...left]);
    return [...everybody.values()].map((person) => {
      const row = done.get(person.id);
      return { person, ...(row ? { confirmedAt: row.Modified, version: row.Version ?? '' } : {}) };
    }).sort((one, other) => one.person.name.localeCompare(other.person.name));
  }

  /** People by their numbers. Many at once are found among all users of the site, which is one request. */
  private async findOthers(ids: readonly number[]): Promise<ReadonlyMap<number, Person>> {
    if (ids.length <= lookedUpAlone) return this.people.listPeople(ids);
    const users: UserRow[] = await sent(this.site.sp.web.siteUsers.select(...userColumns)());
    for (const row of users) this.people.keep(row);
    return this.people.pick(ids);
  }

  /** All of them, however many: a page at a time. */
  private async listConfirmed(target: string): Promise<ReadingRow[]> {
    const found: ReadingRow[] = [];
    for (let before: number | undefined, isMore = true; isMore;) {
      const { rows, next } = await listNewest<ReadingRow>(this.site, { list: readings, select: ['Id', 'AuthorId', 'Key', 'Version', 'Modified'], filter: `Target eq ${literal(target)}`, limit: 2000, ...(before === undefined ? {} : { before }) });
      found.push(...rows);
      before = next;
      isMore = next !== undefined;
    }
    return found;
  }

  /** Those who take part: the people of the group that was chosen, and owners. Of "everyone", those whom the site knows. */
  private async listExpected(): Promise<Person[]> {
    const { web } = this.site.sp;
    const settings: { Value: string | null }[] = await sent(listOf(this.site, 'LoggiaSettings').items.select('Value').filter(`Key eq 'participants/wiki'`).top(1)());
    const chosen = JSON.parse(settings[0]?.Value ?? '{"kind":"members"}') as Participants;
    const batch = openBatch(this.site);
    const { sp } = batch;
    const group = chosen.kind === 'group' ? sp.web.siteGroups.getByName(chosen.name) : sp.web.associatedMemberGroup;
    const parts = [
      batch.add<UserRow[]>(sp.web.associatedOwnerGroup.users.select(...userColumns)()),
      chosen.kind === 'everyone' ? batch.add<UserRow[]>(sp.web.siteUsers.select(...userColumns)()) : batch.add<UserRow[]>(group.users.select(...userColumns)())
    ];
    await batch.send();
    const rows = parts.flatMap((read) => this.readable(read));
    const people = rows.filter(({ PrincipalType, Email, LoginName }) => PrincipalType === singlePerson && (Email ?? '') !== '' && !/#ext#/i.test(LoginName));
    if (people.length > 0) return people.map((row) => this.people.keep(row));
    return [this.people.keep(await sent(web.currentUser.select('Id', 'Title', 'Email', 'LoginName')()))];
  }

  /** A group whose members only they may see says nothing. */
  private readable(read: () => UserRow[]): UserRow[] {
    try {
      return read();
    } catch (error) {
      if (isAppError(error, 'forbidden') || isAppError(error, 'notFound')) return [];
      throw error;
    }
  }

  private async addOnce(values: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      await sent(listOf(this.site, comments).items.add(values));
    } catch (error) {
      // An earlier try whose answer was lost made it.
      if (!isAppError(error, 'duplicate')) throw error;
    }
  }

  /** A wiki set up by an earlier version does not have these lists yet. */
  private async orNone<T>(request: Promise<T[]>): Promise<T[]> {
    try {
      return await request;
    } catch (error) {
      if (isAppError(error, 'notFound')) return [];
      throw error;
    }
  }
}
