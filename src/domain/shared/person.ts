/** A user of the site. `id` is the site's own number for them, the one that `AuthorId` holds. */
export interface Person {
  readonly id: number;
  readonly name: string;
  /** Empty for accounts without a mailbox, such as removed people. */
  readonly email: string;
  /** Claims name, `i:0#.f|membership|…`. */
  readonly loginName: string;
}

/** Somebody who may not be a user of the site yet, as a people picker finds them. */
export interface PersonCandidate {
  readonly loginName: string;
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly department: string;
}

/** Finds people by id and by name, with the reader's own rights. */
export interface People {
  /** Names of users of the site; removed ones are left out. Known people cost no request, the others one batch. */
  listPeople(ids: readonly number[]): Promise<ReadonlyMap<number, Person>>;
  /** Up to ten people of the organisation whose name or address starts with the words. One request. */
  searchPeople(words: string): Promise<readonly PersonCandidate[]>;
  /** Makes a found person a user of the site, so that they have an id. One request. */
  ensurePerson(loginName: string): Promise<Person>;
}
