import { mergeDraft } from '../../../../src/application/blog/mergeDraft';
import { emptyText, type ArticleText } from '../../../../src/domain/blog/article';

const text = (change: Partial<ArticleText>): ArticleText => ({ ...emptyText, title: 'Mast', body: '<p>One.</p><p>Two.</p><p>Three.</p>', ...change });

describe('a draft that two devices changed', () => {
  test('holds what each changed in different places', () => {
    const mine = text({ body: '<p>ONE.</p><p>Two.</p><p>Three.</p>', category: 'Sea' });
    const theirs = text({ title: 'The mast', body: '<p>One.</p><p>Two.</p><p>THREE.</p>' });
    expect(mergeDraft(text({}), mine, theirs)).toEqual({ text: text({ title: 'The mast', category: 'Sea', body: '<p>ONE.</p><p>Two.</p><p>THREE.</p>' }) });
  });

  test('asks where both changed one sentence, and keeps the own words meanwhile', () => {
    const mine = text({ body: '<p>Mine.</p><p>Two.</p><p>Three.</p>' });
    const { text: kept, parts } = mergeDraft(text({}), mine, text({ body: '<p>Theirs.</p><p>Two.</p><p>Three.</p>' }));
    expect(kept.body).toBe(mine.body);
    expect(parts).toContainEqual({ mine: '<p>Mine.</p>', base: '<p>One.</p>', theirs: '<p>Theirs.</p>' });
  });
});
