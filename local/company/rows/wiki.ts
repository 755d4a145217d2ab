import { Marked } from 'marked';
import { ownKey } from '../../../src/domain/shared/keys';
import { entriesOf, includeHref, pageHref, wantedHref } from '../../../src/domain/wiki/links';
import { wikiCommentsList, wikiLinksList, wikiPagesList, wikiReadingsList } from '../../../src/provisioning/wiki/lists';
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
      ...(page.verified ? { ReviewAt: page.reviewDate.toISOString(), VerifiedById: user(page.verified.by) } : {}),
      Outdated: page.outdated ?? '', ...(page.outdated ? { ReviewAt: page.changed.toISOString() } : {})
    }
  }));
  const linkRows = pages.flatMap((page, index) => entriesOf(index + 1, bodies[index] ?? '', topics[index] ?? []).map(({ key, toId, wanted, sentence }) => ({
    author: user(page.owner), editor: user(page.owner), created: page.changed, modified: page.changed,
    values: { Title: key, Key: key, FromId: index + 1, ToId: toId, Wanted: wanted, Sentence: sentence }
  })));
  return [{ list: wikiPagesList.name, rows }, { list: wikiLinksList.name, rows: linkRows }, { list: wikiCommentsList.name, rows: commentRows(pages, idOf, user) }, { list: wikiReadingsList.name, rows: [...readingRows(pages, users), ...verificationRows(pages, user)] }];
}

type Rows = ListRows['rows'];

/** What colleagues said about pages; the second is done with. Numbers of rows are counted from 1. */
function commentRows(pages: readonly CompanyWikiPage[], idOf: (title: string) => number, user: (key: string) => number): Rows {
  const said = [
    { page: 'Work at height', by: 'jonas', parent: 0, kind: 'comment', quote: 'Wind below 12 m/s at the top.', body: 'Gusts or mean? The card in the van says **mean over ten minutes**.' },
    { page: 'Work at height', by: 'malin', parent: 1, kind: 'comment', quote: '', body: 'Gusts. I will have the card changed.' },
    { page: 'Handbook', by: 'sanni', parent: 0, kind: 'comment', quote: '', body: 'Could the glossary stand first? New people look for it.' },
    { page: 'Handbook', by: 'owner', parent: 3, kind: 'resolve', quote: '', body: '' }
  ];
  const last = Math.max(...pages.map(({ changed }) => changed.getTime()));
  return said.map(({ page, by, parent, kind, quote, body }, index) => ({
    author: user(by), editor: user(by), created: new Date(last - (said.length - index) * 7_200_000), modified: new Date(last - (said.length - index) * 7_200_000),
    values: { Title: body.slice(0, 60) || kind, Key: `company-comment-${index + 1}`, PageId: idOf(page), ParentId: parent, Kind: kind, Body: body, Quote: quote }
  }));
}

/** Most of those who write have read what must be read. */
function readingRows(pages: readonly CompanyWikiPage[], users: UserIds): Rows {
  const readers = [...users.values()].slice(0, 120);
  return pages.flatMap((page, index) => (!page.isMustRead ? [] : readers.filter((id) => (id * 7 + index * 13) % 10 < 7).map((id, at) => {
    const target = `page/${index + 1}/1`;
    const read = new Date(page.changed.getTime() + ((at * 37) % 60) * 1000);
    return { author: id, editor: id, created: read, modified: read, values: { Title: target, Key: ownKey(target, id), Target: target, Version: '1.0' } };
  })));
}

/** "This is right", said by those whom the pages name. */
function verificationRows(pages: readonly CompanyWikiPage[], user: (key: string) => number): Rows {
  return pages.flatMap(({ verified }, index) => {
    if (!verified) return [];
    const [id, target] = [user(verified.by), `verified/${index + 1}`];
    return [{ author: id, editor: id, created: verified.on, modified: verified.on, values: { Title: target, Key: ownKey(target, id), Target: target, Version: '' } }];
  });
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
  const linked = markdown.replace(links, (_whole, name: string, words?: string) => {
    const title = name.replace(/^!/, '');
    const id = idOf(title);
    const href = id > 0 ? pageHref(id) : wantedHref(title);
    return `[${words ?? title}](<${id > 0 && name.startsWith('!') ? includeHref(id) : href}>)`;
  });
  return marked.parse(linked, { async: false }).trim();
}
