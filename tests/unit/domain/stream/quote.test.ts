import { quoteOf } from '../../../../src/domain/stream/quote';
import { postTokens } from '../../../../src/domain/stream/postTokens';
import { findEmoji, listEmoji } from '../../../../src/features/shared/emojiList';

describe('quoting', () => {
  test('puts each line into a quotation and leaves room below', () => {
    const text = quoteOf('First\n\nSecond');
    expect(text).toBe('> First\n>\n> Second\n\n');
    expect(postTokens(`${text}Mine`).map(({ type }) => type)).toEqual(['quote', 'paragraph']);
  });

  test('leaves out what was quoted before, and cuts what is long', () => {
    expect(quoteOf('> Somebody\n\nI agree')).toBe('> I agree\n\n');
    expect(quoteOf('> Somebody')).toBe('');
    expect([...quoteOf('😀'.repeat(900)).trim()].length).toBeLessThanOrEqual(402);
  });
});

describe('emoji by name', () => {
  test('in the language of the page and in English, never in pieces of words', () => {
    expect(findEmoji('de-DE', 'lach').length + findEmoji('de-DE', 'rak').length).toBe(1);
    expect(findEmoji('de-DE', 'rocket')[0]).toEqual({ sign: '🚀', name: 'rakete' });
    expect(findEmoji('ar-SA', 'شكر')[0]?.sign).toBe('🙏');
    expect(findEmoji('en-US', 'thumbs_d').map(({ sign }) => sign)).toEqual(['👎']);
    expect(findEmoji('en-US', 'ocket')).toEqual([]);
  });

  test('each has a name in each language and stands once', () => {
    for (const locale of ['en-US', 'de-DE', 'ar-SA']) {
      const all = listEmoji(locale);
      expect(all.filter(({ sign, name }) => sign === '' || name === '')).toEqual([]);
      expect(new Set(all.map(({ sign }) => sign)).size).toBe(all.length);
    }
    expect(listEmoji('fr-FR')[0]?.name).toBe('grinning');
  });
});
