import type { OwnProfile } from './profile';

/** What a profile can be completed with, in the order in which it helps colleagues most. */
export const completable = ['about', 'askMeAbout', 'skills', 'projects', 'interests', 'languages', 'timeZone', 'pronouns'] as const;
export type Completable = (typeof completable)[number];

/** How far a profile is, and what is missing. */
export interface Completeness {
  readonly done: number;
  readonly total: number;
  readonly missing: readonly Completable[];
}

/** What others would gain from: empty fields, most helpful first. Birthdays are nobody's duty and do not count. */
export function completenessOf(profile: OwnProfile): Completeness {
  const missing = completable.filter((name) => profile[name].length === 0);
  return { done: completable.length - missing.length, total: completable.length, missing };
}
