import { inertFragment } from '../RichText/inert';
import { markdownToHtml } from '../RichText/markdown';
import { sanitizeToHtml } from '../RichText/sanitize';

const listStyle = /mso-list:\s*l(\d+)\s+level(\d+)/i;

/** A paragraph of Word that stands for an item of a list. */
interface WordItem {
  readonly level: number;
  readonly isNumbered: boolean;
  readonly html: string;
}

function itemOf(paragraph: Element): WordItem | undefined {
  const level = listStyle.exec(paragraph.getAttribute('style') ?? '')?.[2];
  if (level === undefined) return undefined;
  const copy = paragraph.cloneNode(true) as Element;
  const marks = Array.from(copy.querySelectorAll('span')).filter((span) => /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''));
  const mark = marks.map(({ textContent }) => textContent ?? '').join('');
  for (const span of marks) {
    const around = span.parentElement;
    span.remove();
    if (around?.nodeName === 'SPAN' && around.textContent === '') around.remove();
  }
  return { level: Number(level), isNumbered: /^\s*(?:\d+|[a-z]{1,4})[.)]/i.test(mark), html: copy.innerHTML.trim() };
}

function listOf(items: readonly WordItem[], from = 0, level = items[from]?.level ?? 1): { readonly html: string; readonly next: number } {
  const name = items[from]?.isNumbered ? 'ol' : 'ul';
  let html = '';
  let at = from;
  while (at < items.length) {
    const item = items[at];
    if (!item || item.level < level) break;
    if (item.level > level) {
      const below = listOf(items, at, item.level);
      html = html.endsWith('</li>') ? `${html.slice(0, -'</li>'.length)}${below.html}</li>` : `${html}<li>${below.html}</li>`;
      at = below.next;
    } else {
      html += `<li>${item.html}</li>`;
      at++;
    }
  }
  return { html: `<${name}>${html}</${name}>`, next: at };
}

/** Word writes lists as paragraphs with a drawn mark: makes lists of them. Other HTML stays as it is. */
export function withWordLists(html: string): string {
  if (!listStyle.test(html)) return html;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const first of Array.from(body.querySelectorAll('p'))) {
    if (!first.isConnected || !itemOf(first)) continue;
    const items: WordItem[] = [];
    const run: Element[] = [];
    for (let next: Element | null = first; next; next = next.nextElementSibling) {
      const item = itemOf(next);
      if (!item) break;
      items.push(item);
      run.push(next);
    }
    for (let at = 0; at < items.length;) {
      const list = listOf(items, at);
      first.before(inertFragment(list.html));
      at = list.next;
    }
    for (const paragraph of run) paragraph.remove();
  }
  return body.innerHTML;
}

/** What was pasted, cleaned for the editor. */
export function pastedHtml(html: string): string {
  return sanitizeToHtml(withWordLists(html));
}

/** Whether a clipboard's HTML holds words, so that a picture beside it is only their likeness. */
export function hasWords(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of Array.from(body.querySelectorAll('style,script,title'))) element.remove();
  return (body.textContent ?? '').trim() !== '';
}

/** Plain text that was meant as Markdown: a heading, a list, a quote, a fence or a table at the start of a line. */
export function looksLikeMarkdown(text: string): boolean {
  const marks = text.match(/^ {0,3}(?:#{1,6} \S|[-*+] (?:\[[ xX]\] )?\S|\d{1,9}[.)] \S|> ?\S|```|\|.+\|\s*$)|\[[^\]\n]+\]\((?:https?:|\/)[^)\s]+\)|\*\*\S[^*\n]*\*\*/gm) ?? [];
  return /^ {0,3}(?:#{1,6} \S|```)/m.test(text) || marks.length > 1;
}

/** Markdown from the clipboard as clean HTML. */
export function pastedMarkdown(text: string): string {
  return sanitizeToHtml(markdownToHtml(text));
}
