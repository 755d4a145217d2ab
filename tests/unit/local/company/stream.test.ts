import { tellCircles } from '../../../../local/company/content/circles';
import { tellStream, type CompanyPost } from '../../../../local/company/content/stream';
import { listPeople } from '../../../../local/company/people';
import { rowTitle } from '../../../../src/domain/stream/post';
import { topicsOf } from '../../../../src/domain/stream/topics';

const now = new Date('2026-03-11T09:30:00Z');
const people = [...listPeople({ now })];
const posts = tellStream(people, { now });
const newest = posts.slice(-60);
const writers = new Set(people.filter(({ kind, email }) => kind === 'employee' && !email.startsWith('visitor@')).map(({ key }) => key));
const textsOf = (post: CompanyPost): string[] => [post.title, post.body, ...post.replies.map(({ body }) => body)];

describe('the stream of the company', () => {
  test('is the same on every run', () => {
    expect(JSON.stringify(tellStream(people, { now }))).toBe(JSON.stringify(posts));
  });

  test('has two years of posts, replies and reactions', () => {
    const replies = posts.flatMap((post) => post.replies);
    const reactions = posts.reduce((sum, post) => sum + post.reactions.length, 0) + replies.reduce((sum, reply) => sum + reply.reactions.length, 0);
    expect(posts).toHaveLength(2500);
    expect(replies.length).toBeGreaterThan(4500);
    expect(reactions).toBeGreaterThan(12_000);
    expect(now.getTime() - (posts[0]?.created.getTime() ?? 0)).toBeGreaterThan(700 * 86_400_000);
    expect(now.getTime() - (posts.at(-1)?.created.getTime() ?? 0)).toBeLessThan(86_400_000);
  });

  test('runs forward in time: posts in order, replies after their post, nothing after now', () => {
    for (const [index, post] of posts.entries()) {
      expect(post.created.getTime()).toBeGreaterThanOrEqual(posts[index - 1]?.created.getTime() ?? 0);
      let before = post.created.getTime();
      for (const { created } of post.replies) {
        expect(created.getTime()).toBeGreaterThan(post.created.getTime());
        expect(created.getTime()).toBeGreaterThanOrEqual(before);
        before = created.getTime();
      }
      expect(before).toBeLessThanOrEqual(now.getTime());
    }
  });

  test('is written by people who may write, and names people who exist', () => {
    const authors = posts.flatMap((post) => [post.author, ...post.replies.map(({ author }) => author), ...post.reactions.map(({ person }) => person)]);
    expect([...new Set(authors)].filter((author) => !writers.has(author))).toEqual([]);
    const named = posts.flatMap((post) => [...post.mentions, ...(post.praise?.people ?? []), ...post.replies.flatMap(({ mentions }) => mentions)]);
    expect([...new Set(named)].filter((key) => !people.some((person) => person.key === key))).toEqual([]);
  });

  test('leaves no hole unfilled and no text too long for its column', () => {
    expect(posts.flatMap(textsOf).filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(posts.filter(({ title, body }) => (title || body) === '' || rowTitle({ title, body }).length > 200)).toEqual([]);
  });

  test('says something new in each of the newest sixty posts', () => {
    expect(new Set(newest.map(({ title, body }) => `${title} ${body}`)).size).toBe(60);
    expect(new Set(newest.map(({ kind }) => kind)).size).toBe(5);
    expect(newest.some(({ body }) => /\p{Script=Arabic}/u.test(body))).toBe(true);
    expect(newest.filter(({ picture }) => picture).length).toBeGreaterThan(5);
    expect(newest.flatMap(({ body }) => topicsOf(body)).length).toBeGreaterThan(30);
    expect(newest.some((post) => textsOf(post).some((text) => /\S{50}/.test(text)))).toBe(true);
  });

  test('lets nobody thank, praise or answer a reaction to themselves', () => {
    expect(posts.filter(({ author, praise }) => praise?.people.includes(author))).toEqual([]);
    expect(posts.filter(({ author, reactions }) => reactions.some(({ person }) => person === author))).toEqual([]);
    for (const { reactions } of posts) expect(new Set(reactions.map(({ person }) => person)).size).toBe(reactions.length);
  });

  test('accepts answers of the same thread that were not given by the asker', () => {
    const answered = posts.filter(({ acceptedReply }) => acceptedReply !== undefined);
    expect(answered.length).toBeGreaterThan(100);
    for (const { author, acceptedReply, replies } of answered) expect(replies.find(({ key }) => key === acceptedReply)?.author).not.toBe(author);
  });

  test('asks polls with two to ten choices and one vote a person', () => {
    const polls = posts.flatMap(({ poll }) => (poll ? [poll] : []));
    expect(polls.length).toBeGreaterThan(50);
    for (const { choices, votes } of polls) {
      expect(choices.length).toBeGreaterThanOrEqual(2);
      expect(votes.filter(({ choice }) => choice >= choices.length)).toEqual([]);
      expect(new Set(votes.map(({ person }) => person)).size).toBe(votes.length);
    }
  });
});

describe('among the newest posts', () => {
  test('one was changed, one leaves, one is shared onward, one was decided about, and one poll hides its votes', () => {
    const changed = newest.find(({ edit }) => edit);
    expect(changed?.edit?.before).not.toBe(changed?.body);
    expect(changed?.edit?.at.getTime()).toBeGreaterThan(changed?.created.getTime() ?? Infinity);
    expect(newest.filter(({ expiresAt }) => (expiresAt?.getTime() ?? 0) > now.getTime())).toHaveLength(1);
    const sharing = newest.find(({ shares }) => shares);
    expect(newest.filter(({ title, body }) => (title || body).startsWith(sharing?.shares ?? '?'))).toHaveLength(1);
    expect(newest.find(({ decisions }) => decisions)?.decisions?.map(({ action }) => action)).toEqual(['hide', 'restore', 'lock']);
    expect(newest.find(({ poll }) => poll?.areVotesHidden)?.poll?.votes.length).toBeGreaterThan(0);
  });
});

test('nobody follows or endorses themselves, and skills that are endorsed are there', () => {
  for (const circle of tellCircles(people)) {
    expect(circle.people).not.toContain(circle.person);
    for (const { person, skill } of circle.endorsements) expect(people.find(({ key }) => key === person)?.skills).toContain(skill);
  }
});
