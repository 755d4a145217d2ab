import * as React from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { markdownToHtml } from '../../../src/ui/RichText/markdown';
import { plainText } from '../../../src/ui/RichText/plainText';
import { RichText } from '../../../src/ui/RichText/RichText';
import { sanitizeToFragment, sanitizeToHtml, type SanitizeOptions } from '../../../src/ui/RichText/sanitize';
import { awkwardTexts, htmlAttacks, markdownAttacks } from '../../support/attacks';
import { renderKit, violations } from '../../support/renderKit';

const safeTags = /^(P|BR|HR|H[1-6]|STRONG|B|EM|I|S|DEL|INS|U|SUB|SUP|MARK|SMALL|CODE|PRE|KBD|BLOCKQUOTE|Q|CITE|ABBR|UL|OL|LI|DL|DT|DD|INPUT|TABLE|CAPTION|COLGROUP|COL|THEAD|TBODY|TFOOT|TR|TH|TD|A|IMG|FIGURE|FIGCAPTION|DETAILS|SUMMARY|SPAN|DIV|TIME)$/;

/** Everything about the cleaned nodes that could run, load from elsewhere, or pretend to be part of the page. */
function dangers(html: string, options?: SanitizeOptions): string[] {
  const host = document.createElement('div');
  host.append(sanitizeToFragment(html, options));
  return Array.from(host.querySelectorAll('*')).flatMap((element) => {
    const attributes = Array.from(element.attributes);
    return [
      ...(safeTags.test(element.tagName) ? [] : [`tag ${element.tagName}`]),
      ...attributes.filter(({ name }) => /^on|^style$|^class$|^name$|^srcset$|^ping$|^is$|^form/i.test(name)).map(({ name }) => `attribute ${name}`),
      ...attributes.filter(({ name, value }) => /href|src|action/.test(name) && /^\s*[a-z]+:/i.test(value) && !/^\s*(https?|mailto|tel):/i.test(value)).map(({ value }) => `address ${value}`),
      ...(element instanceof HTMLImageElement && element.src !== '' && !element.src.startsWith(window.location.origin) ? [`loads ${element.src}`] : []),
      ...(element instanceof HTMLInputElement && (element.type !== 'checkbox' || !element.disabled) ? ['input'] : [])
    ];
  });
}

describe('other people\'s HTML', () => {
  test.each(htmlAttacks)('%j is harmless', (attack) => {
    expect(dangers(attack)).toEqual([]);
    expect(dangers(`<p>before ${attack} after</p>`)).toEqual([]);
    expect(dangers(`<table><tr><td>${attack}</td></tr></table>`)).toEqual([]);
  });

  test.each(markdownAttacks)('Markdown %j is harmless', (attack) => {
    const html = markdownToHtml(attack, { mentions: [{ name: 'Ada', href: '#ada' }], topicHref: (topic) => `#${topic}` });
    expect(dangers(html)).toEqual([]);
  });

  test('whatever is put together from attacks stays harmless', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...htmlAttacks, ...markdownAttacks), fc.string()), { maxLength: 6 }), (parts) => {
      expect(dangers(parts.join(''))).toEqual([]);
      expect(dangers(markdownToHtml(parts.join('\n')))).toEqual([]);
    }), { numRuns: 60 });
  }, 60_000);

  test('cleaning twice changes nothing more', () => {
    for (const attack of htmlAttacks) {
      const once = sanitizeToHtml(attack);
      expect(sanitizeToHtml(once)).toBe(once);
    }
  });

  test.each(awkwardTexts)('%j does not break the rendering', (text) => {
    expect(() => sanitizeToFragment(markdownToHtml(text))).not.toThrow();
  });

  test('raw HTML in Markdown is shown as it was typed', () => {
    const host = document.createElement('div');
    host.append(sanitizeToFragment(markdownToHtml('Use <b>bold</b> & <script>')));
    expect(host).toHaveTextContent('Use <b>bold</b> & <script>');
    expect(host.querySelector('b')).toBeNull();
  });
});

