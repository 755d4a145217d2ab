import type { Person } from '../shared/person';
import { blocksOf, wordsOf } from './links';
import type { PageNode } from './page';

/** Somebody whom a text names as `@Name`, as they were chosen while it was written. */
export interface NamedPerson {
  readonly loginName: string;
  readonly name: string;
}

/** A text of the wiki: a page, or a comment on it by its key. */
export interface NamingText {
  readonly pageId: number;
  readonly commentKey?: string;
}

/** Where somebody was named. */
export interface PageMention {
  readonly page: Pick<PageNode, 'id' | 'title'>;
  readonly isComment: boolean;
  /** Who named them. */
  readonly authorId: number;
  /** ISO. */
  readonly at: string;
  /** The sentence with the name. */
  readonly words: string;
}

/** Those of the chosen people whom a text still names, each once. @param text HTML or Markdown. */
export function stillNamed(text: string, people: readonly NamedPerson[]): NamedPerson[] {
  const words = wordsOf(text);
  return [...new Map(people.filter(({ name }) => name !== '' && words.includes(`@${name}`)).map((person) => [person.loginName, person])).values()];
}

/** The words of a text in which a name stands; undefined where it does not, any more. */
export function sentenceNaming(text: string, name: string): string | undefined {
  if (name === '') return undefined;
  return blocksOf(text).map(wordsOf).find((words) => words.includes(`@${name}`))?.slice(0, 255);
}

/** Who was named where in the wiki. */
export interface WikiMentions {
  /** Lets people find that a text names them. Safe to repeat. One request a person, and one batch. */
  noteNamed(text: NamingText, people: readonly NamedPerson[]): Promise<void>;
  /** Where others named the person: the 30 newest that still do. Three round trips. */
  listMentions(): Promise<{ readonly items: readonly PageMention[]; readonly people: ReadonlyMap<number, Person> }>;
}
