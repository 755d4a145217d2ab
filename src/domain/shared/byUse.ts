/** Each word once, in its first spelling, the one that is used most first; words used equally often keep their order. */
export function byUse(words: readonly string[]): string[] {
  const uses = new Map<string, { readonly word: string; count: number }>();
  for (const word of words) {
    const known = uses.get(word.toLowerCase());
    if (known) known.count += 1;
    else uses.set(word.toLowerCase(), { word, count: 1 });
  }
  return [...uses.values()].sort((one, other) => other.count - one.count).map(({ word }) => word);
}
