import { diffArrays } from 'diff';

/** A stretch of a comparison: in both, only before or only after. */
export interface DiffPart {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
  /** Where a link leads or a picture lies, for stretches that were changed. */
  readonly target?: string;
}

/** A word, the end of a line or a picture, and what it points at. */
interface Piece {
  readonly text: string;
  readonly target?: string;
}

const lines = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'TR', 'BLOCKQUOTE', 'PRE', 'FIGURE', 'FIGCAPTION', 'DIV', 'DT', 'DD', 'SUMMARY', 'CAPTION', 'HR', 'UL', 'OL', 'TABLE', 'DETAILS']);

function piecesOf(node: Node, target: string | undefined, pieces: Piece[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    for (const text of (node.textContent ?? '').match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? []) pieces.push({ text: text.trim() === '' ? ' ' : text, ...(target ? { target } : {}) });
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  const breakLine = (): void => { if (pieces.length > 0 && pieces[pieces.length - 1]?.text !== '\n') pieces.push({ text: '\n' }); };
  if (element.nodeName === 'IMG') pieces.push({ text: element.getAttribute('alt') || '▢', target: element.getAttribute('src') ?? '' });
  else if (element.nodeName === 'INPUT') pieces.push({ text: element.hasAttribute('checked') ? '☑' : '☐' });
  else if (element.nodeName === 'BR') breakLine();
  const href = element.nodeName === 'A' ? element.getAttribute('href') ?? undefined : target;
  if (lines.has(element.nodeName)) breakLine();
  for (const child of Array.from(element.childNodes)) piecesOf(child, href, pieces);
  if (lines.has(element.nodeName)) breakLine();
}

function pieces(html: string): Piece[] {
  const all: Piece[] = [];
  piecesOf(new DOMParser().parseFromString(html, 'text/html').body, undefined, all);
  const words = all.filter(({ text }, index) => !(text === ' ' && (index === 0 || /\s/.test(all[index - 1]?.text ?? ''))));
  while (words.length > 0 && words[words.length - 1]?.text.trim() === '') words.pop();
  return words;
}

/** The words of a text, its blocks on lines of their own. */
export function wordsOf(html: string): string {
  return pieces(html).map(({ text }) => text).join('').replace(/ \n/g, '\n');
}

/** Neighbours that point at the same place, as one stretch. */
function stretches(words: readonly Piece[], kind: DiffPart['kind']): DiffPart[] {
  const parts: { text: string; kind: DiffPart['kind']; target?: string }[] = [];
  for (const { text, target } of words) {
    const last = parts[parts.length - 1];
    if (last && last.target === target) last.text += text;
    else parts.push({ text, kind, ...(target ? { target } : {}) });
  }
  return parts;
}

/**
 * What changed between two texts, in words. Formatting is left aside; a link that leads elsewhere, another picture and a
 * ticked task are changes, and say where they point.
 */
export function compareTexts(before: string, after: string): DiffPart[] {
  const changes = diffArrays(pieces(before), pieces(after), { comparator: (left, right) => left.text === right.text && left.target === right.target });
  return changes.flatMap(({ value, added, removed }): DiffPart[] => (added || removed ? stretches(value, added ? 'added' : 'removed') : [{ text: value.map(({ text }) => text).join(''), kind: 'same' }]));
}
