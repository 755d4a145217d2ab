import { countableEdges } from '../../domain/shared/edges';
import { targetKey } from '../../domain/shared/keys';
import type { CardPerson, PersonCard, PersonCards } from '../../domain/shared/personCard';
import { inCommon, type Compared, type InCommon } from '../../domain/people/common';
import { isSameAccount } from '../../domain/people/facts';
import { withSuggested } from '../../domain/people/profile';
import { openBatch, type Batch } from '../shared/batch';
import { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { sent } from '../errors';
import { addEdgePart, type EdgePart } from './edgeParts';
import { claimsName, factsOf, requestFacts, suggestedOf, type PersonRow } from './facts';
import { addUser, orMissing, type UserRow } from './profileReader';
import { genuineRow, profileColumns, profileOf, type ProfileRow } from './profileRows';

interface Viewer { readonly user: UserRow; readonly row: PersonRow; readonly canFollow: boolean; readonly newestEdgeId: number }

/** Parts about one person, read after the batch was sent. */
interface Side {
  readonly rows: () => ProfileRow[];
  readonly follows: () => EdgePart;
}

const addListItems = 0x2;

function accountOf({ loginName, email }: CardPerson): string {
  return loginName || email;
}

/** Cards of one site. What is known of the reader is asked once. */
export class SharePointPersonCards implements PersonCards {
  private readonly edges: SiteEdges;
  private viewer: Promise<Viewer> | undefined;
  private own: Compared | undefined;

  public constructor(private readonly site: Site, private readonly people: SitePeople) {
    this.edges = new SiteEdges(site);
  }

  public async readCard(person: CardPerson): Promise<PersonCard> {
    const viewer = await this.readViewer();
    const account = accountOf(person);
    const batch = openBatch(this.site);
    const facts = batch.add(requestFacts(batch.sp, claimsName(account)));
    const theirs = person.id === undefined ? undefined : this.addSide(batch, person.id, viewer.newestEdgeId);
    const user = person.id === undefined ? addUser(batch, account) : undefined;
    const mine = this.own ? undefined : this.addSide(batch, viewer.user.Id, viewer.newestEdgeId);
    await batch.send();
    if (mine) this.own = comparedOf(viewer.row, mine, viewer.user.Id);
    const found = user?.();
    const row = await this.completeFacts(facts(), found, account);
    const known = factsOf(row);
    const compared = comparedOf(row, theirs, person.id ?? 0);
    const id = person.id ?? found?.Id;
    const isSelf = isSameAccount(viewer.user.LoginName, account) || id === viewer.user.Id;
    const common = isSelf || !this.own ? undefined : oneOf(inCommon(compared, this.own));
    const { profile } = compared;
    return {
      name: known?.name ?? person.name, account, email: known?.email || person.email, role: known?.role ?? '', department: known?.department ?? '', office: known?.office ?? '',
      timeZone: profile.timeZone, pronouns: profile.pronouns, hasPhoto: known?.hasPhoto ?? false, hasProfile: known !== undefined, isSelf,
      isFollowed: id !== undefined && (this.own?.followed.includes(targetKey('user', id)) ?? false),
      canFollow: viewer.canFollow && !isSelf && (known !== undefined || person.email !== ''),
      ...(common ? { common } : {})
    };
  }

  public async setFollowed(person: CardPerson, isFollowed: boolean): Promise<void> {
    const { user } = await this.readViewer();
    const id = person.id ?? (await this.people.ensurePerson(claimsName(accountOf(person)))).id;
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', user.Id), targetKey: targetKey('user', id) };
    if (isFollowed) await this.edges.addEdges([edge], user.Id);
    else await this.edges.removeEdge(edge, user.Id);
    this.own = undefined;
  }

  /** An address is mostly the name of the account; where it is not, the site knows the account. */
  private async completeFacts(row: PersonRow, user: UserRow | undefined, account: string): Promise<PersonRow> {
    if (row.AccountName || !user || isSameAccount(user.LoginName, account)) return row;
    return sent(requestFacts(this.site.sp, user.LoginName));
  }

  private addSide(batch: Batch, id: number, newestEdgeId: number): Side {
    return {
      rows: batch.add<ProfileRow[]>(listOf(this.site, 'LoggiaProfiles', batch.sp).items.select(...profileColumns).filter(`AuthorId eq ${id}`).orderBy('Id', false).top(5)()),
      follows: addEdgePart(this.site, batch, 'follow', 'SourceKey', targetKey('user', id), newestEdgeId)
    };
  }

  private async readViewer(): Promise<Viewer> {
    this.viewer ??= this.requestViewer();
    try {
      return await this.viewer;
    } catch (error) {
      this.viewer = undefined;
      throw error;
    }
  }

  private async requestViewer(): Promise<Viewer> {
    const batch = openBatch(this.site);
    const user = batch.add<UserRow>(batch.sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
    const row = batch.add(requestFacts(batch.sp));
    const list = batch.add<{ EffectiveBasePermissions: { Low: string } }>(listOf(this.site, 'LoggiaEdges', batch.sp).select('EffectiveBasePermissions')());
    const newest = batch.add<{ Id: number }[]>(listOf(this.site, 'LoggiaEdges', batch.sp).items.select('Id').orderBy('Id', false).top(1)());
    await sent(batch.send());
    const rights = orMissing(list)?.EffectiveBasePermissions.Low;
    return { user: user(), row: row(), canFollow: Math.floor(Number(rights ?? 0) / addListItems) % 2 === 1, newestEdgeId: orMissing(newest)?.[0]?.Id ?? 0 };
  }
}

function comparedOf(row: PersonRow, side: Side | undefined, id: number): Compared {
  const stored = profileOf(genuineRow((side && orMissing(side.rows)) ?? [], id));
  return { facts: factsOf(row), profile: withSuggested(stored.profile, suggestedOf(row), stored.emptied), followed: countableEdges(side?.follows().edges ?? []).map(({ targetKey: key }) => key) };
}

/** The one thing that a card tells: people first, as they open most doors. */
function oneOf({ peopleIds, topics, skills, interests, office, department }: InCommon): PersonCard['common'] {
  if (peopleIds.length > 0) return { kind: 'people', count: peopleIds.length };
  const texts = { topic: topics[0], skill: skills[0], interest: interests[0], department, office } as const;
  for (const kind of ['topic', 'skill', 'interest', 'department', 'office'] as const) {
    const text = texts[kind];
    if (text) return { kind, text };
  }
  return undefined;
}
