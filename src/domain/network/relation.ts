import type { OrgPerson } from './org';

/** How the reader and somebody follow each other. */
export interface Relation {
  readonly isFollowed: boolean;
  readonly followsYou: boolean;
  /** The first of the colleagues whom the reader follows and who follow this person too. */
  readonly mutual: readonly OrgPerson[];
  readonly mutualCount: number;
  /** So many follow this person that only the newest were looked at: there may be more. */
  readonly isCut: boolean;
  readonly canFollow: boolean;
}
