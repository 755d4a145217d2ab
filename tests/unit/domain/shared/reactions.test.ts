import fc from 'fast-check';
import { changeReaction, isReactionName, reactionNames, summariseReactions } from '../../../../src/domain/shared/reactions';

const name = fc.option(fc.constantFrom(...reactionNames), { nil: undefined });

describe('reactions', () => {
  test('used ones come first by number, together with their sum', () => {
    expect(summariseReactions({ like: 1, laugh: 3, thanks: 0 })).toEqual({ used: ['laugh', 'like'], total: 4 });
  });

  test('changing keeps the sum, giving adds one, taking back removes one', () => {
    fc.assert(fc.property(name, name, (from, to) => {
      const before = { like: 2, thanks: 2, celebrate: 2, insightful: 2, laugh: 2 };
      expect(summariseReactions(changeReaction(before, from, to)).total).toBe(10 - (from ? 1 : 0) + (to ? 1 : 0));
    }));
  });

  test('never counts below zero', () => {
    expect(changeReaction({}, 'like', undefined)).toEqual({ like: 0 });
  });

  test('a stored word that is none of the five is none', () => {
    expect(isReactionName('celebrate')).toBe(true);
    expect(isReactionName('toString')).toBe(false);
  });
});
