import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import examples from '../../support/commonmark/examples.json';
import { htmlToMarkdown } from '../../../src/ui/RichText/htmlToMarkdown';
import { markdownPageToHtml, stableMarkdown } from '../../../src/ui/RichText/markdownPage';
import { sanitizeToHtml } from '../../../src/ui/RichText/sanitize';

jest.setTimeout(120_000);

const aroundBlocks = /\s*(<\/?(?:p|ul|ol|li|blockquote|pre|hr|h[1-6]|table|thead|tbody|tr|td|th|div|br)\b[^>]*>)\s*/g;

/** HTML without what no reader sees: blanks around blocks, comments, and whether an item's only words are a paragraph. */
function shape(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const code of Array.from(body.querySelectorAll('pre > code'))) code.textContent = (code.textContent ?? '').replace(/\n$/, '');
  for (const paragraph of Array.from(body.querySelectorAll('li > p, td > p'))) {
    paragraph.after(' ');
    paragraph.replaceWith(...Array.from(paragraph.childNodes));
  }
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const comments: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as ChildNode;
    if (node.nodeType === Node.COMMENT_NODE) comments.push(node);
    else if (!node.parentElement?.closest('pre')) node.textContent = (node.textContent ?? '').replace(/\s+/g, ' ');
  }
  comments.forEach((comment) => comment.remove());
  body.normalize();
  return body.innerHTML.split(/(<pre[\s\S]*?<\/pre>)/).map((part, index) => (index % 2 === 1 ? part : part.replace(aroundBlocks, '$1'))).join('').trim();
}

function wordsOf(html: string): Set<string> {
  return new Set(html.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []);
}

const page = readFileSync(join(__dirname, '../../../docs/markdown.md'), 'utf8');
const notClaimed = new Map(Array.from(page.matchAll(/^\| ([A-Z][^|]*?) \| ([\d, ]+) \|/gm), ([, section = '', numbers = '']) => [section, numbers.split(', ').map(Number)]));
const sections = [...new Set(examples.map(({ section }) => section))];

test('the help page names the examples that are not claimed by section and number', () => {
  expect(examples).toHaveLength(652);
  for (const [section, numbers] of notClaimed) for (const number of numbers) expect([number, examples[number - 1]?.section]).toEqual([number, section]);
});

test.each(sections)('CommonMark 0.31.2, %s', (section) => {
  const failing = examples.filter((example) => example.section === section).filter(({ markdown, html }) => {
    const read = markdownPageToHtml(markdown);
    const written = stableMarkdown(read);
    const again = markdownPageToHtml(written);
    expect([markdown, htmlToMarkdown(again)]).toEqual([markdown, written]);
    const kept = wordsOf(again);
    const meant = shape(sanitizeToHtml(html));
    const found = shape(read);
    expect([markdown, [...wordsOf(meant)].filter((word) => !kept.has(word))]).toEqual([markdown, []]);
    return found !== meant || shape(again) !== found;
  });
  expect(failing.map(({ number }) => number)).toEqual(notClaimed.get(section) ?? []);
});

test.each([
  'A word[^1] more\n\n[^1]: note', '$x^2$ and $$y$$', '==marked==', 'Term\n: what it is', ':smile:', '## Head {#id}', '[[Other page]]', '[[Other page#head|words]]', '::: tip\nwords\n:::', '{{field}}', '++more++', '^up^', '@ada #topic'
])('what is not supported is kept as text: %j', (markdown) => {
  const visible = (html: string): string => (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(/\s+/g, ' ').trim();
  const read = markdownPageToHtml(markdown);
  expect(visible(read)).toBe(markdown.replace(/^## /, '').replace(/\s+/g, ' '));
  const written = stableMarkdown(read);
  expect(visible(markdownPageToHtml(written))).toBe(visible(read));
  expect(stableMarkdown(markdownPageToHtml(written))).toBe(written);
});
