/** A text with what is selected in it; offsets in UTF-16 units, as textareas count. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What the format bar can do. */
export type FormatName = 'bold' | 'italic' | 'code' | 'link' | 'quote' | 'bulletList' | 'numberList';

/** Puts marks around the selection, or takes them away if they are there. */
export function toggleMarks({ text, start, end }: Selected, mark: string): Selected {
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -mark.length) + inside + after.slice(mark.length), start: start - mark.length, end: end - mark.length };
  }
  return { text: before + mark + inside + mark + after, start: start + mark.length, end: end + mark.length };
}

/** Puts something in front of every selected line, or takes it away if all have it. */
export function toggleLinePrefix({ text, start, end }: Selected, prefixOf: (index: number) => string, present: RegExp): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, to).split('\n');
  const changed = lines.every((line) => present.test(line))
    ? lines.map((line) => line.replace(present, ''))
    : lines.map((line, index) => prefixOf(index) + line.replace(/^(?:[-*+]\s+|\d+[.)]\s+|>\s?)/, ''));
  const block = changed.join('\n');
  return { text: text.slice(0, from) + block + text.slice(to), start: from + (lines.length > 1 ? 0 : block.length), end: from + block.length };
}

function insertLink({ text, start, end }: Selected): Selected {
  const inside = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const link = isAddress ? `[](${inside})` : `[${inside}](https://)`;
  const caret = isAddress ? start + 1 : start + inside.length + 3;
  return { text: text.slice(0, start) + link + text.slice(end), start: caret, end: isAddress ? caret : caret + 8 };
}

/** Applies one format of the bar. */
export function applyFormat(selected: Selected, name: FormatName): Selected {
  switch (name) {
    case 'bold': return toggleMarks(selected, '**');
    case 'italic': return toggleMarks(selected, '_');
    case 'code': return toggleMarks(selected, selected.text.slice(selected.start, selected.end).includes('\n') ? '\n```\n' : '`');
    case 'link': return insertLink(selected);
    case 'quote': return toggleLinePrefix(selected, () => '> ', /^>\s?/);
    case 'bulletList': return toggleLinePrefix(selected, () => '- ', /^[-*+]\s+/);
    case 'numberList': return toggleLinePrefix(selected, (index) => `${index + 1}. `, /^\d+[.)]\s+/);
  }
}

/** What Enter does in a list: the next item, or the end of the list on an empty one. Undefined where it is plain. */
export function continueList({ text, start, end }: Selected): Selected | undefined {
  if (start !== end) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = /^(\s*)([-*+]|(\d+)([.)]))(\s+)(.*)$/.exec(text.slice(from, start));
  if (!line) return undefined;
  const [, indent = '', mark = '', number, stop = '', space = ' ', words = ''] = line;
  if (words.trim() === '') return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
  const next = `\n${indent}${number === undefined ? mark : `${Number(number) + 1}${stop}`}${space}`;
  return { text: text.slice(0, start) + next + text.slice(end), start: start + next.length, end: start + next.length };
}

/** A word being typed that asks for suggestions: `@sa` or `#sea`. */
export interface Trigger {
  readonly character: string;
  readonly search: string;
  /** Where the character stands. */
  readonly at: number;
}

/** The trigger in front of the caret, if it stands in one. Names may have two spaces in them, topics none. */
export function triggerAt(text: string, caret: number, characters: readonly string[]): Trigger | undefined {
  const before = text.slice(0, caret);
  for (const character of characters) {
    const at = before.lastIndexOf(character);
    if (at < 0 || (at > 0 && !/[\s([{«„“"']/.test(before.charAt(at - 1)))) continue;
    const search = before.slice(at + 1);
    const spaces = (search.match(/ /g) ?? []).length;
    if (/[\n@#]/.test(search) || search.length > 50 || search.startsWith(' ') || spaces > (character === '@' ? 2 : 0)) continue;
    return { character, search, at };
  }
  return undefined;
}
