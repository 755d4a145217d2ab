import { AppError, isAppError } from '../../domain/shared/errors';
import { ownKey, targetKey } from '../../domain/shared/keys';
import { profilePageSetting } from '../../domain/shared/personCard';
import { endorsementEdge } from '../../domain/people/endorsements';
import type { ProfileWriter, Wall } from '../../domain/people/ports';
import type { FieldValue, ProfileChange } from '../../domain/people/profile';
import type { NewWallMessage, WallMessage } from '../../domain/people/wall';
import { sent } from '../errors';
import { allOf, literal } from '../shared/odata';
import type { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { claimsName } from './facts';
import { columnsOf, genuineRow, profileColumns, profileOf, profileTarget, type ProfileRow } from './profileRows';
import { messageOf, wallColumns, type WallRow } from './wallRows';

/** Keys that are tried where somebody squatted on the first ones. */
const attempts = 3;

/** Writes profiles, follows, confirmed skills and walls as the signed-in person. */
export class SharePointProfileWriter implements ProfileWriter, Wall {
  private saving: Promise<unknown> = Promise.resolve();

  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly edges: SiteEdges, private readonly viewerId: () => Promise<number>) {}

  /** One after the other: two fields that are saved at once must not make two rows, nor lose each other's details. */
  public saveProfile(change: ProfileChange): Promise<void> {
    const turn = this.saving.catch(() => undefined).then(() => this.saveNow(change));
    this.saving = turn;
    return turn;
  }

  public async saveOwnerFields(personId: number, values: Readonly<Record<string, FieldValue>>): Promise<void> {
    const items = listOf(this.site, 'LoggiaProfileFacts').items;
    const rows: { Id: number; Details: string | null }[] = await sent(items.select('Id', 'Details').filter(`PersonId eq ${personId}`).top(1)());
    const [row] = rows;
    const Details = JSON.stringify(values);
    if (row) await sent(items.getById(row.Id).update({ Details }));
    else await sent(items.add({ Title: targetKey('user', personId), PersonId: personId, Details }));
  }

  public async setFollowed(account: string, isFollowed: boolean): Promise<number> {
    const [userId, person] = await Promise.all([this.viewerId(), this.people.ensurePerson(claimsName(account))]);
    const edge = { type: 'follow' as const, sourceKey: targetKey('user', userId), targetKey: targetKey('user', person.id) };
    if (isFollowed) await this.edges.addEdges([edge], userId);
    else await this.edges.removeEdge(edge, userId);
    return person.id;
  }

  public async setEndorsed(personId: number, skill: string, isEndorsed: boolean): Promise<void> {
    const userId = await this.viewerId();
    if (userId === personId) throw new AppError('invalid', { message: 'Nobody confirms a skill of their own.' });
    const edge = endorsementEdge(userId, personId, skill);
    if (isEndorsed) await this.edges.addEdges([edge], userId);
    else await this.edges.removeEdge(edge, userId);
  }

  public async saveProfilePage(address: string): Promise<void> {
    const items = listOf(this.site, 'LoggiaSettings').items;
    const rows: { Id: number }[] = await sent(items.select('Id').filter(`Key eq ${literal(profilePageSetting)}`).top(1)());
    const [row] = rows;
    if (row) await sent(items.getById(row.Id).update({ Value: address }));
    else await sent(items.add({ Title: profilePageSetting, Key: profilePageSetting, Value: address }));
  }

  public async addMessage({ key, personId, parentId, body }: NewWallMessage): Promise<WallMessage> {
    const items = listOf(this.site, 'LoggiaWall').items;
    try {
      const added = await sent(items.add({ Title: body.slice(0, 100), Key: key, PersonId: personId, Body: body, ...(parentId === undefined ? {} : { ParentId: parentId }) }));
      return messageOf({ ...(added as WallRow), AuthorId: await this.viewerId() }, false);
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      // It arrived the first time, and its answer was lost.
      const rows: WallRow[] = await sent(items.select(...wallColumns).filter(`Key eq ${literal(key)}`).top(1)());
      const [row] = rows;
      if (!row) throw error;
      return messageOf(row, false);
    }
  }

  public async editMessage(id: number, body: string): Promise<void> {
    await sent(listOf(this.site, 'LoggiaWall').items.getById(id).update({ Title: body.slice(0, 100), Body: body, EditedAt: new Date().toISOString() }));
  }

  public async deleteMessage(id: number): Promise<void> {
    try {
      await sent(listOf(this.site, 'LoggiaWall').items.getById(id).recycle());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }

  public async setHidden(id: number, isHidden: boolean): Promise<void> {
    const userId = await this.viewerId();
    const edge = { type: 'hide' as const, sourceKey: targetKey('user', userId), targetKey: targetKey('wall', id) };
    if (isHidden) await this.edges.addEdges([edge], userId);
    else await this.edges.removeEdge(edge, userId);
  }

  private async saveNow(change: ProfileChange): Promise<void> {
    const userId = await this.viewerId();
    const row = await this.findRow(userId);
    const columns = columnsOf(change, profileOf(row));
    if (row) await sent(listOf(this.site, 'LoggiaProfiles').items.getById(row.Id).update(columns));
    else await this.addRow(userId, columns, 1);
  }

  private async findRow(userId: number): Promise<ProfileRow | undefined> {
    const filter = allOf(`AuthorId eq ${userId}`);
    const rows: ProfileRow[] = await sent(listOf(this.site, 'LoggiaProfiles').items.select(...profileColumns).filter(filter).orderBy('Id', false).top(5)());
    return genuineRow(rows, userId);
  }

  private async addRow(userId: number, columns: Record<string, string>, attempt: number): Promise<void> {
    if (attempt > attempts) throw new AppError('conflict', { message: 'The keys of the profile are taken.' });
    const person = (await this.people.listPeople([userId])).get(userId);
    try {
      await sent(listOf(this.site, 'LoggiaProfiles').items.add({ Title: profileTarget, Key: ownKey(profileTarget, userId, attempt), Account: person?.loginName ?? '', ...columns }));
    } catch (error) {
      if (!isAppError(error, 'duplicate')) throw error;
      // Another device of the same person was faster, or somebody else took the key.
      const row = await this.findRow(userId);
      if (row) await sent(listOf(this.site, 'LoggiaProfiles').items.getById(row.Id).update(columns));
      else await this.addRow(userId, columns, attempt + 1);
    }
  }
}
