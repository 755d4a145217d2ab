/** Longer words of others are cut: the thread still has them in full. In characters. */
const longestQuote = 400;

/** The words of somebody as a quotation of the light Markdown, with a line below to answer in; what they quoted themselves is left out. */
export function quoteOf(text: string): string {
  const own = text.split('\n').filter((line) => !/^\s*>/.test(line)).join('\n').trim();
  const characters = [...own];
  const short = characters.length <= longestQuote ? own : `${characters.slice(0, longestQuote - 1).join('').trimEnd()}…`;
  return short === '' ? '' : `${short.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}
