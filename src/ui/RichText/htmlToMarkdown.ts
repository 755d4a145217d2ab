import TurndownService from 'turndown';
import { escapeMarkdown } from './escapeMarkdown';
import { inertFragment, htmlOfNodes } from './inert';
import { calloutKindOf, calloutKinds, sanitizeToHtml, type CalloutKind } from './sanitize';

/** The names that GitHub gave callouts in Markdown. */
const calloutMarks: Readonly<Record<CalloutKind, string>> = { info: 'NOTE', tip: 'TIP', warning: 'WARNING', danger: 'CAUTION' };

/** Elements without a mark of their own in Markdown, written as the HTML that they are. */
const asHtml = new Set(['SUB', 'SUP', 'MARK', 'U', 'INS', 'SMALL', 'KBD', 'CITE', 'Q', 'ABBR', 'TIME', 'SPAN']);
/** Blocks that Markdown has no form for. */
const blocksAsHtml = new Set(['DETAILS', 'DL', 'FIGURE']);

type Rule = TurndownService.Rule;

function isSimpleTable(table: Element): boolean {
  const rows = Array.from(table.querySelectorAll('tr'));
  const cells = Array.from(table.querySelectorAll('td,th'));
  const spans = (cell: Element): boolean => ['colspan', 'rowspan'].some((name) => Number(cell.getAttribute(name) ?? 1) > 1);
  const blocks = (cell: Element): boolean => cell.querySelector('p,ul,ol,table,pre,blockquote,h1,h2,h3,h4,h5,h6,figure,br,input,details,hr') !== null;
  const [head, ...others] = rows;
  const isHead = head !== undefined && head.children.length > 0 && Array.from(head.children).every(({ nodeName }) => nodeName === 'TH');
  return isHead && !others.some((row) => row.querySelector('th')) && !table.querySelector('caption') && !cells.some((cell) => spans(cell) || blocks(cell)) && new Set(rows.map((row) => row.children.length)).size === 1;
}

// An empty line would end the HTML for a reader of Markdown.
function htmlBlock(node: Node): string {
  return `\n\n${(node as Element).outerHTML.trim().replace(/\n(?=[^\S\n]*\n)/g, '&#10;')}\n\n`;
}

function withTags(node: Node, content: string): string {
  const tag = (node.cloneNode(false) as Element).outerHTML;
  const at = tag.lastIndexOf('</');
  return content === '' ? '' : `${tag.slice(0, at)}${content}${tag.slice(at)}`;
}

function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): string {
  const text = node[side]?.textContent ?? '';
  return (side === 'nextSibling' ? Array.from(text)[0] : Array.from(text).pop()) ?? ' ';
}

/** Marks around words count only where letters stand inside or none outside; elsewhere the element is written. */
function marked(node: Node, content: string, mark: string): string {
  if (content.trim() === '') return content;
  const inner = Array.from(node.textContent?.trim() ?? '');
  const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '');
  const isFree = (side: 'previousSibling' | 'nextSibling', edge: string | undefined): boolean => /\s/.test(neighbour(node, side)) || (isLetter(edge) && !/[*_~\\]/.test(neighbour(node, side)));
  return isFree('previousSibling', inner[0]) && isFree('nextSibling', inner[inner.length - 1]) ? `${mark}${content}${mark}` : withTags(node, content);
}

function cellOf(content: string): string {
  return content.trim().replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}

