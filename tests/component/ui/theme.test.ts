import fc from 'fast-check';
import { contrast, legible, parseColor } from '../../../src/ui/Root/color';
import { bandOf } from '../../../src/ui/Root/RootContext';
import { themeVariables } from '../../../src/ui/Root/themeVariables';
import { applyFormat, continueList, toggleMarks, triggerAt } from '../../../src/ui/ComposerField/textEdits';

describe('colours', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', 'white')).toBeCloseTo(4.54, 1);
    expect(contrast('rgb(0, 0, 0)', '#000000ff')).toBeCloseTo(1);
  });

  test('what cannot be judged is believed', () => {
    expect(contrast('CanvasText', '#fff')).toBeUndefined();
    expect(contrast('rgba(0,0,0,.5)', '#fff')).toBeUndefined();
    expect(legible('LinkText', '#fff', '#000')).toBe('LinkText');
    expect(parseColor('rgb(1)')).toBeUndefined();
  });
});

describe('a theme', () => {
  const palette = { white: '#ffffff', black: '#000000', neutralPrimary: '#323130', neutralSecondary: '#605e5c', neutralLighter: '#f3f2f1', themePrimary: '#03787c', themeLighter: '#c5e9ea', themeDarker: '#014446' };

  test('fills the semantic slots that it does not bring', () => {
    const variables = themeVariables({ palette });
    expect(variables['--bodyText']).toBe('#323130');
    expect(variables['--selectedBackground']).toBe('#c5e9ea');
    expect(variables['--surfaceLine']).toBe('transparent');
  });

  test('unreadable colours give way to the text colour', () => {
    const variables = themeVariables({ palette: { ...palette, themePrimary: '#ffe600' }, semanticColors: { bodySubtext: '#cccccc' } });
    expect(variables['--link']).toBe('#323130');
    expect(variables['--bodySubtext']).toBe('#323130');
    expect(variables['--onAccent']).toBe('#000000');
    expect(variables['--primaryButtonText']).toBe('#000000');
  });

  test('where surfaces cannot be told apart, lines are drawn', () => {
    const variables = themeVariables({ palette: { ...palette, white: '#202020', neutralLighter: '#202020', themeLighter: '#202020', neutralPrimary: '#ffffff', themePrimary: '#8ee3f0' } });
    expect(variables['--surfaceLine']).toBe('#ffffff');
    expect(variables['--selectedBackground']).toBe('#8ee3f0');
  });

  test('none at all leaves the colours to the browser', () => {
    expect(themeVariables(undefined)['--bodyText']).toBe('CanvasText');
  });

  test('text is readable in whatever accent an owner chooses', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
    fc.assert(fc.property(part, part, part, (red, green, blue) => {
      const variables = themeVariables({ palette: { ...palette, themePrimary: `#${red}${green}${blue}` } });
      for (const [text, ground] of [['link', 'bodyBackground'], ['bodySubtext', 'bodyBackground'], ['primaryButtonText', 'primaryButtonBackground'], ['onAccent', 'themePrimary']] as const) {
        expect(contrast(variables[`--${text}`] ?? '', variables[`--${ground}`] ?? '')).toBeGreaterThanOrEqual(4.5);
      }
    }));
  });
});

test('bands end where the look says', () => {
  expect([479, 480, 767, 768, 959, 960].map(bandOf)).toEqual(['slim', 'middle', 'middle', 'broad', 'broad', 'full']);
});

describe('writing', () => {
  test('marks twice is where it began', () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('*')), fc.nat(), fc.nat(), (text, first, second) => {
      const [start = 0, end = 0] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b);
      expect(toggleMarks(toggleMarks({ text, start, end }, '**'), '**')).toEqual({ text, start, end });
    }));
  });

  test('several lines become a list and back', () => {
    const listed = applyFormat({ text: 'a\nb', start: 0, end: 3 }, 'numberList');
    expect(listed.text).toBe('1. a\n2. b');
    expect(applyFormat({ ...listed, start: 0, end: listed.text.length }, 'bulletList').text).toBe('- a\n- b');
    expect(applyFormat({ text: '- a\n- b', start: 0, end: 7 }, 'bulletList').text).toBe('a\nb');
  });

  test('an address becomes the target of a link, words become its text', () => {
    expect(applyFormat({ text: 'https://a.example', start: 0, end: 17 }, 'link')).toEqual({ text: '[](https://a.example)', start: 1, end: 1 });
    expect(applyFormat({ text: 'plan', start: 0, end: 4 }, 'link').text).toBe('[plan](https://)');
  });

  test('Enter is plain outside of lists', () => {
    expect(continueList({ text: 'plain', start: 5, end: 5 })).toBeUndefined();
  });

  test.each([
    ['hi @sa', '@', 'sa'], ['@Ada King', '@', 'Ada King'], ['see #sea-', '#', 'sea-'], ['mail a@b', undefined, ''], ['@a b c d', undefined, ''], ['#sea trials', undefined, ''], ['@ ', undefined, '']
  ])('%j asks for %j', (text, character, search) => {
    const found = triggerAt(text, text.length, ['@', '#']);
    expect(found?.character).toBe(character);
    if (found) expect(found.search).toBe(search);
  });
});
