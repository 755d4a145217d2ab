/** Most characters of a Note column (SharePoint: 63,999). */
export const noteLimit = 63999;

/** What can be wrong with text that somebody wrote. */
export type TextProblem = 'empty' | 'tooLong';

/** Text that may be sent, or why it may not and by how many characters. */
export type CheckedText =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly problem: 'empty' }
  | { readonly problem: 'tooLong'; readonly length: number; readonly limit: number };

// Whether SharePoint keeps control characters is not known, and XML forbids them: they never belong to a sentence.
// eslint-disable-next-line no-control-regex -- control characters are what this expression is for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const invisible = /[\s\u200B-\u200F\u2060-\u2064\uFEFF\u00AD]/g;

/** Takes out what cannot be stored: control characters and halves of surrogate pairs; line ends become `\n`. */
export function cleanText(text: string): string {
  let cleaned = text.replace(/\r\n?/g, '\n').replace(controls, '');
  // Two lone halves in a row overlap in the expression above, so repeat until nothing is found.
  while (loneSurrogates.test(cleaned)) cleaned = cleaned.replace(loneSurrogates, '$1\uFFFD');
  return cleaned;
}

/** Cleans text and checks that it says something and fits. Length is counted as SharePoint does, in UTF-16 units. */
export function checkText(text: string, limit = noteLimit): CheckedText {
  const cleaned = cleanText(text).trim();
  if (cleaned.replace(invisible, '') === '') return { problem: 'empty' };
  if (cleaned.length > limit) return { problem: 'tooLong', length: cleaned.length, limit };
  return { text: cleaned };
}
