import { Marked } from 'marked';
import { linksOf, pageHref, wantedHref } from '../../../src/domain/wiki/links';
import { linkKey } from '../../../src/gateway/wiki/wikiWriter';
import { wikiLinksList, wikiPagesList } from '../../../src/provisioning/wiki/lists';
import type { CompanyWikiPage } from '../wiki/wikiPages';
import type { ListRows } from './stream';
import type { UserIds } from './people';

const marked = new Marked({ gfm: true });
const links = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

/** The handbook as rows of the wiki's lists; ids are counted from 1, as in lists just made. */
export function wikiRows(pages: readonly CompanyWikiPage[], users: UserIds): ListRows[] {
  const ids = new Map(pages.map(({ title }, index) => [title, index + 1]));
  const user = (key: string): number => users.get(key) ?? users.get('owner') ?? 1;
  const idOf = (title: string | undefined): number => (title === undefined ? 0 : ids.get(title) ?? 0);
  const parents = new Map(pages.map(({ title, parent }) => [title, parent]));
  const ancestors = (title: string | undefined): number[] => (title === undefined ? [] : [...ancestors(parents.get(title)), idOf(title)]);
  const bodies = pages.map(({ markdown }) => bodyOf(markdown, idOf));
  const rows = pages.map((page, index) => ({
    author: user(page.owner), editor: user(page.changedBy), created: page.created, modified: page.changed,
    values: {
      Title: page.title, Key: `company-page-${index + 1}`, Body: bodies[index] ?? '', ParentId: idOf(page.parent), Position: page.order, Ancestors: ancestors(page.parent).join('/'), Summary: '',
      ...(page.verified ? { ReviewAt: page.reviewDate.toISOString() } : {}), Outdated: page.outdated ?? ''
    }
  }));
  const linkRows = pages.flatMap((page, index) => linksOf(bodies[index] ?? '').map((link) => {
    const key = linkKey(index + 1, link);
    return {
      author: user(page.owner), editor: user(page.owner), created: page.changed, modified: page.changed,
      values: { Title: key, Key: key, FromId: index + 1, ToId: 'pageId' in link ? link.pageId : 0, Wanted: 'wanted' in link ? link.wanted : '', Sentence: link.sentence }
    };
  }));
  return [{ list: wikiPagesList.name, rows }, { list: wikiLinksList.name, rows: linkRows }];
}

/** Markdown with `[[links]]` as the HTML that the editor would have stored. */
function bodyOf(markdown: string, idOf: (title: string) => number): string {
  const linked = markdown.replace(links, (_whole, title: string, words?: string) => {
    const id = idOf(title);
    return `[${words ?? title}](<${id > 0 ? pageHref(id) : wantedHref(title)}>)`;
  });
  return marked.parse(linked, { async: false }).trim();
}
