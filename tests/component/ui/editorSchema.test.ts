import { Editor } from '@tiptap/core';
import { textSchema } from '../../../src/ui/RichEditor/schema/schema';
import { withPlainTasks } from '../../../src/ui/RichEditor/schema/tasks';
import { sanitizeToHtml } from '../../../src/ui/RichText/sanitize';

/** A text after it was opened in the editor and saved. */
function saved(html: string): string {
  const editor = new Editor({ extensions: textSchema, content: sanitizeToHtml(html) });
  const result = sanitizeToHtml(withPlainTasks(editor.getHTML()));
  editor.destroy();
  return result;
}

describe('a text that is opened and saved', () => {
  test.each([
    '<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4><h5>Five</h5><h6>Six</h6>',
    '<p>H<sub>2</sub>O, x<sup>2</sup>, <mark>marked</mark>, <u>under</u>, <small>small</small>, <ins>new</ins>, <kbd>Ctrl</kbd>, <cite>Book</cite>, <q>said</q></p>',
    '<p><abbr title="International Maritime Organization">IMO</abbr> since <time datetime="1948-03-17">1948</time></p>',
    '<p><strong>bold</strong> <em>italic</em> <s>gone</s> <code>x &lt; y</code> <a href="/sites/x?a=1#b">here</a> <a href="mailto:a@b.example">mail</a></p>',
    '<p><a data-mention="" href="/p?user=ada">@Ada</a> on <a data-topic="" href="/t">#boats</a></p>',
    '<p dir="rtl" lang="ar">مرحبا <span lang="en" dir="ltr">Loggia</span></p>',
    '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul><ol start="3"><li><p>c</p></li></ol>',
    '<ul><li><input type="checkbox" disabled=""><p>open</p></li><li><input type="checkbox" disabled="" checked=""><p>done</p><ul><li><input type="checkbox" disabled=""><p>below</p></li></ul></li></ul>',
    '<blockquote><p>quoted</p></blockquote><blockquote class="loggia-callout loggia-warning"><p>Mind the gap</p><ul><li><p>and the step</p></li></ul></blockquote>',
    '<pre><code class="language-ts">const a = 1;\n  b();</code></pre><hr>',
    '<figure><img src="/a.png" alt="Mast" width="640" height="480"><figcaption>The <em>mast</em></figcaption></figure><img src="/b.png" alt="">',
    '<table><caption>Crew</caption><tbody><tr><th scope="col"><p>Name</p></th><th><p>Watch</p></th></tr><tr><td colspan="2"><p>Ada</p></td></tr></tbody></table>',
    '<details><summary>More</summary><p>hidden</p></details><details open=""><summary>Shown</summary><p>seen</p></details>',
    '<dl><dt>Bow</dt><dd><p>front</p></dd></dl>',
    '<p class="loggia-include"><a href="#wiki=page/3">Rules</a></p>',
    '<p>one<br>two</p>'
  ])('keeps %s', (html) => {
    expect(saved(html)).toBe(html);
  });

  test.each([
    ['tasks as Markdown writes them', '<ul>\n<li><input disabled="" type="checkbox"> open</li>\n<li><input checked="" disabled="" type="checkbox"> done</li>\n</ul>', '<ul><li><input type="checkbox" disabled=""><p>open</p></li><li><input type="checkbox" disabled="" checked=""><p>done</p></li></ul>'],
    ['heads of tables', '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>', '<table><tbody><tr><th><p>A</p></th></tr><tr><td><p>b</p></td></tr></tbody></table>'],
    ['other names of the same', '<p><b>a</b> <i>b</i> <del>c</del></p><div>d</div>', '<p><strong>a</strong> <em>b</em> <s>c</s></p><p>d</p>'],
    ['pictures in a line', '<p>before <img src="/a.png" alt="x"> after</p>', '<p>before</p><img src="/a.png" alt="x"><p> after</p>']
  ])('writes %s plainly', (_name, html, plain) => {
    expect(saved(html)).toBe(plain);
    expect(saved(plain)).toBe(plain.replace('<p> ', '<p>'));
  });

  test('changes nothing more the second time', () => {
    const once = saved('<div class="x"><p style="color:red">a</p>text<ul>loose</ul><td>cell</td></div><script>1</script>');
    expect(saved(once)).toBe(once);
  });
});
