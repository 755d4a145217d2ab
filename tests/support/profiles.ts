import type { ProfileEnvironment } from '../../src/application/people/profileServices';
import type { CompanyFacts } from '../../src/domain/people/facts';
import type { ProfileDetails, ProfileLately, ProfileService, ProfileStart } from '../../src/domain/people/ports';
import { emptyProfile, type OwnProfile } from '../../src/domain/people/profile';
import type { Person } from '../../src/domain/shared/person';

/** Somebody of the site. */
export function aPerson(id: number, name: string): Person {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@contoso.example`;
  return { id, name, email, loginName: `i:0#.f|membership|${email}` };
}

/** What a directory knows of a person. */
export function someFacts(person: Person, change: Partial<CompanyFacts> = {}): CompanyFacts {
  return {
    account: person.loginName, name: person.name, firstName: '', lastName: '', email: person.email, role: 'Diver', department: 'Field Service', office: 'Bergen', phone: '+47 55 12', mobile: '',
    hiredAt: '2017-03-01T00:00:00.000Z', timeZone: '', hasPhoto: false, managers: [], reports: [], ...change
  };
}

export interface ProfileWorld {
  readonly viewer: Person;
  readonly person: Person;
  readonly canWrite: boolean;
  readonly isOwner: boolean;
  readonly facts: CompanyFacts | undefined;
  readonly profile: Partial<OwnProfile>;
  readonly details: Partial<ProfileDetails>;
  readonly lately: Partial<ProfileLately>;
  readonly service: Partial<ProfileService>;
  readonly environment: Partial<ProfileEnvironment>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** A profile's environment on top of plain values: Ada looks at Ben, unless a test says otherwise. */
export function aProfileEnvironment(change: Partial<ProfileWorld> = {}): ProfileEnvironment {
  const viewer = change.viewer ?? aPerson(1, 'Ada King');
  const person = change.person ?? aPerson(2, 'Ben Moor');
  const profile: OwnProfile = { ...emptyProfile, ...change.profile };
  const start: ProfileStart = {
    viewer: { person: viewer, isOwner: change.isOwner ?? false, canWrite: change.canWrite ?? true }, state: 'ready', person,
    facts: 'facts' in change ? change.facts : someFacts(person), profilePage: 'SitePages/Profile.aspx?user=', suggested: {}, newestEdgeId: 0
  };
  const details: ProfileDetails = {
    profile, ownerFields: {}, skills: profile.skills.map((skill) => ({ skill, endorserIds: [] })), followers: { ids: [], hasMore: false }, following: { ids: [], hasMore: false }, isFollowed: false,
    praise: [], managers: [], reports: [], people: new Map(),
    common: { peopleIds: [], topics: [], skills: [], interests: [], languages: [], office: '', department: '', hasSameManager: false }, ...change.details
  };
  const lately: ProfileLately = { activities: [], wall: [], people: new Map([[viewer.id, viewer], [person.id, person]]), ...change.lately };
  const service: ProfileService = {
    readStart: () => Promise.resolve(start), readDetails: () => Promise.resolve(details), readLately: () => Promise.resolve(lately),
    listSummaries: (accounts) => Promise.resolve(accounts.map((account) => ({ account, name: account, email: '', role: '' }))), listPeople: () => Promise.resolve(details.people),
    saveProfile: nothing, saveOwnerFields: nothing, setFollowed: () => Promise.resolve(person.id), setEndorsed: nothing, saveProfilePage: nothing,
    addMessage: ({ body }) => Promise.resolve({ id: 99, authorId: viewer.id, body, createdAt: new Date().toISOString(), isHidden: false }), editMessage: nothing, deleteMessage: nothing, setHidden: nothing,
    listContactLists: () => Promise.resolve([]), saveContactList: nothing, deleteContactList: nothing, ...change.service
  };
  return {
    service, people: { listPeople: () => Promise.resolve(new Map()), searchPeople: () => Promise.resolve([]), ensurePerson: () => Promise.resolve(person) },
    loadSetup: () => Promise.reject(new Error('not here')), siteUrl: 'https://contoso.example/sites/a', user: undefined, photoUrl: (account) => `/photo/${account}`,
    pageUrl: 'https://contoso.example/sites/a/SitePages/Profile.aspx', customFields: [], hasWall: true, streamPageUrl: '', ...change.environment
  };
}
