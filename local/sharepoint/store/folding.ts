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

/**
 * Greek without its accents, character by character, so that places in the text stay. SharePoint's search removes
 * diacritics for most languages (Microsoft Learn, search schema overview); SQLite's tokenizer does so for Latin letters
 * only. In Cyrillic and Indic scripts a mark makes another letter, which a search keeps apart.
 */
export function foldGreek(text: string): string {
  return text.replace(/[\u0370-\u03FF\u1F00-\u1FFF]/g, (letter) => {
    const [base = letter, ...marks] = letter.normalize('NFD');
    return marks.every((mark) => /\p{Mn}/u.test(mark)) ? base : letter;
  });
}
