import fc from 'fast-check';
import { htmlToMarkdown } from '../../../src/ui/RichText/htmlToMarkdown';
import { markdownPageToHtml, readMarkdownPage } from '../../../src/ui/RichText/markdownPage';

describe('a text as Markdown', () => {
  test.each([
    ['<h2>Crew</h2><p>We <strong>sail</strong> and <em>row</em>, <s>drift</s>.</p>', '## Crew\n\nWe **sail** and *row*, ~~drift~~.'],
    ['<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>', '- a\n  - b\n- c'],
    ['<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>', '3. a\n4. b'],
    ['<ul><li><input type="checkbox" disabled=""><p>open</p></li><li><input type="checkbox" disabled="" checked=""><p>done</p></li></ul>', '- [ ] open\n- [x] done'],
    ['<blockquote><p>one</p><p>two</p></blockquote>', '> one\n>\n> two'],
    ['<blockquote class="loggia-callout loggia-warning"><p>Mind the gap</p></blockquote>', '> [!WARNING]\n> Mind the gap'],
    ['<pre><code class="language-ts">a\n\nb</code></pre>', '```ts\na\n\nb\n```'],
    ['<table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1 | 2</p></td><td><p>x</p></td></tr></tbody></table>', '| A | B |\n| --- | --- |\n| 1 \\| 2 | x |'],
    ['<p>H<sub>2</sub>O &lt;b&gt; 2 * 3 # [x]</p>', 'H<sub>2</sub>O \\<b> 2 \\* 3 # \\[x\\]'],
    ['<p><a href="#wiki=page/3">Rules</a></p><img src="/a.png" alt="Mast">', '[Rules](#wiki=page/3)\n\n![Mast](/a.png)'],
    ['<figure><img src="/a.png" alt="Mast"><figcaption>The mast</figcaption></figure>', '<figure><img src="/a.png" alt="Mast"><figcaption>The mast</figcaption></figure>'],
    ['<details><summary>More</summary><p>hidden</p></details>', '<details><summary>More</summary><p>hidden</p></details>']
  ])('%s', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
    expect(htmlToMarkdown(markdownPageToHtml(markdown))).toBe(markdown);
  });

  const word = fc.constantFrom('mast', 'hull', 'a_b_c', '2*3', '<b>', '&amp;', '1.', '- x', '# y', '[z](q)', '`k`', '~~s~~', 'مرحبا', '船', '|', '\\', '!', '_', '> q', '+ p', 'https://x.example/a_b', '***', '---', '===');
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => escape(parts.join(' ')));
  const inline = fc.array(fc.tuple(words, fc.constantFrom('', 'strong', 'em', 's', 'code', 'sub')), { minLength: 1, maxLength: 3 }).map((parts) => parts.map(([text, tag]) => (tag ? `<${tag}>${text}</${tag}>` : text)).join(' '));
  const block = fc.oneof(
    inline.map((text) => `<p>${text}</p>`),
    inline.map((text) => `<h3>${text}</h3>`),
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`),
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => `<ol>${items.map((item) => `<li><p>${item}</p><ul><li><p>x</p></li></ul></li>`).join('')}</ol>`),
    inline.map((text) => `<blockquote><p>${text}</p></blockquote>`),
    inline.map((text) => `<blockquote class="loggia-callout loggia-tip"><p>${text}</p><p>more</p></blockquote>`),
    words.map((text) => `<pre><code>${text}\n\n  ${text}</code></pre>`),
    fc.array(inline, { minLength: 2, maxLength: 2 }).map((cells) => `<table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr><tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr></tbody></table>`)
  );

  test('written, read and written again is the same, to the byte', () => {
    fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const once = htmlToMarkdown(blocks.join(''));
      expect(htmlToMarkdown(markdownPageToHtml(once))).toBe(once);
    }), { numRuns: 400, seed: 11 });
  });

  test('loses no words', () => {
    const wordsOf = (html: string): string => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      for (const block of Array.from(body.querySelectorAll('p,li,h3,td,th,blockquote,pre'))) block.append(' ');
      for (const list of Array.from(body.querySelectorAll('li > ul'))) list.before(' ');
      return (body.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      const html = blocks.join('');
      expect(wordsOf(markdownPageToHtml(htmlToMarkdown(html)))).toBe(wordsOf(html));
    }), { numRuns: 400, seed: 12 });
  });
});

describe('a Markdown file', () => {
  test('has a head and a text', () => {
    expect(readMarkdownPage('\ufeff---\r\ntitle: "Crew"\r\n---\r\n\r\nText')).toEqual({ head: 'title: "Crew"', body: 'Text' });
    expect(readMarkdownPage('No head\n---\n')).toEqual({ head: '', body: 'No head\n---\n' });
  });

  test('may hold HTML, which is cleaned', () => {
    expect(markdownPageToHtml('Hi <script>x</script><u onclick="x()">there</u>')).toBe('<p>Hi <u>there</u></p>');
  });
});
