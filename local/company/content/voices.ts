import type { CompanyPerson } from '../people';
import { hashOf, type Random } from '../random';
import { eagerness } from './timeline';
import type { Voice } from './thread';

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'alexandria'], [/\p{Script=Hebrew}/u, 'haifa'], [/\p{Script=Greek}{3}/u, 'thessaloniki'], [/\p{Script=Cyrillic}/u, 'varna'], [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'yokohama'],
  [/\p{Script=Devanagari}/u, 'pune'], [/\p{Script=Han}/u, 'kaohsiung'], [/^Merci/, 'brest'], [/^Danke/, 'kiel'], [/^Kiitos/, 'oulu'], [/^Obrigad/, 'porto'], [/^Takk/, 'bergen'], [/Gracias/, 'valparaiso']
];

/** The place whose people would write such a line, for lines that anybody could say in another language. */
export function placeOf(text: string): Voice {
  return scripts.find(([pattern]) => pattern.test(text))?.[1] ?? 'any';
}

/** Finds people for the voices of a conversation: by key, of a department or a place, awake at that time, each once. */
export class Casting {
  private readonly byKey: ReadonlyMap<string, CompanyPerson>;
  private readonly writers: readonly CompanyPerson[];
  private readonly groups = new Map<string, readonly CompanyPerson[]>();

  /** @param people who exist; only employees with an account that may write are given a voice */
  public constructor(people: readonly CompanyPerson[]) {
    this.byKey = new Map(people.map((person) => [person.key, person]));
    this.writers = people.filter(({ kind, key }) => kind === 'employee' && key !== 'visitor');
  }

  public get everybody(): readonly CompanyPerson[] {
    return this.writers;
  }

  public find(key: string): CompanyPerson | undefined {
    return this.byKey.get(key);
  }

  /** @param taken who speaks in this conversation already and is passed over where others are left */
  public choose(voice: Voice, time: number, random: Random, taken: ReadonlySet<string>): CompanyPerson {
    const named = this.byKey.get(voice);
    if (named) return named;
    const group = this.group(voice);
    const free = group.filter(({ key }) => !taken.has(key));
    const candidates = free.length > 0 ? free : group;
    let best = candidates[0];
    let bestScore = -1;
    for (const person of random.sample(candidates, 14)) {
      // Some talk more than others, always the same ones.
      const score = eagerness(person, time) * (0.3 + (hashOf(person.key) % 100) / 100) * (0.3 + random.next());
      if (score > bestScore) [best, bestScore] = [person, score];
    }
    if (!best) throw new Error(`Nobody speaks for ${voice}`);
    return best;
  }

  private group(voice: Voice): readonly CompanyPerson[] {
    const known = this.groups.get(voice);
    if (known) return known;
    const found = this.writers.filter(({ department, place }) => voice === 'any' || department === voice || place === voice);
    // Somebody at home in the place's language writes it, where its script tells.
    const native = found.filter(({ nativeName, place }) => place === voice && nativeName);
    const group = native.length > 1 ? native : found.length > 0 ? found : this.writers;
    this.groups.set(voice, group);
    return group;
  }
}
