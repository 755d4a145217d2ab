import fc from 'fast-check';
import * as text from '../../../../src/domain/shared/text';

const words: text.RelativeTimeWords = {
  now: 'now',
  minutes: { other: '{count} min' },
  hours: { other: '{count} h' },
  yesterday: 'Yesterday {time}'
};
const now = new Date(2026, 5, 10, 12, 0);
const relative = (date: Date, locale = 'en-GB'): string => text.relativeTime(locale, date, now, words);
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

describe('format', () => {
  test('fills holes and leaves those that have no value', () => {
    expect(text.format('{who} wrote {count} posts in {where}', { who: 'Ada', count: 3 })).toBe('Ada wrote 3 posts in {where}');
  });

  test('never fills a hole that arrives in a value', () => {
    expect(text.format('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
  });

  test('splits into text and holes that join to the sentence again', () => {
    fc.assert(
      fc.property(fc.string(), (template) => {
        const joined = text.splitTemplate(template).map((part) => ('text' in part ? part.text : `{${part.hole}}`)).join('');
        expect(joined).toBe(template);
      })
    );
  });
});

describe('plural', () => {
  const forms = { zero: 'صفر', one: 'واحد', two: 'اثنان', few: 'قليل', many: 'كثير', other: 'آخر' };

  test.each([[0, 'صفر'], [1, 'واحد'], [2, 'اثنان'], [3, 'قليل'], [11, 'كثير'], [100, 'آخر']])('Arabic has a form for %d', (count, form) => {
    expect(text.plural('ar-SA', count, forms)).toBe(form);
  });

  test('a counted phrase writes the number as the language does', () => {
    const strings = { Replies_one: '{count} Antwort', Replies_other: '{count} Antworten' };
    expect(text.countPhrase('de-DE', strings, 'Replies', 1)).toBe('1 Antwort');
    expect(text.countPhrase('de-DE', strings, 'Replies', 1234)).toBe('1.234 Antworten');
    expect(() => text.countPhrase('de-DE', strings, 'Posts', 1)).toThrow('Posts');
  });
});

describe('numbers', () => {
  test('counts stay exact below ten thousand', () => {
    expect(text.formatCount('en-US', 9999)).toBe('9,999');
    expect(text.formatCount('en-US', 10_400)).toBe('10K');
  });

  test('file sizes step by 1024', () => {
    expect(text.formatBytes('en-US', 0)).toBe('0 bytes');
    expect(text.formatBytes('en-US', 2.4 * 1024 * 1024)).toBe('2.4 MB');
    expect(text.formatBytes('de-DE', 300 * 1024)).toMatch(/300\s?kB/);
  });

  test('Arabic uses Latin digits and the Gregorian calendar', () => {
    expect(text.formatNumber('ar-SA', 1380)).toMatch(/1,380/);
    expect(text.formatDate('ar-SA', new Date(2026, 5, 10))).toMatch(/2026/);
  });

  test('an unknown locale does not break the page', () => {
    expect(text.formatNumber('not a locale', 1000)).toBe('1,000');
  });
});

describe('relative time', () => {
  test.each([
    [0, 'now'], [-1, 'now'], [1, '1 min'], [59, '59 min'], [60, '1 h'], [11 * 60, '11 h']
  ])('%d minutes ago', (minutes, said) => {
    expect(relative(minutesAgo(minutes))).toBe(said);
  });

  test('names yesterday with its time, then the day, then the year', () => {
    expect(relative(new Date(2026, 5, 9, 16, 40))).toBe('Yesterday 16:40');
    expect(relative(new Date(2026, 5, 1))).toBe('Mon 1 June');
    expect(relative(new Date(2025, 5, 1))).toBe('1 June 2025');
  });

  test('late last night is still hours ago in the early morning', () => {
    const night = new Date(2026, 5, 10, 1, 0);
    expect(text.relativeTime('en-GB', new Date(2026, 5, 9, 23, 0), night, words)).toBe('2 h');
  });

  test('says when it will read differently', () => {
    expect(text.nextRelativeChange(minutesAgo(5.5), now)).toBe(30_000);
    expect(text.nextRelativeChange(minutesAgo(60 * 24 * 30), now)).toBe(Infinity);
  });
});

describe('excerpt', () => {
  test('leaves a short text alone and folds its white space', () => {
    expect(text.excerpt('  one\n two ', 20)).toBe('one two');
  });

  test('ends at a word', () => {
    expect(text.excerpt('The new hull keeps the antenna upright', 24)).toBe('The new hull keeps the…');
  });

  test('never cuts what a reader sees as one character', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(text.excerpt(family.repeat(5), 3)).toBe(`${family}${family}…`);
  });

  test('is never longer than asked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (source, limit) => {
      expect(text.graphemes(text.excerpt(source, limit)).length).toBeLessThanOrEqual(limit + 1);
    }));
  });
});

describe('searching and sorting', () => {
  test.each([['Résumé', 'resume'], ['أحمد', 'احمد'], ['Straße', 'STRASSE'], ['Wiśniewski', 'wisniewski'], ['Łódź', 'lodz'], ['مُحَمَّد', 'محمد']])('%s is found by %s', (source, search) => {
    expect(text.matches(source, search)).toBe(true);
  });

  test('all words have to be there, in any order', () => {
    expect(text.matches('Ada Lovelace', 'love ada')).toBe(true);
    expect(text.matches('Ada Lovelace', 'ada grace')).toBe(false);
    expect(text.matches('Ada Lovelace', '  ')).toBe(true);
  });

  test('names sort without regard to case or accents, numbers by value', () => {
    expect(['Zoe', 'élan', 'Eva', 'page 10', 'page 9'].sort(text.compareNames('en'))).toEqual(['élan', 'Eva', 'page 9', 'page 10', 'Zoe']);
  });
});

describe('people', () => {
  test.each([['Wilhelmina Oosterhuis-van den Bergh', 'WB'], ['Ada', 'A'], ['Ines Figueiredo (External)', 'IF'], ['', ''], ['李 文', '李文'], ['  jussi   koskela ', 'JK']])('%s has the initials %s', (name, letters) => {
    expect(text.initials(name)).toBe(letters);
  });

  test('a hash is the same everywhere and not negative', () => {
    expect(text.hash('ada@contoso.com')).toBe(text.hash('ada@contoso.com'));
    fc.assert(fc.property(fc.string(), (source) => text.hash(source) >= 0));
  });

  test('knows which languages run from right to left', () => {
    expect(['ar-SA', 'he-IL', 'fa', 'en-US', 'arn-CL'].map(text.directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
  });
});
