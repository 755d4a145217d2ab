import { Marked } from 'marked';
import { calloutKindOfMark, htmlToMarkdown } from './htmlToMarkdown';
import { htmlOfNodes, inertFragment } from './inert';
import { sanitizeToHtml } from './sanitize';

function withCallouts(html: string): string {
  const content = inertFragment(html);
  for (const quote of Array.from(content.querySelectorAll('blockquote'))) {
    const first = quote.querySelector(':scope > p:first-child');
    const text = first?.firstChild;
    const mark = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(text?.textContent ?? '');
    const kind = mark && calloutKindOfMark(mark[1] ?? '');
    if (!first || !text || !mark || !kind) continue;
    quote.className = `loggia-callout loggia-${kind}`;
    text.textContent = (text.textContent ?? '').slice(mark[0].length);
    if (first.innerHTML.trim() === '') first.remove();
  }
  return htmlOfNodes([content]);
}

/** What stands before and after the words of a page: facts as JSON or YAML between lines of `---`. */
export interface MarkdownPage {
  /** The lines between the marks; empty where there are none. */
  readonly head: string;
  readonly body: string;
}

/** Parts a Markdown file into its head and its text. */
export function readMarkdownPage(text: string): MarkdownPage {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found = /^---\n([\s\S]*?\n)?---\n/.exec(plain);
  return found ? { head: (found[1] ?? '').trimEnd(), body: plain.slice(found[0].length).replace(/^\n+/, '') } : { head: '', body: plain };
}

/**
 * The text of a Markdown file as clean HTML. Unlike in posts, HTML in it counts, cleaned like all HTML, and a single
 * line break is a space.
 */
export function markdownPageToHtml(markdown: string): string {
  const marked = new Marked({ gfm: true, breaks: false, async: false });
  // Notes at the foot are not read: their marks stay words instead of becoming links to the note's first word.
  marked.use({ tokenizer: { def: (source) => (/^ {0,3}\[\^/.test(source) ? undefined : false) } });
  return sanitizeToHtml(withCallouts(marked.parse(markdown) as string)).trim();
}

/**
 * A text as Markdown that is the same once it was read and written again, to the byte: what the first reading writes
 * otherwise, such as an address with letters that addresses do not have, is written so from the start.
 */
export function stableMarkdown(html: string): string {
  let markdown = htmlToMarkdown(html);
  for (let round = 0; round < 4; round++) {
    const again = htmlToMarkdown(markdownPageToHtml(markdown));
    if (again === markdown) break;
    markdown = again;
  }
  return markdown;
}
