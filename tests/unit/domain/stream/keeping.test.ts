import { isMuted } from '../../../../src/domain/stream/muting';
import { inlineTokens } from '../../../../src/domain/stream/postTokens';
import { readersCsv } from '../../../../src/domain/stream/readersCsv';
import { hiddenVotes, publishedResult, withMyVote } from '../../../../src/domain/stream/votes';

const post = { id: 12, authorId: 8, title: '', body: 'About #torque' };

test.each(['post/12', 'user/8', 'topic/torque'])('a post is muted by %s, but not for its author', (target) => {
  expect(isMuted(post, [target], 7)).toBe(true);
  expect(isMuted(post, [target], 8)).toBe(false);
  expect(isMuted(post, [`${target}0`], 7)).toBe(false);
});

test('a table of readers quotes its cells and holds no formula', () => {
  const person = (name: string): { id: number; name: string; email: string; loginName: string } => ({ id: 1, name, email: 'a@contoso.com', loginName: 'a@contoso.com' });
  const text = readersCsv({ confirmed: [{ person: person('=HYPERLINK("x")'), at: '2026-06-01T08:00:00Z' }], open: [person('Åsa "Bo" Holm')] }, { name: 'Name', mail: 'E-mail', read: 'Has confirmed', yes: 'yes', no: 'no', former: 'Former colleague' });
  expect(text.split('\r\n').slice(1, 3)).toEqual([`"'=HYPERLINK(""x"")","a@contoso.com","yes","2026-06-01T08:00:00Z"`, '"Åsa ""Bo"" Holm","a@contoso.com","no",""']);
});

test('a published result is read back, and nonsense in its place is none', () => {
  const votes = { counts: [1, 0], voters: 1, mine: [0] };
  expect(hiddenVotes(votes, publishedResult({ counts: [3, 4], voters: 7, mine: [] }))).toEqual({ counts: [3, 4], voters: 7, mine: [0], isPublished: true });
  for (const wrong of [undefined, '', '7,3', '7,3,x', '7,-3,4']) expect(hiddenVotes(votes, wrong)).toEqual({ ...votes, isPublished: false });
  expect(withMyVote({ counts: [3, 4], voters: 7, mine: [0], isPublished: true }, [1])).toEqual({ counts: [3, 4], voters: 7, mine: [1], isPublished: true });
});

test('a link may be relative to the intranet, and never leads elsewhere by it', () => {
  expect(inlineTokens('[Plan](/sites/intranet/SitePages/Plan.aspx)')).toEqual([{ type: 'link', text: 'Plan', href: '/sites/intranet/SitePages/Plan.aspx' }]);
  for (const text of ['[x](//evil.example/)', '[x](/\\evil.example/)', '[x](javascript:alert(1))']) expect(inlineTokens(text).some(({ type }) => type === 'link')).toBe(false);
});
