/** Length of a file's name: with a description it has to fit into a column of 255 characters. */
const longest = 60;

/** A name for a file that no other file of the row has. */
export function safeName(name: string): string {
  return `${Date.now()}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`.slice(-longest);
}
