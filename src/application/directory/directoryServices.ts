import type { Directory } from '../../domain/directory/directory';
import { createServices } from '../shared/services';

/** What the shell hands to the directory's screens. */
export interface DirectoryEnvironment {
  readonly directory: Directory;
  /** Distinguishes what is cached: the rules that the owner set. */
  readonly rulesKey: string;
  readonly siteUrl: string;
  readonly photoUrl: (account: string) => string;
  /** Address of a person's profile. */
  readonly profileHref: (account: string) => string;
  readonly pageSize: number;
  /** Birthdays, anniversaries and new colleagues are shown. */
  readonly hasWeek: boolean;
}

export const { ServicesProvider: DirectoryProvider, useServices: useDirectoryServices } = createServices<DirectoryEnvironment>('the directory');
