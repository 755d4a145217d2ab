import { emptyText, isOver, isTeamVoice, writersOf } from '../../../../src/domain/blog/article';
import { draftStamp, largestTeam, reviewStateOf, roleIn, teamOf, type DraftReview } from '../../../../src/domain/blog/draft';
import { aDraft } from '../../../support/drafts';

const review = (change: Partial<DraftReview> = {}): DraftReview => ({ verdict: 'approved', note: '', reviewerId: 3, at: '2026-06-02T08:00:00Z', round: 1, seen: draftStamp(aDraft()), ...change });

describe('the team of a draft', () => {
  test('a private draft is its owner’s alone, a shared one belongs to those who were let in', () => {
    expect(roleIn(aDraft(), 1)).toBe('author');
    expect(roleIn(aDraft(), 2)).toBeUndefined();
    const shared = aDraft({ isShared: true, team: { authors: [1, 2], reviewers: [3] } });
    expect([1, 2, 3, 4].map((id) => roleIn(shared, id))).toEqual(['author', 'author', 'reviewer', undefined]);
  });

  test('holds its owner, nobody twice, no reviewer who writes, and no more than it may', () => {
    expect(teamOf(1, { authors: [2, 2, 1], reviewers: [2, 3, 3] })).toEqual({ authors: [1, 2], reviewers: [3] });
    expect(teamOf(1, { authors: Array.from({ length: 50 }, (_, index) => index + 2), reviewers: [] }).authors).toHaveLength(largestTeam);
  });
});

describe('a review', () => {
  const asked = aDraft({ isShared: true, round: 1, team: { authors: [1], reviewers: [3] } });

  test('is none where nobody was asked, and asked until an answer to the last question came', () => {
    expect(reviewStateOf(aDraft({ review: review() }))).toBeUndefined();
    expect(reviewStateOf(asked)).toBe('asked');
    expect(reviewStateOf({ ...asked, round: 2, review: review({ verdict: 'sentBack' }) })).toBe('asked');
  });

  test('approves the words that were read and no others', () => {
    expect(reviewStateOf({ ...asked, review: review() })).toBe('approved');
    expect(reviewStateOf({ ...asked, title: 'Another', review: review() })).toBe('changed');
    expect(reviewStateOf({ ...asked, publishAt: '2026-07-01T08:00:00Z', review: review() })).toBe('approved');
    expect(reviewStateOf({ ...asked, review: review({ verdict: 'sentBack' }) })).toBe('sentBack');
  });
});

test('whoever published an article is always one of its writers', () => {
  expect(writersOf({ byline: { voice: 'people', people: [] }, authorId: 5 })).toEqual([5]);
  expect(writersOf({ byline: { voice: 'people', people: [2, 5, 2] }, authorId: 5 })).toEqual([2, 5]);
  expect(writersOf({ byline: { voice: 'team', people: [2] }, authorId: 5 })).toEqual([2, 5]);
});

test('a team speaks only in its blog', () => {
  expect(isTeamVoice({ byline: { voice: 'team', people: [] }, blog: 'rookery' })).toBe(true);
  expect(isTeamVoice({ byline: { voice: 'team', people: [] }, blog: '' })).toBe(false);
  expect(isTeamVoice({ byline: emptyText.byline, blog: 'rookery' })).toBe(false);
});

test('an article is over from the moment that it names', () => {
  const now = new Date('2026-06-01T08:00:00Z');
  expect(isOver({}, now)).toBe(false);
  expect(isOver({ unpublishAt: '2026-06-01T08:00:01Z' }, now)).toBe(false);
  expect(isOver({ unpublishAt: '2026-06-01T08:00:00Z' }, now)).toBe(true);
});
