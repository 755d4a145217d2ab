import fc from 'fast-check';
import { compareTexts } from '../../../../src/application/shared/compareText';
import { blocksOf, mergeTexts, settledText, type MergePart } from '../../../../src/application/shared/mergeText';

const paragraphs = (words: readonly string[]): string => words.map((word) => `<p>${word}</p>`).join('');
const sides = (part: MergePart): string => ('html' in part ? part.html : part.mine + part.theirs);

describe('joining two changes of one text', () => {
  test('takes over what each side changed in different places', () => {
    const base = paragraphs(['one', 'two', 'three', 'four', 'five']);
    const merged = mergeTexts(base, base.replace('two', 'TWO'), `${base.replace('five', 'FIVE')}<p>six</p>`);
    expect(settledText(merged)).toBe(paragraphs(['one', 'TWO', 'three', 'four', 'FIVE', 'six']));
  });

  test('asks where both changed the same place, with all three texts', () => {
    const base = paragraphs(['one', 'two', 'three']);
    const merged = mergeTexts(base, base.replace('two', 'mine'), base.replace('two', 'theirs'));
    expect(settledText(merged)).toBeUndefined();
    expect(merged).toContainEqual({ mine: '<p>mine</p>', base: '<p>two</p>', theirs: '<p>theirs</p>' });
  });

  test('the same change on both sides is no question', () => {
    const base = paragraphs(['one', 'two']);
    const changed = base.replace('two', 'both');
    expect(settledText(mergeTexts(base, changed, changed))).toBe(changed);
  });

  test('loses no words, whatever two people do', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 8 }), (base, mine, theirs) => {
        const merged = mergeTexts(paragraphs(base), paragraphs(mine), paragraphs(theirs)).map(sides).join('');
        for (const added of [...mine, ...theirs].filter((one) => !base.includes(one))) expect(merged).toContain(`<p>${added}</p>`);
      }),
      { numRuns: 500, seed: 7 }
    );
  });

  test('an untouched side changes nothing', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 8 }), (base, changed) => {
        const [before, after] = [paragraphs(base), paragraphs(changed)];
        expect(settledText(mergeTexts(before, after, before))).toBe(after);
        expect(settledText(mergeTexts(before, before, after))).toBe(after);
      }),
      { numRuns: 300, seed: 7 }
    );
  });

  test('keeps tables and lists whole', () => {
    expect(blocksOf('<h2>a</h2><table><tbody><tr><td>1</td></tr></tbody></table>\n<ul><li>x</li></ul>')).toHaveLength(3);
  });
});

describe('what changed, in words', () => {
  test('is told word by word, formatting left aside', () => {
    expect(compareTexts('<p>The mast is <b>red</b>.</p>', '<p>The mast is green.</p>').filter(({ kind }) => kind !== 'same')).toEqual([{ text: 'red', kind: 'removed' }, { text: 'green', kind: 'added' }]);
  });
});
