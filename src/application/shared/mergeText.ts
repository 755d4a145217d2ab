import { diff3Merge } from 'node-diff3';

/** A stretch of a merged text: settled, or changed by both in different ways. */
export type MergePart = { readonly html: string } | { readonly mine: string; readonly theirs: string; readonly base: string };

/** The blocks of a text, each as HTML of its own: paragraphs, headings, lists, tables. */
export function blocksOf(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.childNodes)
    .map((node) => (node instanceof HTMLElement ? node.outerHTML : node.textContent ?? ''))
    .filter((block) => block.trim() !== '');
}

/**
 * Brings two changes of one text together, block by block: what only one side changed is taken over, what both changed
 * alike too; what both changed differently is left to a person with all three texts.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergePart[] {
  const regions = diff3Merge(blocksOf(mine), blocksOf(base), blocksOf(theirs), { excludeFalseConflicts: true });
  return regions.flatMap((region): MergePart[] => {
    if (region.ok) return region.ok.length === 0 ? [] : [{ html: region.ok.join('') }];
    const { a = [], o = [], b = [] } = region.conflict ?? {};
    return [{ mine: a.join(''), base: o.join(''), theirs: b.join('') }];
  });
}

/** The whole text where nothing is left to a person. */
export function settledText(parts: readonly MergePart[]): string | undefined {
  return parts.every((part) => 'html' in part) ? parts.map((part) => ('html' in part ? part.html : '')).join('') : undefined;
}
