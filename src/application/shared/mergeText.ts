import { diff3Merge } from 'node-diff3';
import { htmlOfNodes, inertFragment } from '../../ui/RichText/inert';
import { joinSentences, sentencesOf } from './sentences';

/** A stretch of a merged text: settled, or changed by both in different ways. */
export type MergePart = { readonly html: string } | { readonly mine: string; readonly theirs: string; readonly base: string };

/** Elements that stand in the line: runs of them and of bare text are one block. */
const inlineNames = new Set(['A', 'ABBR', 'B', 'BDI', 'BR', 'CITE', 'CODE', 'DEL', 'EM', 'I', 'INPUT', 'INS', 'KBD', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'U']);
/** Elements whose children are blocks of their own, merged one by one. */
const containers = new Set(['UL', 'OL', 'DL', 'LI', 'DD', 'TABLE', 'THEAD', 'TBODY', 'TFOOT', 'TR', 'TD', 'TH', 'BLOCKQUOTE', 'DIV', 'DETAILS', 'FIGURE']);

function isInline(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE || inlineNames.has(node.nodeName);
}

function blocksIn(parent: ParentNode & Node): string[] {
  const blocks: Node[][] = [];
  let isOpen = false;
  for (const node of Array.from(parent.childNodes)) {
    const joins = isInline(node);
    if (joins && isOpen) blocks[blocks.length - 1]?.push(node);
    else blocks.push([node]);
    isOpen = joins;
  }
  return blocks.map(htmlOfNodes).filter((block) => block.trim() !== '');
}

/** The blocks of a text, each as HTML of its own: paragraphs, headings, lists, tables; a run of bare text is one too. */
export function blocksOf(html: string): string[] {
  return blocksIn(inertFragment(html));
}

/** The opening tag of a block that is one element; undefined for bare text. */
function elementOf(block: string): { readonly element: Element; readonly tag: string } | undefined {
  const { childNodes } = inertFragment(block);
  const [only] = Array.from(childNodes);
  if (childNodes.length !== 1 || !(only?.nodeType === Node.ELEMENT_NODE) || isInline(only)) return undefined;
  const bare = only.cloneNode(false) as Element;
  return { element: only as Element, tag: bare.outerHTML };
}

function wrapped(tag: string, content: string): string {
  const at = tag.lastIndexOf('</');
  return at < 0 ? tag : `${tag.slice(0, at)}${content}${tag.slice(at)}`;
}

/** What stands at one place on all three sides: the side that changed it; undefined where both did. */
function pick(base: string, mine: string, theirs: string): string | undefined {
  if (mine === base || mine === theirs) return theirs;
  return theirs === base ? mine : undefined;
}

function mergeSentences(base: string, mine: string, theirs: string): string | undefined {
  const sentences: string[] = [];
  for (const { ok, conflict } of diff3Merge(sentencesOf(mine), sentencesOf(base), sentencesOf(theirs), { excludeFalseConflicts: true })) {
    const { a = [], o = [], b = [] } = conflict ?? {};
    // Neighbours that changed on different sides come as one region.
    const settled = ok ?? (a.length === o.length && b.length === o.length ? o.map((sentence, index) => pick(sentence, a[index] ?? '', b[index] ?? '')) : [undefined]);
    for (const sentence of settled) {
      if (sentence === undefined) return undefined;
      sentences.push(sentence);
    }
  }
  return joinSentences(sentences);
}

/** One block that both changed: joined where the changes do not meet, undefined where they do. */
function mergeBlock(base: string, mine: string, theirs: string): string | undefined {
  const picked = pick(base, mine, theirs);
  if (picked !== undefined) return picked;
  const [before, my, their] = [elementOf(base), elementOf(mine), elementOf(theirs)];
  if (!before && !my && !their) return mergeSentences(base, mine, theirs);
  if (!before || !my || !their) return undefined;
  const tag = my.tag === before.tag ? their.tag : their.tag === before.tag ? my.tag : undefined;
  if (tag === undefined || my.element.nodeName !== before.element.nodeName || their.element.nodeName !== before.element.nodeName) return undefined;
  if (!containers.has(before.element.nodeName)) {
    const words = mergeSentences(before.element.innerHTML, my.element.innerHTML, their.element.innerHTML);
    return words === undefined ? undefined : wrapped(tag, words);
  }
  const [old, here, there] = [blocksIn(before.element), blocksIn(my.element), blocksIn(their.element)];
  // Cells belong to columns: where one side has other columns, position says nothing any more.
  if (before.element.nodeName === 'TR' && (old.length !== here.length || old.length !== there.length)) return undefined;
  const inside = settledText(mergeBlocks(old, here, there));
  return inside === undefined ? undefined : wrapped(tag, inside);
}

/** Blocks that stand at the same place on all three sides, each joined for itself; undefined where one cannot be. */
function mergePairs(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string | undefined {
  if (base.length === 0 || base.length !== mine.length || base.length !== theirs.length) return undefined;
  const joined = base.map((block, index) => mergeBlock(block, mine[index] ?? '', theirs[index] ?? ''));
  return joined.every((block) => block !== undefined) ? joined.join('') : undefined;
}

function mergeBlocks(base: readonly string[], mine: readonly string[], theirs: readonly string[]): MergePart[] {
  return diff3Merge([...mine], [...base], [...theirs], { excludeFalseConflicts: true }).flatMap((region): MergePart[] => {
    if (region.ok) return region.ok.length === 0 ? [] : [{ html: region.ok.join('') }];
    const { a = [], o = [], b = [] } = region.conflict ?? {};
    const joined = mergePairs(o, a, b);
    return [joined === undefined ? { mine: a.join(''), base: o.join(''), theirs: b.join('') } : { html: joined }];
  });
}

/**
 * Brings two changes of one text together: by blocks, in a block that both changed by items, rows and cells, and in a
 * paragraph by sentences. What only one side changed is taken over, what both changed alike too; what both changed
 * differently at the same place is left to a person, as whole blocks with all three texts.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergePart[] {
  return mergeBlocks(blocksOf(base), blocksOf(mine), blocksOf(theirs));
}

/** The whole text where nothing is left to a person. */
export function settledText(parts: readonly MergePart[]): string | undefined {
  return parts.every((part) => 'html' in part) ? parts.map((part) => ('html' in part ? part.html : '')).join('') : undefined;
}
