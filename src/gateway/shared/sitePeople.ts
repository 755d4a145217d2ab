import type { SPFI } from '@pnp/sp';
import type { People, Person, PersonCandidate } from '../../domain/shared/person';
import { sent } from '../errors';
import type { Site } from '../sp';
import { allInBatch } from './batch';

interface UserRow {
  readonly Id: number;
  readonly Title: string;
  readonly Email: string | null;
  readonly LoginName: string;
}

/** A person from a user of the site as REST answers it. */
export function personOf(row: UserRow): Person {
  return { id: row.Id, name: row.Title, email: row.Email ?? '', loginName: row.LoginName };
}

/**
 * Users of one site. What was found is kept for the life of the page, so that names cost a request once.
 * Ids and not an expanded `Author`: whether SharePoint projects a person column above 5,000 rows is not settled.
 */
export class SitePeople implements People {
  private readonly known = new Map<number, Person>();

  public constructor(private readonly site: Site) {}

  /** Parts of a batch that find those who are not known yet; at most `limit` of them. They never reject. */
  public register(sp: SPFI, ids: Iterable<number>, limit = 40): Promise<void>[] {
    const unknown = [...new Set(ids)].filter((id) => id > 0 && !this.known.has(id)).slice(0, limit);
    return unknown.map(async (id) => {
      try {
        this.keep(await sp.web.getUserById(id).select('Id', 'Title', 'Email', 'LoginName')());
      } catch {
        // Somebody who left: the screen shows a name of its own for them.
      }
    });
  }

  /** Keeps a user that another request brought along. */
  public keep(row: UserRow): Person {
    const person = personOf(row);
    this.known.set(person.id, person);
    return person;
  }

  /** What is known of these people without a request. */
  public pick(ids: Iterable<number>): ReadonlyMap<number, Person> {
    const found = new Map<number, Person>();
    for (const id of ids) {
      const person = this.known.get(id);
      if (person) found.set(id, person);
    }
    return found;
  }

  public async listPeople(ids: readonly number[]): Promise<ReadonlyMap<number, Person>> {
    if (ids.some((id) => id > 0 && !this.known.has(id))) await allInBatch(this.site, (sp) => this.register(sp, ids, 100));
    return this.pick(ids);
  }

  public async searchPeople(words: string): Promise<readonly PersonCandidate[]> {
    const { searchPeople } = await import(/* webpackChunkName: 'people-search' */ './peopleSearch');
    return searchPeople(this.site, words);
  }

  public async ensurePerson(loginName: string): Promise<Person> {
    return this.keep(await sent(this.site.sp.web.ensureUser(loginName)));
  }
}
