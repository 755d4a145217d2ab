import type { Extensions } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { keptAttributes } from './attributes';
import { Callout, Definition, DefinitionList, Details, Figcaption, Figure, PlainTable, Summary, Term } from './blocks';
import { keptMarks } from './marks';
import { PlainTaskItem, PlainTaskList } from './tasks';

/** Addresses that a link may have: the web, mail, telephone and what lies on this site. */
export function isSafeAddress(address: string): boolean {
  return /^(?:(?:https?|mailto|tel):|[/#?])/i.test(address.trim());
}

// A link without a scheme leads somewhere below the page; the cleaner has refused the schemes that run.
function isKeptAddress(address: string): boolean {
  return isSafeAddress(address) || !/^[^/?#]*:/.test(address.trim());
}

/**
 * What a text can hold. More than the bar offers: whatever the cleaner lets through, the editor must give back, or
 * opening and saving a text from elsewhere would lose parts of it.
 */
export const textSchema: Extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    link: { openOnClick: false, autolink: true, HTMLAttributes: { target: null, rel: null, class: null }, isAllowedUri: (address) => isKeptAddress(address) }
  }),
  Image.configure({ allowBase64: false }),
  PlainTable, TableRow, TableCell, TableHeader,
  Figure, Figcaption, Callout, Details, Summary, DefinitionList, Term, Definition,
  PlainTaskList, PlainTaskItem,
  ...keptMarks,
  keptAttributes
];
