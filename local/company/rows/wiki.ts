import { Marked } from 'marked';
import { entriesOf, pageHref, wantedHref } from '../../../src/domain/wiki/links';
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
  const topics = pages.map(topicsOf);
  const rows = pages.map((page, index) => ({
    author: user(page.owner), editor: user(page.changedBy), created: page.created, modified: page.changed,
    values: {
      Title: page.title, Key: `company-page-${index + 1}`, Body: bodies[index] ?? '', ParentId: idOf(page.parent), Position: page.order, Ancestors: ancestors(page.parent).join('/'), Summary: '',
      OwnerId: user(page.owner), Topics: (topics[index] ?? []).join(', '), Edition: page.isMustRead ? 1 : 0, Kind: page.title.endsWith('(template)') ? 'template' : '',
      ...(page.verified ? { ReviewAt: page.reviewDate.toISOString(), VerifiedById: user(page.verified.by), VerifiedAt: page.verified.on.toISOString() } : {}),
      Outdated: page.outdated ?? '', ...(page.outdated ? { ReviewAt: page.changed.toISOString() } : {})
    }
  }));
  const linkRows = pages.flatMap((page, index) => entriesOf(index + 1, bodies[index] ?? '', topics[index] ?? []).map(({ key, toId, wanted, sentence }) => ({
    author: user(page.owner), editor: user(page.owner), created: page.changed, modified: page.changed,
    values: { Title: key, Key: key, FromId: index + 1, ToId: toId, Wanted: wanted, Sentence: sentence }
  })));
  return [{ list: wikiPagesList.name, rows }, { list: wikiLinksList.name, rows: linkRows }];
}

/** Topics by what a page is about, as its owner would have chosen them. */
function topicsOf({ title, parent = '' }: CompanyWikiPage): string[] {
  const about = `${title} ${parent}`;
  const known: readonly (readonly [string, RegExp])[] = [
    ['Calibration', /calibrat|laborator|uncertainty/i], ['Safety', /emergency|height|boat|safety|fire|lone/i], ['Stations', /station|visit/i], ['Travel', /getting (?:t)?here|travel|visit plan/i],
    ['Spare parts', /spare parts/i], ['Working here', /meeting|words|holiday|routines|offices?\b/i]
  ];
  return known.filter(([, pattern]) => pattern.test(about)).map(([topic]) => topic);
}

/** Markdown with `[[links]]` as the HTML that the editor would have stored. */
function bodyOf(markdown: string, idOf: (title: string) => number): string {
  const linked = markdown.replace(links, (_whole, title: string, words?: string) => {
    const id = idOf(title);
    return `[${words ?? title}](<${id > 0 ? pageHref(id) : wantedHref(title)}>)`;
  });
  return marked.parse(linked, { async: false }).trim();
}
