import type { Person } from '../shared/person';
import type { SetupState } from '../shared/setup';
import type { InCommon } from './common';
import type { EndorsedSkill } from './endorsements';
import type { CompanyFacts, PersonSummary } from './facts';
import type { FieldValue, OwnProfile, ProfileChange } from './profile';
import type { NewWallMessage, WallMessage } from './wall';

/** Who looks at a profile, and what the server lets them do here. */
export interface ProfileViewer {
  readonly person: Person;
  /** May set up, and fill the fields that are the owners'. */
  readonly isOwner: boolean;
  /** May write: an own profile, on walls, follows and confirmed skills. */
  readonly canWrite: boolean;
}

/** Whose page it is. */
export interface ProfileStart {
  readonly viewer: ProfileViewer;
  readonly state: SetupState;
  /** The user of the site; undefined for somebody who has never been here. */
  readonly person: Person | undefined;
  /** Undefined where SharePoint has no profile of the account. */
  readonly facts: CompanyFacts | undefined;
  /** Where profiles are on this site, see `profileHref`. */
  readonly profilePage: string;
  /** What the person told SharePoint's own profile, shown until they say something here. */
  readonly suggested: Partial<OwnProfile>;
  /** Id of the newest edge of the site, which `readDetails` wants to know. */
  readonly newestEdgeId: number;
}

/** People by number, newest first as far as they were read; `hasMore` says that there are others. */
export interface PeopleCount {
  readonly ids: readonly number[];
  readonly hasMore: boolean;
}

/** Praise in a post of the stream. */
export interface ReceivedPraise {
  readonly postId: number;
  readonly authorId: number;
  readonly badge: 'calm' | 'idea' | 'doors' | 'eye' | 'company';
  /** ISO instant. */
  readonly givenAt: string;
}

/** Everything of a page but what is below the fold. */
export interface ProfileDetails {
  readonly profile: OwnProfile;
  /** Values of the fields that only owners fill. */
  readonly ownerFields: Readonly<Record<string, FieldValue>>;
  readonly skills: readonly EndorsedSkill[];
  readonly followers: PeopleCount;
  readonly following: PeopleCount;
  readonly isFollowed: boolean;
  readonly praise: readonly ReceivedPraise[];
  /** The nearest managers, the highest first. */
  readonly managers: readonly PersonSummary[];
  /** The first of those who report to the person. */
  readonly reports: readonly PersonSummary[];
  readonly common: InCommon;
  /** Names of everybody who appears by number. */
  readonly people: ReadonlyMap<number, Person>;
}

/** Something that somebody wrote in the stream, a blog or the wiki. */
export interface Activity {
  readonly kind: 'post' | 'question' | 'praise' | 'poll' | 'announcement' | 'reply' | 'article' | 'page';
  /** Heading or first words. */
  readonly title: string;
  /** ISO instant. */
  readonly at: string;
  /** Of the post or, for a reply, of its thread. */
  readonly postId?: number;
  /** Where it is, for what has an address of its own. */
  readonly href?: string;
}

/** What is below the fold. */
export interface ProfileLately {
  readonly activities: readonly Activity[];
  readonly wall: readonly WallMessage[];
  readonly people: ReadonlyMap<number, Person>;
}

/** Reads profiles. Every method rejects with an AppError. */
export interface ProfileReader {
  /**
   * One round trip; a second where an address is not the account's name.
   * @param user login or address; oneself without it. Rejects with `notFound` where nobody is known by it.
   */
  readStart(user?: string): Promise<ProfileStart>;
  /** Two round trips. */
  readDetails(start: ProfileStart): Promise<ProfileDetails>;
  /** Two round trips. */
  readLately(personId: number): Promise<ProfileLately>;
  /** Names and roles of accounts, in their order, one round trip for a hundred. */
  listSummaries(accounts: readonly string[]): Promise<readonly PersonSummary[]>;
  listPeople(ids: readonly number[]): Promise<ReadonlyMap<number, Person>>;
}

/** Writes as the signed-in person. Everything is safe to repeat. */
export interface ProfileWriter {
  /** Changes only what is named. */
  saveProfile(change: ProfileChange): Promise<void>;
  /** Values of the fields that are the owners' to fill. Rejects with `forbidden` for everybody else. */
  saveOwnerFields(personId: number, values: Readonly<Record<string, FieldValue>>): Promise<void>;
  /** Answers the person's number, which they get here if they have never been on the site. */
  setFollowed(account: string, isFollowed: boolean): Promise<number>;
  setEndorsed(personId: number, skill: string, isEndorsed: boolean): Promise<void>;
  /** Says on which page names of the whole suite lead to profiles. For owners. */
  saveProfilePage(address: string): Promise<void>;
}

/** What colleagues write on a page. */
export interface Wall {
  addMessage(message: NewWallMessage): Promise<WallMessage>;
  editMessage(id: number, body: string): Promise<void>;
  /** Goes to the site's recycle bin. */
  deleteMessage(id: number): Promise<void>;
  /** For the person whose page it is: a row of their own asks the page not to show a message. */
  setHidden(id: number, isHidden: boolean): Promise<void>;
}

/** A list of colleagues that somebody keeps for themselves. */
export interface ContactList {
  readonly id: string;
  readonly name: string;
  /** Accounts, in the order in which they were added. */
  readonly accounts: readonly string[];
}

/** Contact lists of one's own; nobody else reads them but the site's owners. */
export interface ContactLists {
  listContactLists(): Promise<readonly ContactList[]>;
  saveContactList(list: ContactList): Promise<void>;
  deleteContactList(id: string): Promise<void>;
}

/** Everything the profile page needs of its server. */
export interface ProfileService extends ProfileReader, ProfileWriter, Wall, ContactLists {}
