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

  test('joins changes of different sentences of one paragraph, with their formatting', () => {
    const base = '<p>The mast is <strong>red</strong>. The hull is blue. We sail <em>at ten.</em> Bring a coat.</p>';
    const merged = mergeTexts(base, base.replace('mast', '<a href="/m">mast</a>'), base.replace('blue', '<em>white</em>').replace('coat', 'hat'));
    expect(settledText(merged)).toBe('<p>The <a href="/m">mast</a> is <strong>red</strong>. The hull is <em>white</em>. We sail <em>at ten.</em> Bring a hat.</p>');
  });

  test('asks where both changed one sentence: two halves may read well and be wrong', () => {
    const base = '<p>We sail at ten from pier four. Bring a coat.</p>';
    expect(settledText(mergeTexts(base, base.replace('ten', 'nine'), base.replace('four', 'five')))).toBeUndefined();
  });

  test('joins changes of different items and cells', () => {
    const list = '<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>';
    expect(settledText(mergeTexts(list, list.replace('a', 'A'), list.replace('<p>c</p>', '<p>c</p><ul><li>d</li></ul>')))).toBe('<ul><li><p>A</p></li><li><p>b</p></li><li><p>c</p><ul><li>d</li></ul></li></ul>');
    const table = '<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>';
    expect(settledText(mergeTexts(table, table.replace('1', 'one'), table.replace('2', 'two').replace('4', 'four')))).toBe('<table><tbody><tr><td>one</td><td>two</td></tr><tr><td>3</td><td>four</td></tr></tbody></table>');
  });

  test('asks where one side took a column out', () => {
    const table = '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>';
    expect(settledText(mergeTexts(table, table.replace('<td>1</td>', ''), table.replace('2', 'two')))).toBeUndefined();
  });

  test('keeps bare text as it is written', () => {
    expect(blocksOf('a &lt;b&gt; <em>c</em> d<p>e</p>f')).toEqual(['a &lt;b&gt; <em>c</em> d', '<p>e</p>', 'f']);
    expect(settledText(mergeTexts('1 &lt; 2', '1 &lt; 2', '1 &lt; 3'))).toBe('1 &lt; 3');
  });

  test('keeps tables and lists whole', () => {
    expect(blocksOf('<h2>a</h2><table><tbody><tr><td>1</td></tr></tbody></table>\n<ul><li>x</li></ul>')).toHaveLength(3);
  });
});

describe('what changed, in words', () => {
  test('is told word by word, formatting left aside', () => {
    expect(compareTexts('<p>The mast is <b>red</b>.</p>', '<p>The mast is green.</p>').filter(({ kind }) => kind !== 'same')).toEqual([{ text: 'red', kind: 'removed' }, { text: 'green', kind: 'added' }]);
  });

  test('names a link that leads elsewhere, another picture and a ticked task', () => {
    expect(compareTexts('<p>See <a href="/a">this</a>.</p>', '<p>See <a href="/b">this</a>.</p>').filter(({ kind }) => kind !== 'same')).toEqual([{ text: 'this', kind: 'removed', target: '/a' }, { text: 'this', kind: 'added', target: '/b' }]);
    expect(compareTexts('<img src="/1.png" alt="Mast">', '<img src="/2.png" alt="Mast">').map(({ target }) => target)).toEqual(['/1.png', '/2.png']);
    expect(compareTexts('<ul><li><input type="checkbox">Oil</li></ul>', '<ul><li><input type="checkbox" checked>Oil</li></ul>').filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['☐', '☑']);
  });
});
