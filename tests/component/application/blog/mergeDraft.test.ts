import { mergeDraft } from '../../../../src/application/blog/mergeDraft';
import { chosenFields, mergeNames } from '../../../../src/application/shared/mergeFields';
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
    const { text: kept, clash } = mergeDraft(text({}), mine, text({ body: '<p>Theirs.</p><p>Two.</p><p>Three.</p>' }));
    expect(kept.body).toBe(mine.body);
    expect(clash?.parts).toContainEqual({ mine: '<p>Mine.</p>', base: '<p>One.</p>', theirs: '<p>Theirs.</p>' });
  });

  test('asks which of two titles stays, and joins topics of both', () => {
    const mine = text({ title: 'Mine', summary: 'Mine', topics: ['Sea', 'Wind'] });
    const theirs = text({ title: 'Theirs', series: 'Masts', topics: ['sea', 'Tide'], body: '<p>One.</p>' });
    const { text: kept, clash } = mergeDraft(text({ topics: ['Sea'] }), mine, theirs);
    expect(clash?.fields).toEqual([{ key: 'title', mine: 'Mine', theirs: 'Theirs' }]);
    expect(kept).toMatchObject({ title: 'Mine', summary: 'Mine', series: 'Masts', topics: ['sea', 'Tide', 'Wind'], body: '<p>One.</p>' });
    expect(chosenFields(clash?.fields ?? [], { title: 'theirs' })).toEqual({ title: 'Theirs' });
    expect(chosenFields(clash?.fields ?? [], { title: 'mine' })).toEqual({});
  });

  test('joins names of lists whatever their case', () => {
    expect(mergeNames(['A', 'B', 'C'], ['a', 'C', 'D'], ['A', 'B', 'E'])).toEqual(['A', 'E', 'D']);
    expect(mergeNames([], ['X'], ['x'])).toEqual(['x']);
  });
});
