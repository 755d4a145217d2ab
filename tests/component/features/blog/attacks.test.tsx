import { fireEvent, screen } from '@testing-library/react';
import type { ArticleVersion } from '../../../../src/domain/blog/article';
import type { BlogRoute } from '../../../../src/features/blog/route';
import { htmlAttacks, markdownAttacks } from '../../../support/attacks';
import { aComment, anArticle, openBlog, type BlogScene } from '../../../support/blogScenes';
import { aDraft } from '../../../support/drafts';

const attack = htmlAttacks.join(' ');
const body = `<p>Plain words.</p>${htmlAttacks.map((one) => `<p>before</p>${one}`).join('')}`;
const words = markdownAttacks.join('\n\n');

const article = anArticle({ title: attack, summary: attack, body, category: attack, series: attack, topics: ['"><img/src=x/onerror=attack()>'], cover: { name: '" onerror="attack().png', alt: attack } });
const version = (versionId: number, text: string): ArticleVersion => ({ label: `${versionId}.0`, versionId, savedAt: '2026-06-01T08:00:00Z', editorName: attack, editor: undefined, text: { ...article, title: `${attack} ${versionId}`, body: text } });
const scene: BlogScene = {
  article, articles: [article, { ...article, id: 8 }], blogs: [{ id: 1, key: 'attack', title: attack, about: attack, authorIds: [], commentDays: 0 }],
  comments: [aComment({ body: words }), aComment({ key: 'o2', parentKey: 'o1', body: `${words}\n\n${attack}` }), aComment({ key: 'o3', body: '', removal: { reason: attack, byId: 1, at: '' } })],
  versions: [version(2, body), version(1, '<p>Plain words.</p>')], around: { earlier: { ...article, id: 5 }, later: { ...article, id: 9 } },
  drafts: [aDraft({ title: attack, key: 'attack' })]
};

/** What could run, or send something away: nothing of this may be on the page whatever people wrote. */
function dangersIn(root: ParentNode): string[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element): string[] => {
    const found = ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META', 'LINK', 'FORM', 'MARQUEE'].includes(element.nodeName.toUpperCase()) ? [element.nodeName] : [];
    for (const { name, value } of Array.from(element.attributes)) {
      if (/^on/i.test(name) || ['srcdoc', 'formaction', 'ping', 'action', 'is'].includes(name)) found.push(`${element.nodeName} ${name}`);
      // eslint-disable-next-line no-control-regex -- browsers leave these out before they read the scheme
      const address = value.replace(/[\u0000-\u0020]/g, '');
      if (/^(href|src|xlink:href)$/i.test(name) && /^(javascript|vbscript|data:text|data:image\/svg|blob|file|ms-word)/i.test(address)) found.push(`${element.nodeName} ${name}=${value}`);
      if (/^src(set)?$/i.test(name) && /evil\.example/.test(value)) found.push(`${element.nodeName} ${name}=${value}`);
      if (name === 'style' && /evil\.example|position\s*:\s*fixed/i.test(value)) found.push(`${element.nodeName} style`);
    }
    return found;
  });
}

const styleSheets = (): number => document.body.querySelectorAll('style').length;

describe('nothing that people wrote runs or calls outside', () => {
  test('the check itself finds what is dangerous', () => {
    const page = new DOMParser().parseFromString('<img src=x onerror=attack()><a href=" java\nscript:attack()">x</a><img src="//evil.example/p.gif">', 'text/html');
    expect(dangersIn(page.body)).toHaveLength(3);
  });

  test.each(['magazine', 'cards', 'list'] as const)('in the layout %s', async (layout) => {
    openBlog({ view: 'list' }, { ...scene, layout });
    expect((await screen.findAllByRole('article')).length).toBe(2);
    expect(screen.getAllByRole('link', { name: new RegExp('<script>attack') }).length).toBeGreaterThan(1);
    expect(dangersIn(document.body)).toEqual([]);
  });

  const lists: readonly BlogRoute[] = [{ view: 'blog', name: 'attack' }, { view: 'category', name: attack }, { view: 'series', name: attack }, { view: 'topic', name: '"><img/src=x>' }, { view: 'author', id: 1 }, { view: 'popular', name: 'discussed-30' }, { view: 'search', words: attack }];
  test.each(lists)('in the list at %o', async (route) => {
    openBlog(route, scene);
    expect((await screen.findAllByText((text) => text.includes('<script>attack()</script>'))).length).toBeGreaterThan(0);
    expect(dangersIn(document.body)).toEqual([]);
  });

  test('in the article, which is also what is printed, in its comments, answers, reasons and neighbours', async () => {
    const styles = styleSheets();
    openBlog({ view: 'article', id: 7 }, scene);
    expect((await screen.findAllByText('before')).length).toBeGreaterThan(5);
    await screen.findAllByText(/attack/, { selector: 'code' });
    expect(dangersIn(document.body)).toEqual([]);
    expect(styleSheets()).toBe(styles);
    expect(screen.getByRole('group', { name: 'Removed comment' })).toHaveTextContent('<script>attack()</script>');
  });

  test('in the history, in the words that were added and removed', async () => {
    openBlog({ view: 'history', id: 7 }, scene);
    const [, older] = await screen.findAllByRole('button', { name: /Version/ });
    expect(dangersIn(document.body)).toEqual([]);
    if (older) fireEvent.click(older);
    expect(await screen.findByText('Plain words.')).toBeInTheDocument();
    expect(dangersIn(document.body)).toEqual([]);
  });

  test('in the list of drafts and in a draft that a reviewer reads', async () => {
    openBlog({ view: 'write', key: 'attack' }, { ...scene, drafts: [aDraft({ title: attack, summary: attack, body, key: 'attack', ownerId: 2, isShared: true, team: { authors: [2], reviewers: [1] } })] });
    expect((await screen.findAllByText('before')).length).toBeGreaterThan(5);
    expect(dangersIn(document.body)).toEqual([]);
  });
});
