import { hasWords, looksLikeMarkdown, pastedHtml, pastedMarkdown } from '../../../src/ui/RichEditor/paste';
import { htmlAttacks } from '../../support/attacks';

const wordItem = (level: number, mark: string, text: string): string => `<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]><b>${text}</b><o:p></o:p></p>`;

describe('what is pasted', () => {
  test('from Word: paragraphs with drawn marks become lists, in their levels', () => {
    const html = pastedHtml(`<html><body><p class=MsoNormal>Before</p>${wordItem(1, '·', 'one')}${wordItem(2, 'o', 'deeper')}${wordItem(1, '·', 'two')}<p>Between</p>${wordItem(1, '1.', 'first')}</body></html>`);
    expect(html.replace(/\s+/g, ' ')).toBe('<p>Before</p><ul><li><b>one</b><ul><li><b>deeper</b></li></ul></li><li><b>two</b></li></ul><p>Between</p><ol><li><b>first</b></li></ol>');
  });

  test('from Office: words win over the picture of them that lies beside', () => {
    expect(hasWords('<html><head><style>p{}</style></head><body><table><tr><td>1</td></tr></table></body></html>')).toBe(true);
    expect(hasWords('<meta charset="utf-8"><img src="https://example.org/a.png">')).toBe(false);
    expect(hasWords('')).toBe(false);
  });

  test('pictures from elsewhere are links, so that nobody is told who writes', () => {
    expect(pastedHtml('<img src="https://evil.example/a.png" alt="Mast">')).toBe('<a href="https://evil.example/a.png">Mast</a>');
  });

  test.each(['# Title', '- a\n- b', '1. a\n2. b', '```\ncode\n```', '| a | b |\n|---|---|\n| 1 | 2 |', 'See **this** and [that](https://example.org/x)'])('%j is meant as Markdown', (text) => {
    expect(looksLikeMarkdown(text)).toBe(true);
  });

  test.each(['Just a sentence.', '2 * 3 * 4', '#1 of 3', '- a dash', 'a | b'])('%j is meant as it stands', (text) => {
    expect(looksLikeMarkdown(text)).toBe(false);
  });

  test('as Markdown arrives formatted', () => {
    expect(pastedMarkdown('## Crew\n\n- [x] Ada').replace(/\n/g, '')).toBe('<h2>Crew</h2><ul><li><input checked="" disabled="" type="checkbox"> Ada</li></ul>');
  });

  test.each(htmlAttacks)('%j is harmless', (attack) => {
    expect(pastedHtml(attack)).not.toMatch(/<script|<iframe|<object|<svg|<style|\son\w+=|javascript:/i);
  });
});
