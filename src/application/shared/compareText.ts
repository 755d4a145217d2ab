import { diffWordsWithSpace } from 'diff';

/** A stretch of a comparison: in both, only before or only after. */
export interface DiffPart {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

/** The words of a text, its blocks on lines of their own. */
export function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replace(/<\/(p|h\d|li|tr|blockquote|pre|figure)>/gi, '$&\n').replace(/<br\s*\/?>/gi, '\n'), 'text/html');
  return (body.textContent ?? '').replace(/[ \t]+/g, ' ').replace(/\n{2,}/g, '\n').trim();
}

/** What changed between two texts, in words. */
export function compareTexts(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({ text: value, kind: added ? 'added' : removed ? 'removed' : 'same' }));
}
