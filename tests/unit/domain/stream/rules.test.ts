import { countableRows, isOwnKey, ownKey } from '../../../../src/domain/shared/keys';
import { halvesOf, windowsOf } from '../../../../src/domain/shared/idWindows';
import { checkText, cleanText, noteLimit } from '../../../../src/domain/shared/writtenText';
import { inlineTokens, postTokens } from '../../../../src/domain/stream/postTokens';
import { parseDetails } from '../../../../src/domain/stream/postDetails';
import { rowTitle } from '../../../../src/domain/stream/post';
import { countReactions, usedKinds, withMyReaction, type ReactionRow } from '../../../../src/domain/stream/reactions';
import { topicsOf } from '../../../../src/domain/stream/topics';
import { countVotes, withMyVote } from '../../../../src/domain/stream/votes';

function aReaction(change: Partial<ReactionRow> = {}): ReactionRow {
  const authorId = change.authorId ?? 37;
  return { id: 1, authorId, target: 'post/12', key: ownKey('post/12', authorId), kind: 'like', ...change };
}

describe('keys', () => {
  test('a key speaks for the user it names, at any attempt', () => {
    expect(isOwnKey('post/12|u37', 'post/12', 37)).toBe(true);
    expect(isOwnKey('post/12|u37|2', 'post/12', 37)).toBe(true);
    expect(isOwnKey('post/12|u371', 'post/12', 37)).toBe(false);
    expect(isOwnKey('post/1|u37', 'post/12', 37)).toBe(false);
  });

  test('one row per author counts, the newest', () => {
    const rows = [aReaction({ id: 1 }), aReaction({ id: 2, key: ownKey('post/12', 37, 2), kind: 'laugh' }), aReaction({ id: 3, authorId: 8, key: 'post/12|u9' })];
    expect(countableRows(rows, 'post/12').map(({ id }) => id)).toEqual([2]);
  });
});

describe('windows of ids', () => {
  test('join what lies close and part what does not', () => {
    expect(windowsOf([12, 10, 11, 500, 501], 20)).toEqual([{ from: 10, to: 12 }, { from: 500, to: 501 }]);
    expect(windowsOf([])).toEqual([]);
  });

  test('are halved down to single ids', () => {
    expect(halvesOf({ from: 10, to: 13 })).toEqual([{ from: 10, to: 11 }, { from: 12, to: 13 }]);
    expect(halvesOf({ from: 10, to: 10 })).toEqual([]);
  });
});

describe('text', () => {
  test.each(['', '   ', '\n\t', '\u200B\u2060', '\u0007'])('%j says nothing', (text) => {
    expect(checkText(text)).toEqual({ problem: 'empty' });
  });

  test('fits up to 63,999 characters and not one more', () => {
    expect(checkText('a'.repeat(noteLimit))).toEqual({ text: 'a'.repeat(noteLimit) });
    expect(checkText('a'.repeat(noteLimit + 1))).toEqual({ problem: 'tooLong', length: noteLimit + 1, limit: noteLimit });
  });

  test('loses control characters and half surrogates, and nothing else', () => {
    expect(cleanText('a\u0000b\u001Fc\r\nd\te')).toBe('abc\nd\te');
    expect(cleanText('x\uD83Dy')).toBe('x\uFFFDy');
    expect(cleanText('\uDE00\uDE00 ok')).toBe('\uFFFD\uFFFD ok');
    expect(cleanText('😀 <script>')).toBe('😀 <script>');
  });
});

describe('reactions', () => {
  test('are counted once per person; forged rows are not', () => {
    const rows = [aReaction(), aReaction({ id: 2, authorId: 8, kind: 'laugh' }), aReaction({ id: 3, authorId: 9, key: 'post/12|u10' })];
    expect(countReactions(rows, 'post/12', 8)).toEqual({ counts: { like: 1, laugh: 1 }, mine: 'laugh' });
  });

  test('change as if the server had answered', () => {
    const before = { counts: { like: 2 }, mine: 'like' as const };
    expect(withMyReaction(before, 'thanks')).toEqual({ counts: { like: 1, thanks: 1 }, mine: 'thanks' });
    expect(withMyReaction(before, undefined)).toEqual({ counts: { like: 1 } });
    expect(usedKinds({ counts: { laugh: 1, like: 0, thanks: 3 } })).toEqual(['thanks', 'laugh']);
  });
});

describe('votes', () => {
  const poll = { choices: ['a', 'b'], isMultiple: false };

  test('a choice that the poll does not have is no vote; only one counts where one may be taken', () => {
    const row = (authorId: number, choices: number[]): { id: number; authorId: number; key: string; choices: number[] } => ({ id: authorId, authorId, key: ownKey('post/1', authorId), choices });
    expect(countVotes([row(1, [0, 1]), row(2, [7])], 'post/1', poll, 1)).toEqual({ counts: [1, 0], voters: 1, mine: [0] });
  });

  test('change as if the server had answered', () => {
    expect(withMyVote({ counts: [1, 0], voters: 1, mine: [0] }, [1])).toEqual({ counts: [0, 1], voters: 1, mine: [1] });
    expect(withMyVote({ counts: [1, 0], voters: 1, mine: [0] }, [])).toEqual({ counts: [0, 0], voters: 0, mine: [] });
  });
});

describe('topics', () => {
  test('are found in many scripts, each once, not in code, addresses or numbers', () => {
    expect(topicsOf('#Sea-Trials and #sea-trials, (#Überschall) #مرحبا `#code` https://x.y/#top a#b #12')).toEqual(['sea-trials', 'überschall', 'مرحبا']);
  });
});

describe('details of others', () => {
  test.each([null, '', 'x', '[]', '{"files":[{"name":"../x"},{"name":"a/b"}],"poll":{"choices":["one"]},"mentions":[{"id":"1"}],"praise":{"badge":"calm","people":[]}}'])('%s is taken apart without trust', (json) => {
    expect(parseDetails(json)).toEqual({ mentions: [], files: [] });
  });
});

describe('words of a post', () => {
  const ada = { id: 5, name: 'Ada Byron', email: '' };

  test('become links, names, topics and light formatting', () => {
    expect(inlineTokens('See **this** by @Ada Byron: https://a.b/c. #now', [ada])).toEqual([
      { type: 'text', text: 'See ' }, { type: 'strong', content: [{ type: 'text', text: 'this' }] }, { type: 'text', text: ' by ' }, { type: 'mention', person: ada },
      { type: 'text', text: ': ' }, { type: 'link', text: 'https://a.b/c', href: 'https://a.b/c' }, { type: 'text', text: '. ' }, { type: 'topic', topic: 'now', text: 'now' }
    ]);
  });

  test('never lead to anything but web addresses', () => {
    const links = inlineTokens('[x](javascript:alert(1)) [y](data:text/html,z) javascript:alert(1)').filter(({ type }) => type === 'link');
    expect(links).toEqual([]);
  });

  test('keep line ends, lists and code', () => {
    expect(postTokens('one\ntwo\n- a\n- b\n```\n**x**\n```').map(({ type }) => type)).toEqual(['paragraph', 'list', 'codeBlock']);
  });

  test('long titles of rows are cut between characters', () => {
    expect(rowTitle({ title: '', body: '😀'.repeat(300) })).not.toMatch(/[\uD800-\uDBFF]…$/);
  });
});
