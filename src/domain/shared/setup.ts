/** Who may write: the site's members, everybody in the organisation but guests, or one group of the site. */
export type Participants =
  | { readonly kind: 'members' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'group'; readonly name: string };

/** A step of a set-up, for a progress bar: `done` of `total`, and the list that is worked on. */
export interface SetupProgress {
  readonly done: number;
  readonly total: number;
  readonly list: string;
}

/** One thing that was changed, or that is missing. `detail` names a column where one is meant. */
export interface SetupFinding {
  readonly kind: 'list' | 'field' | 'index' | 'settings' | 'rights' | 'version';
  readonly list: string;
  readonly detail?: string;
}

/** What a set-up did. `changes` is empty where everything was in place already. */
export interface SetupReport {
  readonly changes: readonly SetupFinding[];
}

/** Whether an area can be used on a site. `outdated` still works, but an owner should run the set-up again. */
export type SetupState = 'ready' | 'missing' | 'outdated';

/** Makes and checks the lists of one area on one site. */
export interface Setup {
  /** One request. */
  readState(): Promise<SetupState>;
  /** Everything that differs from what it should be, found in at most four requests. Needs an owner. */
  listFindings(): Promise<readonly SetupFinding[]>;
  /**
   * Makes what is missing. Safe to repeat and to take up after it was cut off.
   * Rejects with an AppError: `forbidden` for people who may not manage lists, `notFound` for an unknown group.
   */
  run(participants: Participants, onProgress?: (progress: SetupProgress) => void): Promise<SetupReport>;
}
