import type { Person } from '../shared/person';
import type { ArticleEntry } from './article';

/** What makes an article popular: how many people read it, or how much was said below it. */
export type PopularBy = 'read' | 'discussed';

/** Days that can be looked at. */
export const popularPeriods = [7, 30, 365] as const;

export interface PopularArticle {
  readonly article: ArticleEntry;
  /** Readers, or comments. */
  readonly count: number;
}

/** The articles that were read or discussed most in a period, the first one most. */
export interface PopularPage {
  readonly articles: readonly PopularArticle[];
  readonly people: ReadonlyMap<number, Person>;
  /** More happened in the period than is counted: only the newest rows are. */
  readonly isCut: boolean;
}

/** What an address asks for; whatever is none of ours shows what was discussed in a month. */
export function parsePopular(text: string): { readonly by: PopularBy; readonly days: number } {
  const [by, days] = text.split('-');
  return { by: by === 'read' ? 'read' : 'discussed', days: popularPeriods.find((one) => String(one) === days) ?? 30 };
}

/** Numbers by how often they stand in a list, the most frequent first; equals keep the order of their first place. */
export function rank(ids: readonly number[]): { readonly id: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((one, other) => other.count - one.count);
}
