import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ArticleText, ArticleVersion } from '../../../../src/domain/blog/article';
import { AppError } from '../../../../src/domain/shared/errors';
import { aComment, anArticle, openBlog } from '../../../support/blogScenes';
import { anEntry } from '../../../support/drafts';
import { violations } from '../../../support/renderKit';

const three = [anEntry({ id: 3, title: 'Third' }), anEntry({ id: 2, title: 'Second', words: 1100, summary: 'Of the tide.' }), anEntry({ id: 1, title: 'First', words: 0 })];
const titles = (): (string | null)[] => screen.getAllByRole('article').map((one) => within(one).getByRole('heading').textContent);
const isLarge = (title: string): boolean => /lead/.test(screen.getByRole('article', { name: title }).className);

describe('the list', () => {
  test.each([['magazine', true, false], ['cards', false, false], ['list', false, true]] as const)('as %s shows all, newest first', async (layout, hasLead, hasRows) => {
    const container = openBlog({ view: 'list' }, { articles: three, layout });
    await screen.findByRole('article', { name: 'Third' });
    expect(titles()).toEqual(['Third', 'Second', 'First']);
    expect(isLarge('Third')).toBe(hasLead);
    expect(isLarge('Second')).toBe(false);
    expect(container.querySelector('.rows') !== null).toBe(hasRows);
    expect(screen.getByText('Of the tide.')).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
  });

  test('of a topic has no large one, also as a magazine', async () => {
    openBlog({ view: 'topic', name: 'tides' }, { articles: three });
    await screen.findByRole('article', { name: 'Third' });
    expect(isLarge('Third')).toBe(false);
  });

  test('says how long each takes to read: never less than a minute', async () => {
    openBlog({ view: 'list' }, { articles: three });
    await screen.findByRole('article', { name: 'First' });
    const minutes = (title: string): number => Number.parseInt(within(screen.getByRole('article', { name: title })).getByText(/^\d+ min/).textContent ?? '', 10);
    expect(minutes('First')).toBe(1);
    expect(minutes('Third')).toBe(1);
    expect(minutes('Second')).toBe(5);
  });
});

describe('an article', () => {
  test('leads to the one before and the one after', async () => {
    openBlog({ view: 'article', id: 7 }, { around: { earlier: anEntry({ id: 5, title: 'Ebb' }), later: anEntry({ id: 9, title: 'Flow' }) } });
    expect(await screen.findByRole('link', { name: /Ebb/ })).toHaveAttribute('href', '#blog=article/5');
    expect(screen.getByRole('link', { name: /Flow/ })).toHaveAttribute('href', '#blog=article/9');
  });

  test('that is the only one leads nowhere, and the newest one only back', async () => {
    openBlog({ view: 'article', id: 7 }, { around: { earlier: anEntry({ id: 5, title: 'Ebb' }) } });
    await screen.findByRole('link', { name: /Ebb/ });
    expect(screen.queryByRole('link', { name: /Flow|Newer|Next/ })).toBeNull();
  });

  test('is read, reacted to and answered with the keyboard alone', async () => {
    const calls: string[] = [];
    const user = userEvent.setup();
    openBlog({ view: 'article', id: 7 }, {
      comments: [aComment()], article: anArticle({ body: '<p>See <a href="/sites/a/x.aspx">the chart</a>.</p>' }),
      service: { addComment: async (_id, { body, parentKey }) => { calls.push(`${parentKey ?? 'root'}: ${body}`); } }
    });
    await screen.findByRole('link', { name: 'the chart' });
    const reached: string[] = [];
    const reach = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step++) {
        await user.tab();
        const focused = document.activeElement;
        const label = focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
        reached.push(label);
        if (name.test(label)) return;
      }
      throw new Error(`${String(name)} is not reached: ${reached.join(' | ')}`);
    };
    await reach(/the chart/);
    await reach(/^Answer$/);
    await user.keyboard('{Enter}');
    const answer = await screen.findByRole('textbox', { name: /Your answer/ });
    await waitFor(() => expect(answer).toHaveFocus());
    await user.keyboard('So it was.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(calls).toEqual(['o1: So it was.']));
  });
});

describe('a comment of one’s own', () => {
  const mine = aComment({ authorId: 1, body: 'Too hasty.' });
  const remove = async (): Promise<void> => {
    fireEvent.click(within(await screen.findByRole('group', { name: 'Ada King' })).getByRole('button', { name: 'More actions' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  };

  test('that is deleted is gone at once and comes back with Undo, and the server hears nothing', async () => {
    const calls: string[] = [];
    openBlog({ view: 'article', id: 7 }, { comments: [mine], service: { deleteComment: async (key) => { calls.push(key); } } });
    await screen.findByText('Too hasty.');
    await remove();
    await waitFor(() => expect(screen.queryByText('Too hasty.')).toBeNull());
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Too hasty.')).toBeInTheDocument();
    expect(calls).toEqual([]);
  });

  test('comes back with the reason where the server does not delete it', async () => {
    openBlog({ view: 'article', id: 7 }, { comments: [mine], service: { deleteComment: () => Promise.reject(new AppError('offline')) } });
    await screen.findByText('Too hasty.');
    await remove();
    fireEvent(window, new Event('pagehide'));
    fireEvent.click(screen.getByRole('button', { name: /Close|Dismiss/ }));
    expect(await screen.findByText('Too hasty.')).toBeInTheDocument();
  });
});

describe('the history', () => {
  const base: ArticleText = anArticle({ title: 'A calm week' });
  const version = (versionId: number, change: Partial<ArticleText>): ArticleVersion => ({ label: `${versionId}.0`, versionId, savedAt: '2026-06-01T08:00:00Z', editorName: 'Ben Moor', editor: undefined, text: { ...base, ...change } });
  const versions = [version(3, { body: '<p>A windy day.</p>' }), version(2, { title: 'A calm day', body: '<p>A calm day.</p>' }), version(1, { body: '<p>A calm day.</p>' })];

  test('shows what was added and removed by word, and changes of the title', async () => {
    openBlog({ view: 'history', id: 7 }, { versions });
    const changes = await screen.findByRole('region', { name: 'What changed' });
    expect(changes.querySelector('ins')).not.toBeNull();
    expect(Array.from(changes.querySelectorAll('.changeText del')).map((one) => one.textContent?.trim())).toEqual(['calm']);
    expect(Array.from(changes.querySelectorAll('.changeText ins')).map((one) => one.textContent?.trim())).toEqual(['windy']);
    fireEvent.click(screen.getByRole('button', { name: /Version 2/ }));
    expect(screen.getByText('A calm day', { selector: 'ins' })).toBeInTheDocument();
    expect(screen.getByText('A calm week', { selector: 'del' })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  test('brings a state back from the one that was read, so that nobody’s newer words go', async () => {
    const saved: unknown[] = [];
    openBlog({ view: 'history', id: 7 }, { versions, service: { saveArticle: async (id, text, etag) => { saved.push([id, text.body, etag]); } } });
    fireEvent.click(await screen.findByRole('button', { name: /Version 1/ }));
    fireEvent.click(screen.getByRole('button', { name: /Restore/ }));
    await waitFor(() => expect(saved).toEqual([[7, '<p>A calm day.</p>', '"3"']]));
  });

  test('is for whoever may change the article: others read it only', async () => {
    openBlog({ view: 'history', id: 7 }, { versions, article: anArticle({ authorId: 2 }) });
    fireEvent.click(await screen.findByRole('button', { name: /Version 1/ }));
    expect(screen.queryByRole('button', { name: /Restore/ })).toBeNull();
  });
});
