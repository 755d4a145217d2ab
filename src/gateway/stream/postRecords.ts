import { isAppError } from '../../domain/shared/errors';
import { countableRows, targetKey } from '../../domain/shared/keys';
import type { Person } from '../../domain/shared/person';
import type { ModerationAction, ReactionTarget } from '../../domain/stream/ports';
import type { Decision, PostRecords, PostVersion, Reactor, Readers, ThreadHeading } from '../../domain/stream/records';
import { parseReactionKind } from '../../domain/stream/reactions';
import { sent } from '../errors';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import { hasRowHeading, type HangingRow } from './rows';

interface VersionRow { readonly Title: string | null; readonly Kind: string | null; readonly Body: string | null; readonly Created: string; readonly VersionLabel: string }
interface ConfirmationRow { readonly Id: number; readonly Key: string; readonly AuthorId: number; readonly Created: string }
interface UserRow { readonly Id: number; readonly Title: string; readonly Email: string | null; readonly LoginName: string; readonly PrincipalType: number }
interface HeadingRow { readonly Id: number; readonly Title: string | null; readonly AuthorId: number }
interface DecisionRow { readonly Id: number; readonly Action: ModerationAction; readonly Reason: string | null; readonly Created: string; readonly AuthorId: number }

const page = 2000;
const mostHeadings = 100;
const personPrincipal = 1;

/** Looks up what lies behind a post: versions, names behind numbers, the log. */
export class SharePointPostRecords implements PostRecords {
  public constructor(private readonly site: Site, private readonly people: SitePeople) {}

  public async listVersions(postId: number): Promise<readonly PostVersion[]> {
    const rows: VersionRow[] = await sent(listOf(this.site, 'LoggiaPosts').items.getById(postId).versions.top(100)());
    const versions = rows.map(({ Title, Kind, Body, Created }) => ({ title: hasRowHeading(Kind) ? Title ?? '' : '', body: Body ?? '', since: Created }));
    // Versions that changed something else, such as the accepted answer, read the same: the oldest of them stands.
    return versions.filter(({ title, body }, index) => {
      const older = versions[index + 1];
      return !older || older.title !== title || older.body !== body;
    });
  }

  public async listReactors({ postId, replyId }: ReactionTarget): Promise<readonly Reactor[]> {
    const target = replyId === undefined ? targetKey('post', postId) : targetKey('reply', replyId);
    const { rows } = await listNewest<HangingRow>(this.site, { list: 'LoggiaReactions', select: ['Id', 'Key', 'AuthorId', 'Kind'], filter: `Target eq ${literal(target)}`, limit: 1000 });
    const counted = countableRows(rows.map(({ Id, Key, AuthorId, Kind }) => ({ id: Id, key: Key, authorId: AuthorId, kind: parseReactionKind(Kind ?? null) })), target);
    const people = await this.people.listPeople(counted.map(({ authorId }) => authorId));
    return counted.flatMap(({ authorId, kind }) => (kind ? [{ person: people.get(authorId) ?? nameless(authorId), kind }] : []));
  }

  public async listReaders(postId: number): Promise<Readers> {
    const [rows, users] = await Promise.all([this.allConfirmations(postId), sent<UserRow[]>(this.site.sp.web.siteUsers.select('Id', 'Title', 'Email', 'LoginName', 'PrincipalType')())]);
    const target = targetKey('post', postId);
    const at = new Map(countableRows(rows.map(({ Id, Key, AuthorId, Created }) => ({ id: Id, key: Key, authorId: AuthorId, at: Created })), target).map((row) => [row.authorId, row.at]));
    const everybody = users.filter(({ PrincipalType, Email, Id }) => PrincipalType === personPrincipal && (Email || at.has(Id))).map((user) => this.people.keep(user)).sort(byName);
    const known = new Set(everybody.map(({ id }) => id));
    const former = [...at.keys()].filter((id) => !known.has(id));
    const others = new Map<number, Person>();
    // Names are looked up a hundred at a time.
    for (let from = 0; from < former.length; from += 100) (await this.people.listPeople(former.slice(from, from + 100))).forEach((person, id) => others.set(id, person));
    for (const id of former) if (!others.has(id)) others.set(id, nameless(id));
    return {
      confirmed: [...everybody, ...others.values()].flatMap((person) => {
        const instant = at.get(person.id);
        return instant === undefined ? [] : [{ person, at: instant }];
      }),
      open: everybody.filter(({ id }) => !at.has(id))
    };
  }

  public async listDecisions(postId: number): Promise<readonly Decision[]> {
    const { rows } = await listNewest<DecisionRow>(this.site, { list: 'LoggiaModeration', select: ['Id', 'Action', 'Reason', 'Created', 'AuthorId'], filter: `PostId eq ${postId}`, limit: 100 });
    const people = await this.people.listPeople(rows.map(({ AuthorId }) => AuthorId));
    return rows.map(({ Id, Action, Reason, Created, AuthorId }) => ({ id: Id, action: Action, reason: Reason ?? '', at: Created, by: people.get(AuthorId) }));
  }

  public async listHeadings(postIds: readonly number[]): Promise<ReadonlyMap<number, ThreadHeading>> {
    const batch = openBatch(this.site);
    const reads = [...new Set(postIds)].slice(0, mostHeadings).map((id) => batch.add<HeadingRow>(listOf(this.site, 'LoggiaPosts', batch.sp).items.getById(id).select('Id', 'Title', 'AuthorId')()));
    await batch.send();
    const rows = reads.flatMap(orGone);
    const people = await this.people.listPeople(rows.map(({ AuthorId }) => AuthorId));
    return new Map(rows.map(({ Id, Title, AuthorId }) => [Id, { author: people.get(AuthorId), words: Title ?? '' }]));
  }

  private async allConfirmations(postId: number): Promise<ConfirmationRow[]> {
    const all: ConfirmationRow[] = [];
    for (let before: number | undefined, isFirst = true; isFirst || before !== undefined; isFirst = false) {
      const { rows, next } = await listNewest<ConfirmationRow>(this.site, {
        list: 'LoggiaAcknowledgements', select: ['Id', 'Key', 'AuthorId', 'Created'], filter: `PostId eq ${postId}`, limit: page, ...(before === undefined ? {} : { before })
      });
      all.push(...rows);
      before = next;
    }
    return all;
  }
}

/** Nothing for a post that was deleted. */
function orGone(read: () => HeadingRow): HeadingRow[] {
  try {
    return [read()];
  } catch (error) {
    if (isAppError(error, 'notFound')) return [];
    throw error;
  }
}

/** Somebody who was taken out of the site: what they did still counts. */
function nameless(id: number): Person {
  return { id, name: '', email: '', loginName: '' };
}

function byName(first: Person, second: Person): number {
  return first.name.localeCompare(second.name);
}
