import type { FaultRule } from '../../../local/sharepoint/faults/faults';
import { SiteSetup } from '../../../src/gateway/shared/siteSetup';
import { siteOf } from '../../../src/gateway/sp';
import { createSharePointStream } from '../../../src/gateway/stream/sharePointStream';
import { noDetails, type PostDetails } from '../../../src/domain/stream/post';
import type { StreamService } from '../../../src/domain/stream/ports';
import { reactionKinds, type ReactionKind } from '../../../src/domain/stream/reactions';
import { streamArea } from '../../../src/provisioning/stream/lists';
import { startSharePoint, type TestSite } from '../../support/sharepoint';

jest.setTimeout(120_000);

let running: TestSite;
const people = ['owner', 'member'] as const;
type Writer = (typeof people)[number];

/** Kinds of post in turn: each promises something of its own. */
const kinds = ['update', 'praise', 'poll', 'announcement', 'share', 'question', 'secretPoll'] as const;

/** A third of all requests fails, in every way that the service knows. Digests come from the test's own client, not from the product. */
const operation = '^(?!.*contextinfo)';
const third: readonly FaultRule[] = [
  { kind: 'throttled', share: 0.06, retryAfter: 0, operation }, { kind: 'unavailable', share: 0.06, retryAfter: 0, operation }, { kind: 'error', share: 0.06, operation },
  { kind: 'cutBefore', share: 0.08, operation }, { kind: 'cutAfter', share: 0.08, operation }
];

beforeAll(async () => {
  running = await startSharePoint();
  await new SiteSetup(siteOf(running.as('owner'), running.url), streamArea).run({ kind: 'members' });
});
afterAll(() => running.close());

/** Numbers that are the same in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}

/** What the screen promises: sends the same thing, with the same key, until SharePoint has it. */
async function untilDone<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt === 60) throw error;
    }
  }
}

interface PromisedReply {
  readonly id: number;
  readonly author: Writer;
  readonly authorId: number;
  body: string;
}

interface Promised {
  readonly key: string;
  readonly author: Writer;
  id: number;
  readonly title: string;
  body: string;
  isDeleted: boolean;
  replies: PromisedReply[];
  /** The answer that the asker chose. */
  accepted?: PromisedReply | undefined;
  readonly reactions: Map<Writer, ReactionKind>;
  readonly details: PostDetails;
  /** What the screen shows of the poll after each click, by the rule that the screen itself goes by. */
  readonly votes: Map<Writer, readonly number[]>;
  readonly readers: Set<Writer>;
  readonly savedBy: Set<Writer>;
}

