import { AppError, isAppError } from '../../domain/shared/errors';
import { countableEdges } from '../../domain/shared/edges';
import { targetKey } from '../../domain/shared/keys';
import type { Person } from '../../domain/shared/person';
import { defaultProfilePage, profilePageOf } from '../../domain/shared/personCard';
import { inCommon } from '../../domain/people/common';
import { endorsedSkills } from '../../domain/people/endorsements';
import type { PersonSummary } from '../../domain/people/facts';
import type { ProfileDetails, ProfileLately, ProfileReader, ProfileStart } from '../../domain/people/ports';
import { withSuggested } from '../../domain/people/profile';
import { setupStateOf } from '../../provisioning/provisioner';
import { peopleArea } from '../../provisioning/people/lists';
import { sent } from '../errors';
import { allInBatch, openBatch, type Batch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { addEdgePart, peopleOf } from './edgeParts';
import { claimsName, factsOf, requestFacts, requestSummary, suggestedOf, summaryOf, type PersonRow } from './facts';
import { readLately, type ActivitySource } from './lately';
import { addPraise, praiseIds } from './praise';
import { genuineRow, ownerFieldsOf, profileColumns, profileOf, type ProfileRow } from './profileRows';

interface Permissions { readonly High: string; readonly Low: string }
/** A user of the site. */
export interface UserRow { readonly Id: number; readonly Title: string; readonly Email: string | null; readonly LoginName: string }
interface SettingRow { readonly Key: string; readonly Value: string | null }

const addListItems = 0x2;
const manageWeb = 0x40000000;
/** Managers and reports whose names the first view shows. */
const shownManagers = 3;
const shownReports = 6;
const shownFaces = 24;

function allows({ Low }: Permissions, bit: number): boolean {
  return Math.floor(Number(Low) / bit) % 2 === 1;
}

/** What a part answered, or undefined where the thing asked for is not there. */
export function orMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

/** SharePoint's number for "User cannot be found", whatever status it comes with. */
const unknownUser = '-2146232832';

/** The same for people, whom SharePoint misses in words of its own. */
export function orUnknown<T>(read: () => T): T | undefined {
  try {
    return orMissing(read);
  } catch (error) {
    if (isAppError(error) && error.code === unknownUser) return undefined;
    throw error;
  }
}

const userColumns = ['Id', 'Title', 'Email', 'LoginName'];

/** Asks for a user of the site by login and by address, as either may be known; undefined for nobody. */
export function addUser(batch: Batch, user: string): () => UserRow | undefined {
  const byLogin = batch.add<UserRow>(batch.sp.web.siteUsers.getByLoginName(claimsName(user).replace(/'/g, "''")).select(...userColumns)());
  const byAddress = user.includes('|') ? byLogin : batch.add<UserRow>(batch.sp.web.siteUsers.getByEmail(encodeURIComponent(user.replace(/'/g, "''"))).select(...userColumns)());
  return () => orUnknown(byLogin) ?? orUnknown(byAddress);
}

/** Reads profiles of one site. */
export class SharePointProfileReader implements ProfileReader {
  private viewer: Promise<number> | undefined;

  /** @param sources what else people made on this site, such as articles */
  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly now: () => Date = () => new Date(), private readonly sources: readonly ActivitySource[] = []) {}

  /** The site's id of the signed-in person; known after the first look. */
  public async viewerId(): Promise<number> {
    this.viewer ??= sent(this.site.sp.web.currentUser.select('Id')()).then(({ Id }) => Id);
    try {
      return await this.viewer;
    } catch (error) {
      this.viewer = undefined;
      throw error;
    }
  }

  public async readStart(user?: string): Promise<ProfileStart> {
    const batch = openBatch(this.site);
    const { sp } = batch;
    const me = batch.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
    const web = batch.add<{ EffectiveBasePermissions: Permissions }>(sp.web.select('EffectiveBasePermissions')());
    const list = batch.add<{ EffectiveBasePermissions: Permissions }>(listOf(this.site, 'LoggiaProfiles', sp).select('EffectiveBasePermissions')());
    const settings = batch.add<SettingRow[]>(listOf(this.site, 'LoggiaSettings', sp).items.select('Key', 'Value').top(200)());
    const newestEdge = batch.add<{ Id: number }[]>(listOf(this.site, 'LoggiaEdges', sp).items.select('Id').orderBy('Id', false).top(1)());
    const person: () => UserRow | undefined = user === undefined ? me : addUser(batch, user);
    const row = batch.add<PersonRow>(requestFacts(sp, user === undefined ? undefined : claimsName(user)));
    await batch.send();

    const viewer = this.people.keep(me());
    this.viewer = Promise.resolve(viewer.id);
    const settingRows = orMissing(settings) ?? [];
    const rights = orMissing(list);
    const known = person();
    const facts = await this.completeFacts(row(), known, user);
    if (!known && !factsOf(facts)) throw new AppError('notFound', { message: `Nobody is known as ${user ?? ''}.` });
    return {
      viewer: { person: viewer, isOwner: allows(web().EffectiveBasePermissions, manageWeb), canWrite: rights !== undefined && allows(rights.EffectiveBasePermissions, addListItems) },
      state: rights ? setupStateOf(peopleArea, settingRows.find(({ Key }) => Key === `version/${peopleArea.area}`)?.Value ?? undefined) : 'missing',
      person: known && this.people.keep(known),
      facts: factsOf(facts),
      profilePage: profilePageOf(settingRows) ?? defaultProfilePage,
      suggested: suggestedOf(facts),
      newestEdgeId: orMissing(newestEdge)?.[0]?.Id ?? 0
    };
  }

  public async readDetails(start: ProfileStart): Promise<ProfileDetails> {
    const { person, facts, viewer, suggested, newestEdgeId } = start;
    const viewerId = viewer.person.id;
    const personId = person?.id ?? 0;
    const isSelf = personId === viewerId;
    const batch = openBatch(this.site);
    const edges = (type: 'follow' | 'endorse' | 'praise', column: 'SourceKey' | 'TargetKey', id: number): ReturnType<typeof addEdgePart> =>
      addEdgePart(this.site, batch, type, column, targetKey('user', id), newestEdgeId);
    const own = this.addProfile(batch, personId);
    const owners = batch.add<{ Details: string | null }[]>(listOf(this.site, 'LoggiaProfileFacts', batch.sp).items.select('Id', 'Details').filter(`PersonId eq ${personId}`).top(1)());
    const endorsed = edges('endorse', 'TargetKey', personId);
    const followers = edges('follow', 'TargetKey', personId);
    const following = edges('follow', 'SourceKey', personId);
    const praised = edges('praise', 'TargetKey', personId);
    const mine = isSelf ? undefined : { row: this.addProfile(batch, viewerId), follows: edges('follow', 'SourceKey', viewerId), facts: batch.add(requestFacts(batch.sp)) };
    const managers = this.addSummaries(batch, facts?.managers.slice(-shownManagers) ?? []);
    const reports = this.addSummaries(batch, facts?.reports.slice(0, shownReports) ?? []);
    await batch.send();

    const stored = profileOf(genuineRow(orMissing(own) ?? [], personId));
    const profile = withSuggested(stored.profile, suggested, stored.emptied);
    const follows = following();
    const skills = endorsedSkills(profile.skills, endorsed().edges, personId);
    const followerCount = peopleOf(followers(), 'source');
    const followingCount = peopleOf(follows, 'target');
    const common = inCommon({ facts, profile, followed: keysOf(follows.edges) }, mine ? this.viewerSide(mine.row(), mine.facts(), keysOf(mine.follows().edges), viewerId) : { facts: undefined, profile: stored.profile, followed: [] });

    const next = openBatch(this.site);
    const faces = [...skills.flatMap(({ endorserIds }) => endorserIds.slice(0, 4)), ...common.peopleIds.slice(0, 3), ...followerCount.ids.slice(0, shownFaces), ...followingCount.ids.slice(0, shownFaces)];
    const praise = addPraise(this.site, next, praiseIds(praised().edges), personId);
    for (const part of this.people.register(next.sp, [...faces, ...praise.authorIds], 80)) next.add(part);
    await next.send();
    return {
      profile, skills, common,
      ownerFields: ownerFieldsOf(orMissing(owners) ?? []),
      followers: followerCount,
      following: followingCount,
      isFollowed: followerCount.ids.includes(viewerId) || (mine !== undefined && keysOf(mine.follows().edges).includes(targetKey('user', personId))),
      praise: praise.read(),
      managers: managers(),
      reports: reports(),
      people: this.people.pick([...faces, ...praise.authorIds, viewerId])
    };
  }

  public async readLately(personId: number): Promise<ProfileLately> {
    return readLately(this.site, this.people, personId, this.now(), this.sources);
  }

  public async listSummaries(accounts: readonly string[]): Promise<readonly PersonSummary[]> {
    const rows = await allInBatch(this.site, (sp) => accounts.map((account) => requestSummary(sp, account)));
    return accounts.map((account, index) => summaryOf(account, rows[index]));
  }

  public listPeople(ids: readonly number[]): Promise<ReadonlyMap<number, Person>> {
    return this.people.listPeople(ids);
  }

  private viewerSide(rows: readonly ProfileRow[], row: PersonRow, followed: readonly string[], viewerId: number): Parameters<typeof inCommon>[1] {
    const stored = profileOf(genuineRow(rows, viewerId));
    return { facts: factsOf(row), profile: withSuggested(stored.profile, suggestedOf(row), stored.emptied), followed };
  }

  /** An address is mostly the name of the account; where it is not, the site knows the account. */
  private async completeFacts(row: PersonRow, person: UserRow | undefined, user: string | undefined): Promise<PersonRow> {
    if (row.AccountName || !person || user === undefined || person.LoginName.toLowerCase() === claimsName(user).toLowerCase()) return row;
    return sent(requestFacts(this.site.sp, person.LoginName));
  }

  private addProfile(batch: Batch, personId: number): () => ProfileRow[] {
    return batch.add<ProfileRow[]>(listOf(this.site, 'LoggiaProfiles', batch.sp).items.select(...profileColumns).filter(`AuthorId eq ${personId}`).orderBy('Id', false).top(5)());
  }

  private addSummaries(batch: Batch, accounts: readonly string[]): () => PersonSummary[] {
    const parts = accounts.map((account) => [account, batch.add(requestSummary(batch.sp, account))] as const);
    return () => parts.map(([account, read]) => summaryOf(account, orMissing(read)));
  }
}

function keysOf(edges: Parameters<typeof countableEdges>[0]): string[] {
  return countableEdges(edges).map(({ targetKey: key }) => key);
}
