import type { Readers } from './records';

/** One cell: quoted, and never a formula for the program that opens it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** Who confirmed and who has not, as a table that Excel opens with its letters intact (UTF-8 with a mark, RFC 4180). */
export function readersCsv({ confirmed, open }: Readers, words: { readonly name: string; readonly mail: string; readonly read: string; readonly yes: string; readonly no: string; readonly former: string }): string {
  const rows = [
    [words.name, words.mail, words.yes, words.read],
    ...confirmed.map(({ person, at }) => [person.name || words.former, person.email, words.yes, at]),
    ...open.map((person) => [person.name, person.email, words.no, ''])
  ];
  return `\uFEFF${rows.map((row, index) => (index === 0 ? [row[0], row[1], words.read, ''] : row).map((text) => cell(text ?? '')).join(',')).join('\r\n')}\r\n`;
}
