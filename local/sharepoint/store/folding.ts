/** Letters outside ASCII have no order in SQLite, which folds only ASCII by NOCASE: their cases are tried one by one up to this many texts. */
const mostVariants = 64;

/** Case does not tell texts apart, whatever the letters; accents do, as in SharePoint's collation. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

function cases(character: string): readonly string[] {
  if (character < '\u0080') return [character];
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  // A letter that becomes several, as the German sharp s, keeps its case.
  return lower === upper || lower.length !== character.length || upper.length !== character.length ? [character] : [lower, upper];
}

/** Every way to write a text in other cases of letters outside ASCII, so that an index can find it; undefined where these are too many. */
export function caseVariants(text: string): string[] | undefined {
  let variants = [''];
  for (const character of text) {
    const choices = cases(character);
    if (variants.length * choices.length > mostVariants) return undefined;
    variants = choices.flatMap((choice) => variants.map((variant) => variant + choice));
  }
  return variants;
}
