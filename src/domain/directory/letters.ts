const latin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const alphabets: Readonly<Record<string, string>> = {
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  el: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
  he: 'אבגדהוזחטיכלמנסעפצקרשת',
  ru: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ',
  bg: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЮЯ',
  sr: 'АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ',
  uk: 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ'
};

/** Stands for names that begin with none of the letters that a page offers. */
export const otherLetters = '#';

/** First letters that a reader of a language looks for: those of its own script first. Accented letters stand under the plain one, as the search folds them. */
export function lettersOf(locale: string): readonly string[] {
  const own = alphabets[locale.slice(0, 2).toLowerCase()];
  return own === undefined ? latin : [...own, ...latin];
}

/** How a letter may be written at the beginning of a name, where the search keeps the ways apart: alef with and without hamza. */
export function writtenAs(letter: string): readonly string[] {
  return letter === 'ا' ? ['ا', 'أ', 'إ', 'آ'] : [letter];
}

const mostWays = 8;

/** Every text with one place of it written in another way. */
function inOtherWays(texts: readonly string[], place: RegExp, ways: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [text, ...ways.map((way) => text.replace(place, (_whole, before = '') => `${String(before)}${way}`))]))];
}

/**
 * How a word that somebody types may be written in a name, the typed one first. SharePoint's search folds case and, for
 * most languages, accents (Microsoft Learn, search schema overview). What it cannot be relied on for is done here: Arabic
 * without its vowel signs, alef with or without hamza, final yeh and teh marbuta; Russian yo, which is mostly written ye.
 */
export function spellingsOf(word: string): readonly string[] {
  const plain = word.normalize('NFC').replace(/\u0640|\u0670|[\u064B-\u065F]/g, '');
  if (/^\p{Script=Arabic}/u.test(plain)) {
    return [[/^(ال)?[اأإآ]/, ['ا', 'أ', 'إ', 'آ']] as const, [/()[ىي]$/, ['ى', 'ي']] as const, [/()[هة]$/, ['ه', 'ة']] as const]
      .reduce<readonly string[]>((texts, [place, ways]) => inOtherWays(texts, place, ways), [plain]).slice(0, mostWays);
  }
  if (!/^\p{Script=Cyrillic}/u.test(plain)) return [plain];
  const base = plain.replace(/ё/g, 'е').replace(/Ё/g, 'Е');
  const places = [...base].flatMap((letter, index) => (/[еЕ]/.test(letter) ? [index] : []));
  const withYo = places.map((index) => `${base.slice(0, index)}${base[index] === 'Е' ? 'Ё' : 'ё'}${base.slice(index + 1)}`);
  return [...new Set([plain, base, ...withYo])].slice(0, mostWays);
}