test.each([3, 17, 28])('two people write through a third of failures: nothing is lost and nothing there twice (run %i)', async (seed) => {
  const random = numbers(seed);
  const services = new Map<Writer, StreamService>(people.map((role) => [role, createSharePointStream(siteOf(running.as(role), running.url))]));
  const promised: Promised[] = [];
  running.sharePoint!.faults.set({ seed, rules: third });
  const drafts = new Map<Writer, Map<string, string>>(people.map((role) => [role, new Map<string, string>()]));
  for (let step = 0; step < 300; step++) {
    const who: Writer = random(2) === 0 ? 'owner' : 'member';
    const service = services.get(who)!;
    const there = promised.filter(({ isDeleted }) => !isDeleted);
    const target = there[random(there.length)];
    const mine = there.filter(({ author }) => author === who);
    const own = mine[random(mine.length)];
    const action = promised.length < kinds.length ? 0 : random(15);
    if (action === 0 || !target) {
      const kind = kinds[promised.length % kinds.length] ?? 'update';
      const shared = there[0];
      const details: PostDetails = {
        ...noDetails,
        ...(kind === 'praise' ? { praise: { badge: 'calm' as const, people: [{ id: 1, name: 'Somebody', email: 'somebody@contoso.com' }] } } : {}),
        ...(kind === 'poll' ? { poll: { choices: ['Tampere', 'Porto', 'Pirano'], isMultiple: true } } : {}),
        ...(kind === 'secretPoll' ? { poll: { choices: ['Yes', 'No', 'Later'], isMultiple: true, areVotesHidden: true } } : {}),
        ...(kind === 'announcement' ? { wantsAcknowledgement: true } : {}),
        ...(kind === 'share' && shared ? { sharedPostId: shared.id } : {})
      };
      const post = { key: `run${seed}-post${step}`, kind: kind === 'share' ? 'update' as const : kind === 'secretPoll' ? 'poll' as const : kind, title: kind === 'question' ? `Asked at step ${step}` : '', body: `Said at step ${step}`, details };
      const { id } = await untilDone(() => service.addPost(post));
      promised.push({ key: post.key, author: who, id, title: post.title, body: post.body, isDeleted: false, replies: [], reactions: new Map(), details, votes: new Map(), readers: new Set(), savedBy: new Set() });
    } else if (action === 1) {
      const reply = { key: `run${seed}-reply${step}`, postId: target.id, body: `Answered at step ${step}`, mentions: [] };
      const { id, authorId } = await untilDone(() => service.addReply(reply));
      target.replies.push({ id, author: who, authorId, body: reply.body });
    } else if (action === 2) {
      const kind = reactionKinds[random(reactionKinds.length)] ?? 'like';
      const isTaken = target.reactions.get(who) === kind;
      await untilDone(() => service.react({ postId: target.id }, isTaken ? undefined : kind));
      if (isTaken) target.reactions.delete(who);
      else target.reactions.set(who, kind);
    } else if (action === 3 && own) {
      own.body = `Said anew at step ${step}`;
      await untilDone(() => service.editPost(own.id, { title: own.title, body: own.body, details: own.details }));
    } else if (action === 4) {
      const polls = there.filter(({ details }) => details.poll);
      const poll = polls[random(polls.length)];
      const choices = [0, 1, 2].filter(() => random(2) === 0);
      if (poll) {
        await untilDone(() => service.vote(poll.id, choices, poll.details.poll?.areVotesHidden === true));
        poll.votes.set(who, choices);
      }
    } else if (action === 5) {
      const announcement = there.find(({ details }) => details.wantsAcknowledgement);
      if (announcement) {
        await untilDone(() => service.acknowledge(announcement.id));
        announcement.readers.add(who);
      }
    } else if (action === 6) {
      const isSaved = !target.savedBy.has(who);
      await untilDone(() => service.save(target.id, isSaved));
      if (isSaved) target.savedBy.add(who);
      else target.savedBy.delete(who);
    } else if (action === 7) {
      const own = drafts.get(who)!;
      const key = `run${seed}-draft-${who}-${random(3)}`;
      const body = `Begun at step ${step}`;
      await untilDone(() => service.saveDraft({ key, kind: 'update', title: '', body, details: noDetails }));
      own.set(key, body);
    } else if (action === 8) {
      const own = drafts.get(who)!;
      const [key] = [...own.keys()];
      if (key !== undefined) {
        await untilDone(() => service.deleteDraft(key));
        own.delete(key);
      }
    } else if (action === 9 || action === 10) {
      const replied = there.flatMap((post) => post.replies.filter(({ author }) => author === who).map((reply) => ({ post, reply })));
      const mineOf = replied[random(replied.length)];
      if (mineOf && action === 9) {
        mineOf.reply.body = `Answered anew at step ${step}`;
        await untilDone(() => service.editReply(mineOf.reply.id, mineOf.reply.body, []));
      } else if (mineOf && random(2) === 0) {
        await untilDone(() => service.deleteReply(mineOf.reply.id));
        mineOf.post.replies = mineOf.post.replies.filter((reply) => reply !== mineOf.reply);
        // A question whose chosen answer is gone is open again.
        if (mineOf.post.accepted === mineOf.reply) mineOf.post.accepted = undefined;
      }
    } else if (action === 11 || action === 12) {
      const questions = mine.filter(({ title, replies }) => title !== '' && replies.length > 0);
      const question = questions[random(questions.length)];
      if (question) {
        const chosen = action === 12 && random(4) === 0 ? undefined : question.replies[random(question.replies.length)];
        question.accepted = chosen;
        await untilDone(() => service.acceptReply(question.id, chosen));
      }
    } else if (own && random(3) === 0) {
      own.isDeleted = true;
      await untilDone(() => service.deletePost(own.id));
    }
  }
  const struck = running.sharePoint!.faults.hits.reduce((sum, hits) => sum + hits, 0);
  running.sharePoint!.faults.set({ seed: 1, rules: [] });
  expect(struck).toBeGreaterThan(60);

  const reader = createSharePointStream(siteOf(running.as('owner'), running.url));
  const start = await reader.readStart(200);
  const seen = start.page.posts.filter(({ post }) => post.key.startsWith(`run${seed}-`));
  const kept = promised.filter(({ isDeleted }) => !isDeleted);
  expect(seen.map(({ post }) => [post.key, post.body]).sort()).toEqual(kept.map(({ key, body }) => [key, body]).sort());
  for (const { key, id, replies, reactions } of kept) {
    const shown = seen.find(({ post }) => post.key === key);
    const counts: Partial<Record<ReactionKind, number>> = {};
    for (const kind of reactions.values()) counts[kind] = (counts[kind] ?? 0) + 1;
    expect({ key, counts: shown?.reactions.counts }).toEqual({ key, counts });
    const promise = kept.find((one) => one.key === key)!;
    expect(shown?.post.details).toEqual(promise.details);
    if (promise.details.poll) {
      const votes = [...promise.votes.values()];
      expect(shown?.votes?.counts).toEqual([0, 1, 2].map((choice) => votes.filter((choices) => choices.includes(choice)).length));
      expect(shown?.votes?.voters).toBe(votes.filter((choices) => choices.length > 0).length);
      expect([...(shown?.votes?.mine ?? [])].sort()).toEqual([...(promise.votes.get('owner') ?? [])].sort());
    }
    if (promise.details.wantsAcknowledgement) expect(shown?.acknowledgement).toEqual({ count: promise.readers.size, isMine: promise.readers.has('owner') });
    expect([key, shown?.isSaved]).toEqual([key, promise.savedBy.has('owner')]);
    expect((await reader.listReplies(id, 50)).items.map(({ reply }) => reply.body)).toEqual(replies.map(({ body }) => body));
    expect([key, shown?.replyCount, shown?.acceptedReply?.body]).toEqual([key, replies.length, promise.accepted?.body]);
    if (promise.details.poll?.areVotesHidden) {
      const seenByMember = (await services.get('member')!.getPost(id)).posts[0]?.votes;
      const own = promise.votes.get('member') ?? [];
      // A colleague's hidden vote is told to nobody but owners.
      expect([key, [...(seenByMember?.mine ?? [])].sort(), seenByMember?.voters]).toEqual([key, own, own.length > 0 ? 1 : 0]);
    }
  }
  for (const [who, own] of drafts) {
    const stored = await services.get(who)!.listDrafts();
    expect(stored.filter(({ post }) => post.key.startsWith(`run${seed}-`)).map(({ post }) => [post.key, post.body]).sort()).toEqual([...own].sort());
  }
});

