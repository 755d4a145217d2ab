/** Hands a file to the person, as a download of their browser. */
export function saveFile(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = href;
  link.download = name.replace(/[\\/:*?"<>|]+/g, '-');
  link.click();
  // The download has its own hold on the content once it began.
  window.setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A cell of a table that spreadsheets open: quoted, and never taken for a formula. */
function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** Rows as CSV with a mark that tells Excel the encoding. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
