import type { CompanyPerson } from '../people';
import type { Random } from '../random';
import type { PostKind } from './thread';

export type ReactionWord = 'like' | 'thanks' | 'celebrate' | 'insightful' | 'laugh';

export interface GivenReaction {
  readonly person: string;
  readonly kind: ReactionWord;
}

export interface GivenVote {
  readonly person: string;
  readonly choice: number;
}

const hour = 3_600_000;
const moods: Readonly<Record<PostKind | 'reply', readonly ReactionWord[]>> = {
  update: ['like', 'like', 'like', 'insightful', 'celebrate', 'laugh', 'thanks'],
  question: ['insightful', 'like', 'like'],
  praise: ['celebrate', 'celebrate', 'thanks', 'like'],
  poll: ['like', 'laugh', 'insightful'],
  announcement: ['like', 'thanks', 'insightful', 'celebrate'],
  reply: ['like', 'thanks', 'laugh', 'like']
};
const liveliness: Readonly<Record<PostKind | 'reply', number>> = { update: 4.6, question: 2.6, praise: 9, poll: 4, announcement: 8, reply: 0.42 };

/** What is fresh has been seen by few: a share that grows to one within a working day. */
function seenShare(age: number): number {
  return Math.min(1, 0.4 + age / (9 * hour));
}

/** Who reacted how: many posts get a few, few get many; nobody twice and nobody to themselves. */
export function reactionsTo(people: readonly CompanyPerson[], author: string, kind: PostKind | 'reply', age: number, random: Random, interest = 1): GivenReaction[] {
  const wanted = Math.min(70, Math.floor(-Math.log(1 - random.next()) * (liveliness[kind] + 0.5) * seenShare(age) * interest));
  const used = random.sample(moods[kind], random.int(1, 3));
  const given = new Map<string, ReactionWord>();
  for (let draw = 0; draw < wanted; draw += 1) {
    const person = random.pick(people);
    if (person.key !== author) given.set(person.key, random.pick(used));
  }
  return [...given].map(([person, word]) => ({ person, kind: word }));
}

/** Votes in a poll, one each, with a favourite that shows. */
export function pollAnswers(people: readonly CompanyPerson[], choices: number, age: number, random: Random): GivenVote[] {
  const weights = Array.from({ length: choices }, () => 0.2 + random.next() * random.next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return random.sample(people, Math.floor(random.int(18, 90) * seenShare(age))).map(({ key }) => {
    let left = random.next() * total;
    const choice = weights.findIndex((weight) => (left -= weight) <= 0);
    return { person: key, choice: Math.max(0, choice) };
  });
}

/** Who has confirmed an announcement so far. */
export function readersOf(people: readonly CompanyPerson[], age: number, random: Random): string[] {
  return random.sample(people, Math.floor(people.length * (0.3 + random.next() * 0.5) * seenShare(age))).map(({ key }) => key);
}