test('what is told to owners and what they decide stands once, however often its answer is lost', async () => {
  const owner = createSharePointStream(siteOf(running.as('owner'), running.url));
  const member = createSharePointStream(siteOf(running.as('member'), running.url));
  const { id } = await owner.addPost({ key: 'told-once', kind: 'announcement', title: 'Lab', body: 'The lab opens', details: noDetails });
  const until = '2027-01-01T08:00:00.123Z';
  const writes: readonly (() => Promise<unknown>)[] = [
    () => member.report(id, 'It is about somebody else'), () => owner.moderate(id, 'announce', '', until), () => owner.moderate(id, 'lock', 'Settled'), () => owner.moderate(id, 'unlock', ''), () => owner.moderate(id, 'lock', 'Settled')
  ];
  for (const write of writes) {
    running.sharePoint!.faults.set({ seed: 1, rules: [{ kind: 'cutAfter', operation: '^POST .*(LoggiaReports|LoggiaModeration)', times: 2 }] });
    await untilDone(write);
  }
  running.sharePoint!.faults.set({ seed: 1, rules: [] });
  expect((await owner.listDecisions(id)).map(({ action }) => action)).toEqual(['lock', 'unlock', 'lock', 'announce']);
  const reports = await running.request('owner', 'GET', `_api/web/lists/getByTitle('Loggia Reports')/items?$filter=Target eq 'post/${id}'`);
  expect((reports.json as { value: unknown[] }).value).toHaveLength(1);
});
