/** Signs that mean something anywhere in a line. */
const anywhere = /[\\`*_[\]~]/g;

/**
 * Writes words so that Markdown reads them as words: no mark, tag, entity or address of the web is made of them.
 * For one piece of text between two tags.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(anywhere, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?[a-z\d]+;)/gi, '\\&')
    // Addresses that are not links stay words.
    .replace(/\b(https?|ftp)(?=:\/\/)/gi, '$1\\')
    .replace(/\bwww(?=\.)/gi, 'www\\')
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@')
    // A sign of exclamation before a link would make a picture of it.
    .replace(/!$/, '\\!')
    .replace(/^(\s*)([-+=]|>|#{1,6}(?=\s|$))/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}
