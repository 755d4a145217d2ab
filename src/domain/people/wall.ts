/** A message on somebody's page, or an answer to one. */
export interface WallMessage {
  readonly id: number;
  readonly authorId: number;
  readonly parentId?: number;
  readonly body: string;
  /** ISO instants, UTC. */
  readonly createdAt: string;
  readonly editedAt?: string;
  /** The person whose page it is does not want it shown. */
  readonly isHidden: boolean;
}

/** A message with the answers to it, oldest answer first. */
export interface WallThread {
  readonly message: WallMessage;
  readonly replies: readonly WallMessage[];
}

/** What somebody gives to write on a page; `key` is made once, so that sending again makes no second row. */
export interface NewWallMessage {
  readonly key: string;
  readonly personId: number;
  readonly parentId?: number;
  readonly body: string;
}

export const wallLimit = 2000;

/** Messages as threads, newest first. Hidden ones stay for the page's person and for their author; answers to what is gone are left out. */
export function wallThreads(messages: readonly WallMessage[], viewerId: number, personId: number): WallThread[] {
  const isShown = ({ isHidden, authorId }: WallMessage): boolean => !isHidden || viewerId === personId || viewerId === authorId;
  const shown = messages.filter(isShown);
  const answers = (id: number): WallMessage[] => shown.filter(({ parentId }) => parentId === id).sort((one, other) => one.id - other.id);
  return shown
    .filter(({ parentId }) => parentId === undefined)
    .sort((one, other) => other.id - one.id)
    .map((message) => ({ message, replies: answers(message.id) }));
}
