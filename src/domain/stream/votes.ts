import { countableRows, type OwnRow } from '../shared/keys';
import type { Poll } from './post';

/** One stored vote; `choices` are positions in the poll, counted from 0. */
export interface VoteRow extends OwnRow {
  readonly choices: readonly number[];
}

/** Result of a poll as it stands. */
export interface Votes {
  /** One number per choice. */
  readonly counts: readonly number[];
  readonly voters: number;
  readonly mine: readonly number[];
  /** For a poll with hidden votes: whether `counts` is what an owner published. Else only owners know all votes. */
  readonly isPublished?: boolean;
}

/** Reads "0,2"; positions that the poll does not have are left out. */
export function parseChoices(text: string | null): number[] {
  return [...new Set((text ?? '').split(',').filter((part) => /^\d{1,2}$/.test(part)).map(Number))];
}

function valid(choices: readonly number[], poll: Poll): number[] {
  const known = choices.filter((choice) => choice < poll.choices.length);
  return poll.isMultiple ? known : known.slice(0, 1);
}

/** Counts a poll: one row per author, whose key names them. */
export function countVotes(rows: readonly VoteRow[], target: string, poll: Poll, viewerId: number): Votes {
  const counts = poll.choices.map(() => 0);
  let mine: readonly number[] = [];
  let voters = 0;
  for (const row of countableRows(rows, target)) {
    const choices = valid(row.choices, poll);
    if (choices.length === 0) continue;
    voters++;
    for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + 1;
    if (row.authorId === viewerId) mine = choices;
  }
  return { counts, voters, mine };
}

/** The result after the viewer voted so, for showing at once. */
export function withMyVote(votes: Votes, choices: readonly number[]): Votes {
  // What was published stays as it was published.
  if (votes.isPublished) return { ...votes, mine: choices };
  const counts = votes.counts.map((count, index) => count - (votes.mine.includes(index) ? 1 : 0) + (choices.includes(index) ? 1 : 0));
  const voters = votes.voters - (votes.mine.length > 0 ? 1 : 0) + (choices.length > 0 ? 1 : 0);
  return { ...votes, counts, voters, mine: choices };
}

/** A published result, as the log stores it: the number of voters, then one number per choice. */
export function publishedResult({ counts, voters }: Votes): string {
  return [voters, ...counts].join(',');
}

/** Votes of a poll with hidden ones, as the viewer may know them: what was published, and their own. */
export function hiddenVotes(votes: Votes, published: string | undefined): Votes {
  const numbers = (published ?? '').split(',').map(Number);
  const isValid = numbers.length === votes.counts.length + 1 && numbers.every((one) => Number.isInteger(one) && one >= 0);
  const [voters = 0, ...counts] = numbers;
  return isValid ? { counts, voters, mine: votes.mine, isPublished: true } : { ...votes, isPublished: false };
}

/** Whether a poll still takes votes. */
export function isOpen(poll: Poll, now: Date): boolean {
  return poll.closesAt === undefined || Date.parse(poll.closesAt) > now.getTime();
}
