import fc from 'fast-check';
import { isMutual, linksOf, placesOf, shortestWay, suggestionsOf, type Tie } from '../../../../src/domain/network/circle';
import { chainOf } from '../../../../src/domain/network/org';

const follow = (from: string, to: string): Tie => ({ kind: 'follow', from, to });

describe('ties between people', () => {
  test('of the same two are one link, whichever way they point', () => {
    const [link] = linksOf([follow('ben', 'ada'), follow('ada', 'ben'), { kind: 'reply', from: 'ada', to: 'ben' }, { kind: 'skill', from: 'ben', to: 'ada', skill: 'Knots' }, { kind: 'skill', from: 'ben', to: 'ada', skill: 'Knots' }]);
    expect(link).toEqual({ a: 'ada', b: 'ben', aFollows: true, bFollows: true, praise: 0, endorsements: 0, replies: 1, skills: ['Knots'] });
  });

  test('to oneself are none', () => {
    expect(linksOf([follow('ada', 'ada')])).toEqual([]);
  });

  test('are mutual where both follow, or where they often have to do with each other', () => {
    expect(isMutual(linksOf([follow('ada', 'ben')])[0]!)).toBe(false);
    expect(isMutual(linksOf([follow('ada', 'ben'), follow('ben', 'ada')])[0]!)).toBe(true);
    expect(isMutual(linksOf([{ kind: 'reply', from: 'ada', to: 'ben' }, { kind: 'praise', from: 'ben', to: 'ada' }])[0]!)).toBe(true);
  });
});

describe('places around somebody', () => {
  const links = linksOf([follow('me', 'ada'), follow('me', 'ben'), follow('ben', 'me'), follow('ada', 'cleo'), follow('ben', 'cleo'), follow('cleo', 'dan'), follow('dan', 'eva')]);

  test('are counted in steps, through the strongest tie', () => {
    const places = placesOf('me', links, 2);
    expect(places.get('ada')).toEqual({ step: 1, through: undefined });
    expect(places.get('cleo')).toEqual({ step: 2, through: expect.stringMatching(/ada|ben/) });
    expect(places.has('dan')).toBe(false);
  });

  test('lead to the shortest way, or to none', () => {
    expect(shortestWay(links, 'me', 'eva')).toHaveLength(5);
    expect(shortestWay(links, 'me', 'me')).toEqual(['me']);
    expect(shortestWay(links, 'me', 'nobody')).toBeUndefined();
  });

  test('a way is never longer than any other, and each of its steps is a link', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    fc.assert(fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), name, name, (pairs, from, to) => {
      const all = linksOf(pairs.map(([one, other]) => follow(one, other)));
      const way = shortestWay(all, from, to);
      const linked = (one: string, other: string): boolean => all.some(({ a, b }) => (a === one && b === other) || (a === other && b === one));
      const reach = (distance: number): Set<string> => {
        let ring = new Set<string>([from]);
        for (let step = 0; step < distance; step++) ring = new Set([...ring, ...[...ring].flatMap((one) => [...'abcdefgh'].filter((other) => linked(one, other)))]);
        return ring;
      };
      if (way === undefined) expect(reach(8).has(to)).toBe(false);
      else {
        way.slice(1).forEach((one, index) => expect(linked(way[index]!, one)).toBe(true));
        if (way.length > 1) expect(reach(way.length - 2).has(to)).toBe(false);
      }
    }), { numRuns: 300, seed: 5 });
  });
});

describe('suggestions', () => {
  const links = linksOf([follow('me', 'ada'), follow('me', 'ben'), follow('ada', 'cleo'), follow('ben', 'cleo'), follow('ben', 'dan'), follow('eva', 'me'), { kind: 'skill', from: 'me', to: 'fay', skill: 'Knots' }]);

  test('are those whom the people one follows follow, and those who know the same, best reasons first', () => {
    expect(suggestionsOf('me', links, new Set(), 5)).toEqual([
      { account: 'cleo', followedBy: ['ada', 'ben'], skills: [] }, { account: 'dan', followedBy: ['ben'], skills: [] }, { account: 'fay', followedBy: [], skills: ['Knots'] }
    ]);
  });

  test('never come back once they were dismissed', () => {
    expect(suggestionsOf('me', links, new Set(['cleo', 'fay']), 5).map(({ account }) => account)).toEqual(['dan']);
  });
});

describe('the line above somebody', () => {
  test('goes from the top down', () => {
    expect(chainOf('me', ['top', 'boss'])).toEqual({ accounts: ['top', 'boss'], hasLoop: false });
  });

  test('ends where the data go round', () => {
    expect(chainOf('me', ['boss', 'me', 'boss'])).toEqual({ accounts: ['boss'], hasLoop: true });
    expect(chainOf('Me', ['me'])).toEqual({ accounts: [], hasLoop: true });
  });
});