describe('what stays', () => {
  const draw = (html: string, options?: SanitizeOptions): HTMLElement => {
    const host = document.createElement('div');
    host.append(sanitizeToFragment(html, options));
    return host;
  };

  test('links elsewhere open beside and tell nobody where they come from; links here stay', () => {
    const host = draw('<a href="https://example.org">out</a><a href="/sites/x">in</a><a href="mailto:a@b.example">mail</a>');
    const [out, inside, mail] = Array.from(host.querySelectorAll('a'));
    expect(out).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(out).toHaveAttribute('target', '_blank');
    expect(inside).not.toHaveAttribute('target');
    expect(mail).toHaveAttribute('href', 'mailto:a@b.example');
  });

  test('a picture from elsewhere becomes a link, one of this site is loaded late', () => {
    const host = draw('<img src="https://evil.example/x.gif" alt="pixel"><img src="/ok.png" alt="ok">');
    expect(host.querySelector('a')).toHaveTextContent('pixel');
    expect(host.querySelectorAll('img')).toHaveLength(1);
    expect(host.querySelector('img')).toHaveAttribute('loading', 'lazy');
    expect(draw('<img src="/ok.png" alt="ok">', { images: 'none' }).querySelector('img')).toBeNull();
    expect(draw('<img src="https://cdn.example/x.png">', { images: 'any' }).querySelector('img')).toHaveAttribute('alt', '');
  });

  test('headings get ids that do not meet', () => {
    const host = draw('<h2>Über uns</h2><h2>Über uns</h2>', { headingPrefix: 'wiki-' });
    expect(Array.from(host.querySelectorAll('h2'), ({ id }) => id)).toEqual(['wiki-über-uns', 'wiki-über-uns-2']);
  });

  test('tables and code can be scrolled by keyboard', () => {
    expect(draw('<table><tr><td>x</td></tr></table>').querySelector('[data-scroll]')).toHaveAttribute('tabindex', '0');
  });

  test('mentions and topics become links, longest name first, never inside code', () => {
    const host = draw(markdownToHtml('@Ada King and @Ada, `@Ada #no` mail@Ada.example #sea-trials a#b #12', { mentions: [{ name: 'Ada', href: '#1' }, { name: 'Ada King', href: '#2' }], topicHref: (topic) => `#t=${topic}` }));
    const links = Array.from(host.querySelectorAll('a[data-mention],a[data-topic]'), (link) => `${link.textContent} ${link.getAttribute('href')}`);
    expect(links.slice(0, 2)).toEqual(['@Ada King #2', '@Ada #1']);
    expect(links.filter((link) => link.startsWith('#'))).toEqual(['#sea-trials #t=sea-trials']);
    expect(host.querySelector('code')).toHaveTextContent('@Ada #no');
  });
});

describe('RichText', () => {
  test('shows the words at once and the formatting as soon as it is there', async () => {
    renderKit(<RichText text={'We run **three tests**.\n\n- one\n- two'} />);
    expect(screen.getByText(/We run three tests/)).toBeInTheDocument();
    expect(await screen.findByRole('list')).toBeInTheDocument();
    expect(screen.getByText('three tests').tagName).toBe('STRONG');
    expect(await violations()).toEqual([]);
  });

  test('hands clicks on links to whoever navigates', async () => {
    const handleClick = jest.fn((event: React.MouseEvent) => event.preventDefault());
    renderKit(<RichText text="[page](/wiki/1)" onLinkClick={handleClick} />);
    await userEvent.click(await screen.findByRole('link', { name: 'page' }));
    expect(handleClick).toHaveBeenCalledWith(expect.anything(), '/wiki/1');
  });

  test('takes the marks out for excerpts', () => {
    expect(plainText('# Title\n\n**Bold** and _it_, [link](http://x) `code` ~~no~~\n> quote\n- [x] done')).toBe('Title\n\nBold and it, link code no\nquote\ndone');
  });
});
