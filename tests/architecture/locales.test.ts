import fs from 'node:fs';
import path from 'node:path';
import { readSource, root } from '../support/sources';

// Plain JavaScript, because it is shared with Jest's module mapping.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const load = require('../support/strings/load') as (area: string, locale?: string) => Record<string, string>;

const areas = fs.readdirSync(path.join(root, 'src/loc'));
const locales = ['de-de', 'ar-sa'];
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** The keys without their plural endings: languages have different plural forms for one sentence. */
function sentences(strings: Record<string, string>): string[] {
  return [...new Set(Object.keys(strings).map((key) => key.replace(pluralSuffix, '')))].sort();
}

function holes(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe.each(areas)('the words of %s', (area) => {
  const english = load(area);

  test.each(locales)('are all there in %s', (locale) => {
    expect(sentences(load(area, locale))).toEqual(sentences(english));
  });

  test.each(['en-us', ...locales])('have every plural form that %s needs', (locale) => {
    const strings = load(area, locale);
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plurals = [...new Set(Object.keys(strings).filter((key) => pluralSuffix.test(key)).map((key) => key.replace(pluralSuffix, '')))];
    const missing = plurals.flatMap((key) => needed.map((form) => `${key}_${form}`)).filter((key) => strings[key] === undefined);
    expect(missing).toEqual([]);
  });

  test.each(locales)('have the same holes in %s', (locale) => {
    const other = load(area, locale);
    // A plural form may leave its number out ("one reply"), so only whole sentences are compared.
    const differing = Object.keys(english).filter(
      (key) => !pluralSuffix.test(key) && holes(english[key] ?? '').join() !== holes(other[key] ?? '').join()
    );
    expect(differing).toEqual([]);
  });

  test('are flat strings and declared', () => {
    const declared = readSource(`src/loc/${area}/strings.d.ts`);
    for (const [key, value] of Object.entries(english)) {
      expect(typeof value).toBe('string');
      expect(declared).toMatch(new RegExp(`\\b${key}\\b`));
    }
  });
});
