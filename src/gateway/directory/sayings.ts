import type { Batch } from '../shared/batch';
import { listPath } from '../shared/siteLists';
import type { Site } from '../sp';

/** A row of the profiles as SharePoint's search answers it. */
interface FoundRow {
  /** "mail | name | number claims name" of who wrote it. */
  readonly AuthorOWSUSER?: string;
  readonly HitHighlightedSummary?: string;
}

/** What people say about themselves around some words, by mail address or else account, in small letters. */
export type Sayings = ReadonlyMap<string, string>;

/** People whom one query can name beside its words; a query of SharePoint's search has at most 4,096 characters. */
const mostPeople = 30;

function authorOf(text: string): string | undefined {
  const mail = text.split(' | ')[0]?.trim() ?? '';
  const name = mail.includes('@') ? mail : /\S*\|membership\|\S+/.exec(text)?.[0];
  return name?.toLowerCase();
}

/** Characters before the first hit that are kept. */
const before = 40;

/** The words of a summary around its first hit; hits stand in `<c0>`, gaps are `<ddd/>`. */
export function plainSummary(summary: string): string {
  const hit = summary.indexOf('<c0>');
  const start = hit > before ? summary.lastIndexOf(' ', hit - before) : -1;
  return (start > 0 ? `<ddd/>${summary.slice(start + 1)}` : summary).replace(/<ddd\/>/g, '…').replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}

/**
 * Adds a search through what people say about themselves: skills, topics, projects. They lie in a list of the suite, which
 * SharePoint's search takes up like any other, and not in the profiles that its people search knows.
 * @param kql the words as KQL
 */
export function addSayings(site: Site, batch: Batch, kql: string): () => Sayings {
  const list = `${new URL(site.url).origin}${listPath(site, 'LoggiaProfiles')}`;
  const part = batch.add(batch.sp.search({ Querytext: `${kql} Path:"${list.replace(/"/g, '')}"`, RowLimit: mostPeople, TrimDuplicates: false, SelectProperties: ['AuthorOWSUSER', 'HitHighlightedSummary'] }));
  return () => {
    const rows = part().PrimarySearchResults as readonly FoundRow[];
    return new Map(rows.flatMap(({ AuthorOWSUSER = '', HitHighlightedSummary = '' }): [string, string][] => {
      const author = authorOf(AuthorOWSUSER);
      return author === undefined ? [] : [[author, plainSummary(HitHighlightedSummary)]];
    }));
  };
}

/** What somebody says, where the words were found in it. */
export function sayingOf(sayings: Sayings, { email, account }: { readonly email: string; readonly account: string }): string | undefined {
  return sayings.get(email.toLowerCase()) ?? sayings.get(account.toLowerCase());
}
