import type { NamedPerson } from '../stream/post';

/** As Markdown takes words between brackets. */
function escapeWords(text: string): string {
  return text.replace(/[\\[\]]/g, (sign) => `\\${sign}`);
}

/** The people whose names still stand in a text. */
export function namedIn(text: string, mentions: readonly NamedPerson[]): NamedPerson[] {
  const known = new Map(mentions.map((person) => [person.id, person]));
  return [...known.values()].filter(({ name }) => text.includes(`@${name}`));
}

/**
 * A comment as it is stored: names become Markdown links to profiles, so that they lead somewhere wherever it is read.
 * @param hrefOf the profile of a person, or undefined where the site has none: the name stays as it is then.
 */
export function linkMentions(text: string, mentions: readonly NamedPerson[], hrefOf: (person: NamedPerson) => string | undefined): string {
  // Of two names that begin alike the longer one is meant.
  const people = namedIn(text, mentions).sort((one, other) => other.name.length - one.name.length);
  let linked = '';
  let rest = text;
  for (let found = firstOf(rest, people); found; found = firstOf(rest, people)) {
    const { index, person } = found;
    const end = index + person.name.length + 1;
    const href = hrefOf(person);
    linked += rest.slice(0, index) + (href === undefined ? rest.slice(index, end) : `[@${escapeWords(person.name)}](<${href}>)`);
    rest = rest.slice(end);
  }
  return linked + rest;
}

function firstOf(text: string, people: readonly NamedPerson[]): { readonly index: number; readonly person: NamedPerson } | undefined {
  let first: { index: number; person: NamedPerson } | undefined;
  for (const person of people) {
    const index = text.indexOf(`@${person.name}`);
    if (index >= 0 && (!first || index < first.index)) first = { index, person };
  }
  return first;
}
