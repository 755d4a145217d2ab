import type { ContactList, ContactLists } from '../../domain/people/ports';
import { sent } from '../errors';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

interface StateRow {
  readonly Id: number;
  readonly AuthorId: number;
  readonly TargetKey: string | null;
  readonly Value: string | null;
}

/** Most lists of a person, and most people of a list. */
const mostLists = 50;
const mostPeople = 500;

function parseList(row: StateRow): ContactList | undefined {
  try {
    const { name, accounts } = JSON.parse(row.Value ?? '') as { name?: unknown; accounts?: unknown };
    if (typeof name !== 'string' || !Array.isArray(accounts) || !row.TargetKey) return undefined;
    return { id: row.TargetKey, name, accounts: accounts.filter((one): one is string => typeof one === 'string').slice(0, mostPeople) };
  } catch {
    return undefined;
  }
}

/** Contact lists as rows of the own state, which only their author reads. */
export class SharePointContactLists implements ContactLists {
  public constructor(private readonly site: Site, private readonly viewerId: () => Promise<number>) {}

  public async listContactLists(): Promise<readonly ContactList[]> {
    return (await this.rows()).flatMap((row) => parseList(row) ?? []).sort((one, other) => one.name.localeCompare(other.name));
  }

  public async saveContactList({ id, name, accounts }: ContactList): Promise<void> {
    const Value = JSON.stringify({ name: name.slice(0, 100), accounts: accounts.slice(0, mostPeople) });
    const row = (await this.rows(id))[0];
    if (row) await sent(this.items.getById(row.Id).update({ Value }));
    else await sent(this.items.add({ Title: 'contacts', OwnerId: await this.viewerId(), Type: 'contacts', TargetKey: id, Value }));
  }

  public async deleteContactList(id: string): Promise<void> {
    for (const { Id } of await this.rows(id)) await sent(this.items.getById(Id).delete());
  }

  private get items(): ReturnType<typeof listOf>['items'] {
    return listOf(this.site, 'LoggiaOwnState').items;
  }

  private async rows(id?: string): Promise<StateRow[]> {
    const userId = await this.viewerId();
    const filter = allOf(`OwnerId eq ${userId}`, `Type eq 'contacts'`, id === undefined ? undefined : `TargetKey eq ${literal(id)}`);
    const rows: StateRow[] = await sent(this.items.select('Id', 'AuthorId', 'TargetKey', 'Value').filter(filter).orderBy('Id', false).top(mostLists)());
    return rows.filter(({ AuthorId }) => AuthorId === userId);
  }
}
