import { entriesOf, linksOf, mendLinksTo, pageHref, readHeading, readPageHref, wantedHref } from '../../../../src/domain/wiki/links';

describe('the links of a page', () => {
  test('are found with the sentence around them, each target once', () => {
    const html = `<p>Read <a href="${pageHref(7)}">Work at height</a> &amp; pack.</p><ul><li>Again <a href="${pageHref(7)}">here</a></li><li>Then <a href='${pageHref(12)}'>go</a></li></ul>`;
    expect(linksOf(html)).toEqual([{ pageId: 7, sentence: 'Read Work at height & pack.' }, { pageId: 12, sentence: 'Then go' }]);
  });

  test('lead to pages that are still to be written, whatever their title', () => {
    const title = 'Größe/Maß: 50% "#1" ما هو؟ & more';
    expect(readPageHref(wantedHref(title))).toEqual({ wanted: title });
    expect(linksOf(`<p><a href="${wantedHref(title)}">x</a></p>`)).toEqual([{ wanted: title, sentence: 'x' }]);
  });

  test('are told from all other addresses', () => {
    for (const href of ['https://example.com/#stream=mine', '#wiki=recent', '#wikipedia=page/1', 'mailto:a@b.c', '#wiki=new/%E0%A4%A', '#wiki=page/x']) expect(readPageHref(href)).toBeUndefined();
    expect(readPageHref('/sites/x/SitePages/Wiki.aspx#stream=mine&wiki=page/3')).toEqual({ pageId: 3 });
  });

  test('a sentence is cut where its column ends', () => {
    const [link] = linksOf(`<p>${'word '.repeat(100)}<a href="${pageHref(1)}">x</a></p>`);
    expect(link?.sentence.length).toBeLessThanOrEqual(255);
  });

  test('to a heading are links to its page', () => {
    for (const heading of ['Torque', 'Wind / "50%" #1', 'عزم الدوران']) {
      expect(readPageHref(pageHref(12, heading))).toEqual({ pageId: 12 });
      expect(readHeading(pageHref(12, heading))).toBe(heading);
    }
    expect(readHeading(pageHref(12))).toBe('');
  });

  test('to titles that are long and begin alike are told apart', () => {
    const [one, other] = [`${'x'.repeat(254)}a`, `${'x'.repeat(254)}b`];
    const entries = entriesOf(3, `<p><a href="${wantedHref(one)}">1</a><a href="${wantedHref(other)}">2</a></p>`, ['Tides']);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(3);
    expect(entries.every(({ key }) => key.length <= 255)).toBe(true);
    expect(entries.map(({ toId }) => toId)).toEqual([0, 0, -1]);
  });
});

describe('a page with a new title', () => {
  test('is led to by links that waited for it, whatever their case and quotes', () => {
    const html = `<p><a class="x" href="${wantedHref('A & "b"/c')}" rel="y">it</a> <a href='#stream=mine&amp;wiki=new/a%20%26%20%22B%22%2Fc'><strong>there</strong></a> <a href="${wantedHref('Else')}">else</a></p>`;
    const mended = mendLinksTo(html, { id: 4, title: 'A & "b"/c' });
    expect(mended.count).toBe(2);
    expect(linksOf(mended.html)).toEqual([expect.objectContaining({ pageId: 4 }), expect.objectContaining({ wanted: 'Else' })]);
    expect(mended.html).toContain('class="x" href="#wiki=page/4" rel="y"');
    expect(mended.html).toContain("href='#stream=mine&amp;wiki=page/4'");
  });

  test('gives it to links that show the former one, and to no other words', () => {
    const html = `<p><a href="${pageHref(4)}">Old</a> <a href="${pageHref(4)}">the old one</a> <a href="${pageHref(5)}">Old</a> <a href="${wantedHref('Old')}">Old</a></p>`;
    expect(mendLinksTo(html, { id: 4, title: '<New> $& $1', formerTitle: 'Old' })).toEqual({
      html: `<p><a href="${pageHref(4)}">&lt;New&gt; $&amp; $1</a> <a href="${pageHref(4)}">the old one</a> <a href="${pageHref(5)}">Old</a> <a href="${pageHref(4)}">&lt;New&gt; $&amp; $1</a></p>`, count: 2
    });
  });

  test('leaves all else as it is', () => {
    const html = '<p>Old &amp; <a name="x">Old</a> <a href="https://example.com/#wiki=news">Old</a></p>';
    expect(mendLinksTo(html, { id: 4, title: 'New', formerTitle: 'Old' })).toEqual({ html, count: 0 });
  });
});
