import { searchFacets, type DirectoryQuery, type SearchFacet } from '../../domain/directory/directory';
import { exclusionsKql, phrase, type Exclusions } from '../../domain/directory/exclusions';
import { otherLetters, spellingsOf, writtenAs } from '../../domain/directory/letters';

export const facetProperties: Readonly<Record<SearchFacet, string>> = { department: 'Department', office: 'OfficeNumber', skill: 'Skills' };

function wordKql(word: string): string {
  if (/^(?:AND|OR|NOT|NEAR|ONEAR|XRANK|WORDS|ALL|ANY)$/.test(word) || /^[-+]/.test(word)) return phrase(word);
  const ways = spellingsOf(word).filter((way) => way !== '').map((way) => `${way}*`);
  return ways.length > 1 ? `(${ways.join(' OR ')})` : ways.join('');
}

/** Words as KQL takes them: each may be begun only; operators that people type are words like any other. */
export function wordsKql(text: string): string {
  const words = text.replace(/["()*:<>=]/g, ' ').split(/\s+/).filter((word) => word !== '').slice(0, 8);
  return words.map(wordKql).filter((word) => word !== '').join(' ');
}

function anyOf(accounts: readonly string[]): string {
  return accounts.map((one) => (one.includes('|') ? `AccountName:${phrase(one)}` : `WorkEmail:${phrase(one)}`)).join(' OR ');
}

function begins(letters: readonly string[]): string {
  return letters.filter((letter) => /^[\p{L}\p{N}]$/u.test(letter)).flatMap(writtenAs).map((letter) => `LastName:${letter}*`).join(' OR ');
}

function letterKql({ letter, otherThan = [] }: DirectoryQuery): string {
  if (letter === otherLetters) return otherThan.length > 0 ? `NOT (${begins(otherThan)})` : '';
  const kql = begins([letter]);
  return kql.includes(' OR ') ? `(${kql})` : kql;
}

/**
 * What is looked for, as one query.
 * @param accounts those alone, by address or account; everybody where it is empty
 * @param others found as well as those with the words, likewise
 */
export function queryKql(query: DirectoryQuery, rules: Exclusions, accounts: readonly string[] = [], others: readonly string[] = []): string {
  const only = anyOf(accounts);
  const said = wordsKql(query.words);
  const sought = said !== '' && others.length > 0 ? `((${said}) OR ${anyOf(others)})` : said;
  return [sought || '*', letterKql(query), only && `(${only})`, exclusionsKql(rules)].filter((part) => part !== '').join(' ');
}

/** A value as refiners name it: two marks and its UTF-8 bytes, so that the whole value is meant and not words in it. */
function tokenOf(value: string): string {
  return `"\u01C2\u01C2${Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/** The chosen values of facets, as refiners of SharePoint's search take them back. */
export function refinementsOf({ chosen }: DirectoryQuery): string[] {
  return searchFacets.flatMap((facet) => {
    const tokens = (chosen[facet] ?? []).map(tokenOf);
    if (tokens.length === 0) return [];
    return [`${facetProperties[facet]}:${tokens.length === 1 ? tokens[0] ?? '' : `or(${tokens.join(',')})`}`];
  });
}
