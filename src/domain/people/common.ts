import type { CompanyFacts } from './facts';
import { isSameAccount } from './facts';
import type { OwnProfile } from './profile';

/** One side of a comparison. */
export interface Compared {
  readonly facts: CompanyFacts | undefined;
  readonly profile: OwnProfile;
  /** Target keys of followed people and topics. */
  readonly followed: readonly string[];
}

/** What two people share. */
export interface InCommon {
  /** Ids of colleagues whom both follow. */
  readonly peopleIds: readonly number[];
  readonly topics: readonly string[];
  readonly skills: readonly string[];
  readonly interests: readonly string[];
  readonly languages: readonly string[];
  readonly office: string;
  readonly department: string;
  readonly hasSameManager: boolean;
}

function both(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(second.map((one) => one.normalize('NFKC').toLowerCase()));
  return first.filter((one) => known.has(one.normalize('NFKC').toLowerCase()));
}

function bothText(first: string | undefined, second: string | undefined): string {
  return first && second && first.toLowerCase() === second.toLowerCase() ? first : '';
}

/** What somebody has in common with the one who looks. */
export function inCommon(person: Compared, viewer: Compared): InCommon {
  const followed = both(person.followed, viewer.followed);
  const keys = (type: string): string[] => followed.flatMap((key) => (key.startsWith(`${type}/`) ? [key.slice(type.length + 1)] : []));
  const [own = '', other = ''] = [person.facts?.managers, viewer.facts?.managers].map((managers) => managers?.[managers.length - 1]);
  return {
    peopleIds: keys('user').map(Number).filter(Number.isInteger),
    topics: keys('topic'),
    skills: both(person.profile.skills, viewer.profile.skills),
    interests: both(person.profile.interests, viewer.profile.interests),
    languages: both(person.profile.languages, viewer.profile.languages),
    office: bothText(person.facts?.office, viewer.facts?.office),
    department: bothText(person.facts?.department, viewer.facts?.department),
    hasSameManager: isSameAccount(own, other)
  };
}

/** Whether there is anything worth telling. */
export function hasCommon(common: InCommon): boolean {
  const { peopleIds, topics, skills, interests, office, department, hasSameManager } = common;
  return [peopleIds, topics, skills, interests, office, department].some(({ length }) => length > 0) || hasSameManager;
}