const rules: Readonly<Record<string, Rule>> = {
  asHtml: { filter: (node) => asHtml.has(node.nodeName), replacement: (content, node) => withTags(node, content) },
  blocksAsHtml: { filter: (node) => blocksAsHtml.has(node.nodeName) || (node.nodeName === 'TABLE' && !isSimpleTable(node)), replacement: (_content, node) => htmlBlock(node) },
  callout: { filter: (node) => calloutKindOf(node) !== undefined, replacement: (content, node) => `\n\n${`[!${calloutMarks[calloutKindOf(node as Element) ?? 'info']}]\n${content.trim()}`.replace(/^/gm, '> ').replace(/ +$/gm, '')}\n\n` },
  quote: { filter: (node) => node.nodeName === 'BLOCKQUOTE' && calloutKindOf(node) === undefined, replacement: (content) => `\n\n${content.trim().replace(/^/gm, '> ').replace(/ +$/gm, '')}\n\n` },
  strong: { filter: ['strong', 'b'], replacement: (content, node) => marked(node, content, '**') },
  emphasis: { filter: ['em', 'i'], replacement: (content, node) => marked(node, content, '*') },
  strike: { filter: ['s', 'del'], replacement: (content, node) => marked(node, content, '~~') },
  heading: { filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], replacement: (content, node) => `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${content.trim().replace(/\s*\n\s*/g, ' ').replace(/(^|\s)(#+)$/, '$1\\$2')}\n\n` },
  taskBox: { filter: (node) => node.nodeName === 'INPUT', replacement: (_content, node) => ((node as HTMLElement).hasAttribute('checked') ? '[x] ' : '[ ] ') },
  address: { filter: (node) => node.nodeName === 'A' && /^https?:[^\s<>]*$/.test(node.textContent ?? '') && node.getAttribute('href') === node.textContent && !node.hasAttribute('title'), replacement: (_content, node) => `<${node.textContent ?? ''}>` },
  list: { filter: ['ul', 'ol'], replacement: (content, node) => {
    const before = (node as Element).previousElementSibling;
    // Two lists that follow each other would be read as one.
    const apart = before?.nodeName === node.nodeName ? '<!-- -->\n\n' : '';
    return node.parentNode?.nodeName === 'LI' ? `\n${apart}${content}` : `\n\n${apart}${content}\n\n`;
  } },
  item: { filter: 'li', replacement: (content, node) => {
    const parent = node.parentNode as Element;
    const start = Number(parent.getAttribute('start') ?? 1);
    const mark = parent.nodeName === 'OL' ? `${start + Array.from(parent.children).indexOf(node as Element)}. ` : '- ';
    const words = content.trim().replace(/^(\[[ x]\]) +/, '$1 ').replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
    return `${mark}${words}${node.nextSibling ? '\n' : ''}`;
  } },
  // In an item of a list, dashes would belong to the list.
  rule: { filter: (node) => node.nodeName === 'HR' && node.parentNode?.nodeName === 'LI', replacement: () => '\n\n***\n\n' },
  cell: { filter: ['td', 'th'], replacement: (content, node) => `${(node as Element).previousElementSibling ? '' : '|'} ${cellOf(content)} |` },
  row: { filter: 'tr', replacement: (content, node) => {
    const cells = Array.from((node as Element).children);
    const dashes: Readonly<Record<string, string>> = { left: ':---', center: ':---:', right: '---:' };
    const isHead = cells.every(({ nodeName }) => nodeName === 'TH');
    return `\n${content}${isHead ? `\n|${cells.map((cell) => ` ${dashes[cell.getAttribute('align') ?? ''] ?? '---'} |`).join('')}` : ''}`;
  } },
  tableParts: { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content },
  table: { filter: (node) => node.nodeName === 'TABLE' && isSimpleTable(node), replacement: (content) => `\n\n${content.trim().replace(/\n+/g, '\n')}\n\n` }
};

/** What is empty and still means something: an item of a list, a block of code. */
function emptyMarkdown(node: Node): string {
  if (node.nodeName === 'LI') return rules.item?.replacement?.('', node as HTMLElement, {}) ?? '';
  if (node.nodeName === 'PRE') return htmlBlock(node);
  return /^(?:P|DIV|H[1-6]|BLOCKQUOTE|UL|OL)$/.test(node.nodeName) ? '\n\n' : '';
}

function service(): TurndownService {
  const turndown = new TurndownService({ blankReplacement: (_content, node) => emptyMarkdown(node), headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*', hr: '---' });
  // Rules that were added later are asked first.
  for (const [name, rule] of Object.entries(rules).reverse()) turndown.addRule(name, rule);
  turndown.escape = escapeMarkdown;
  return turndown;
}

/** Takes the paragraph away from around the only words of an item or cell, as Markdown knows none there. */
function withTightItems(html: string): string {
  const content = inertFragment(html);
  for (const paragraph of Array.from(content.querySelectorAll('li > p, td > p, th > p'))) {
    const siblings = Array.from(paragraph.parentElement?.children ?? []).filter(({ nodeName }) => !/^(?:UL|OL|INPUT)$/.test(nodeName));
    if (siblings.length === 1) paragraph.replaceWith(...Array.from(paragraph.childNodes));
  }
  return htmlOfNodes([content]);
}

/**
 * A text as Markdown (GitHub's, with its callouts). What Markdown has no form for, such as captions, cells that span and
 * sections to unfold, is written as HTML. Read again by `markdownPageToHtml` it gives the same Markdown.
 */
export function htmlToMarkdown(html: string): string {
  return service().turndown(withTightItems(sanitizeToHtml(html))).trim();
}

/** The kind of callout behind the name in a mark such as `[!NOTE]`; undefined for other names. */
export function calloutKindOfMark(name: string): CalloutKind | undefined {
  const known = name.toUpperCase() === 'IMPORTANT' ? 'NOTE' : name.toUpperCase();
  return calloutKinds.find((kind) => calloutMarks[kind] === known);
}
