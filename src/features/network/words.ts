import * as strings from 'NetworkStrings';
import type { ChainLink, Link } from '../../domain/network/circle';
import { countPhrase, format, formatList } from '../../domain/shared/text';

/** What ties two people, in words; the reader, if one of them, is spoken to. */
export function tieWords(link: Link, locale: string, nameOf: (account: string) => string, reader?: string): string {
  const { a, b, aFollows, bFollows, praise, endorsements, replies, skills } = link;
  const one = (from: string, to: string): string => {
    if (from === reader) return format(strings.YouFollow, { name: nameOf(to) });
    return to === reader ? format(strings.FollowsYou, { name: nameOf(from) }) : format(strings.Follows, { one: nameOf(from), other: nameOf(to) });
  };
  const follows = aFollows && bFollows ? [a === reader || b === reader ? strings.YouBoth : strings.Both] : aFollows ? [one(a, b)] : bFollows ? [one(b, a)] : [];
  const counted = ([['Replies', replies], ['Praise', praise], ['Endorsed', endorsements]] as const).flatMap(([key, count]) => (count > 0 ? [countPhrase(locale, strings, key, count)] : []));
  return [...follows, ...counted, ...(skills.length > 0 ? [format(strings.BothKnow, { skills: formatList(locale, skills.slice(0, 3)) })] : [])].join(strings.TieSeparator);
}

/** What links one person of a chain to the next. */
export function chainWords(link: ChainLink, locale: string, nameOf: (account: string) => string, reader?: string): string {
  if (link.kind === 'ties') return tieWords(link.link, locale, nameOf, reader);
  return link.kind === 'reports' ? strings.ReportsTo : strings.Leads;
}
