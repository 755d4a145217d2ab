import type { CompanyPerson } from '../people';
import { Random } from '../random';
import { peopleThreads, commonReplies } from './archivePeople';
import { everydayThreads } from './archiveDays';
import { seaThreads } from './archiveSea';
import { workThreads } from './archiveWork';
import { currentThreads } from './current';
import { fillText, wordsOf } from './fill';
import { pollAnswers, reactionsTo, readersOf, type GivenReaction, type GivenVote } from './responses';
import type { Badge, Decided, PostKind, ReplyText, ThreadText } from './thread';
import { answerDelay, eagerness, postTimes } from './timeline';
import { Casting, placeOf } from './voices';

/** A reply of the company's stream; people are named by key, and `@[key]` in the text names a colleague. */
export interface CompanyReply {
  readonly key: string;
  readonly author: string;
  readonly created: Date;
  readonly body: string;
  readonly mentions: readonly string[];
  /** Key of the reply that it answers. */
  readonly parent?: string;
  readonly reactions: readonly GivenReaction[];
}

/** A post of the company's stream with all that hangs on it. */
export interface CompanyPost {
  readonly key: string;
  readonly author: string;
  readonly created: Date;
  readonly kind: PostKind;
  /** Of questions and announcements; empty for the others. */
  readonly title: string;
  readonly body: string;
  readonly mentions: readonly string[];
  readonly picture?: { readonly scene: NonNullable<ThreadText['picture']>; readonly seed: string; readonly alt: string };
  readonly poll?: { readonly choices: readonly string[]; readonly closesAt: Date; readonly votes: readonly GivenVote[]; readonly areVotesHidden?: boolean };
  readonly praise?: { readonly badge: Badge; readonly people: readonly string[] };
  /** Who confirmed to have read it; absent where nobody was asked. */
  readonly confirmedBy?: readonly string[];
  /** How it read before, and when it was changed. */
  readonly edit?: { readonly before: string; readonly at: Date };
  readonly expiresAt?: Date;
  /** First words of the post that it shares onward. */
  readonly shares?: string;
  readonly decisions?: readonly Decided[];
  readonly acceptedReply?: string;
  readonly replies: readonly CompanyReply[];
  readonly reactions: readonly GivenReaction[];
}

const day = 86_400_000;
const archive: readonly ThreadText[] = [...seaThreads, ...workThreads, ...peopleThreads, ...everydayThreads];
const languages: Readonly<Record<string, string>> = { kiel: 'de', oulu: 'fi', pune: 'hi', porto: 'pt' };

/** Puts the conversations in the order in which they are told: older ones again and again, the newest once. */
function arrange(times: readonly number[], casting: Casting, random: Random): ThreadText[] {
  const newest = Math.min(currentThreads.length, times.length);
  const told: ThreadText[] = [];
  let deck: ThreadText[] = [];
  while (told.length < times.length - newest) {
    if (deck.length === 0) deck = random.shuffle(archive);
    told.push(deck.pop() as ThreadText);
  }
  const waiting = currentThreads.slice(0, newest);
  const recent = times.slice(times.length - newest).reverse().map((time) => {
    const score = (thread: ThreadText, index: number): number => {
      const author = casting.find(thread.by);
      return (author ? eagerness(author, time) : 5) - index * 0.4;
    };
    const [best = 0] = waiting.slice(0, 12).map((thread, index) => [index, score(thread, index)] as const).sort((one, other) => other[1] - one[1])[0] ?? [];
    return waiting.splice(best, 1)[0] as ThreadText;
  });
  return [...told, ...recent.reverse()];
}

/** The heading of a question is the sentence that asks; of an announcement its first line. */
function splitHeading(kind: PostKind, text: string): { title: string; body: string } {
  const plain = (line: string): string => line.replace(/[*`]/g, '').replace(/^#+\s*/, '').trim();
  if (kind === 'announcement') {
    const [first = '', ...rest] = text.split('\n\n');
    return { title: plain(first), body: rest.join('\n\n') };
  }
  if (kind !== 'question') return { title: '', body: text };
  const sentences = text.split(/(?<=[.!?؟])\s+/);
  const at = sentences.findIndex((sentence) => /[?؟]["”*]*$/.test(sentence));
  const asked = at > 0 && (sentences[at] ?? '').length < 36 && `${sentences[at - 1] ?? ''}`.length < 140 ? sentences.slice(at - 1, at + 1) : sentences.slice(Math.max(0, at), Math.max(0, at) + 1);
  const title = asked.join(' ');
  return { title: plain(title), body: text.replace(asked[0] ?? '', '').replace(asked[1] ?? '', '').replace(/[^\S\n]{2,}/g, ' ').trim() };
}

/** Tells one conversation: finds its people, fills its holes and gives everything a time before `now`. */
class Telling {
  private readonly speakers = new Set<string>();
  private readonly words: Map<string, string>;
  private readonly author: CompanyPerson;
  private readonly praised: readonly string[];

  public constructor(private readonly thread: ThreadText, private readonly key: string, private readonly time: number, private readonly now: number, private readonly casting: Casting, private readonly random: Random) {
    this.words = wordsOf(time, languages[thread.by] ?? 'en');
    // Whoever is named in the conversation does not open it, so that nobody answers or thanks themselves.
    for (const name of namedIn(thread)) this.speakers.add(name);
    this.author = this.speaker(thread.by, time);
    this.praised = (thread.praised ?? []).map((voice) => this.speaker(voice, time).key);
  }

  public tell(isCurrent: boolean): CompanyPost {
    const { thread, random } = this;
    const text = this.fill(thread.body);
    const replies = this.replies(isCurrent);
    const everybody = this.casting.everybody;
    const accepted = thread.accepted === undefined ? undefined : replies[thread.accepted]?.key;
    const age = this.now - this.time;
    return {
      key: this.key, author: this.author.key, created: new Date(this.time), kind: thread.kind, ...splitHeading(thread.kind, text), mentions: mentionsIn(text), replies,
      reactions: reactionsTo(everybody, this.author.key, thread.kind, age, random.fork('reactions'), isCurrent ? 2 : 1),
      ...(thread.picture ? { picture: { scene: thread.picture, seed: this.key, alt: thread.pictureAlt ?? '' } } : {}),
      ...(thread.choices ? { poll: { choices: thread.choices, closesAt: new Date(this.time + 7 * day), votes: pollAnswers(everybody, thread.choices.length, age, random.fork('votes')), ...(thread.hasHiddenVotes ? { areVotesHidden: true } : {}) } } : {}),
      ...(thread.praised && thread.badge ? { praise: { badge: thread.badge, people: this.praised } } : {}),
      ...(thread.asksToConfirm ? { confirmedBy: readersOf(everybody, age, random.fork('readers')) } : {}),
      ...(thread.before ? { edit: { before: thread.before, at: new Date(this.time + Math.floor(age / 3)) } } : {}),
      ...(thread.leavesIn ? { expiresAt: new Date(this.now + thread.leavesIn * day) } : {}),
      ...(thread.shares ? { shares: thread.shares } : {}),
      ...(thread.decisions ? { decisions: thread.decisions } : {}),
      ...(accepted ? { acceptedReply: accepted } : {})
    };
  }

  private speaker(voice: string, time: number): CompanyPerson {
    if (voice === 'op') return this.author;
    const person = this.casting.choose(voice, time, this.random, this.speakers);
    this.speakers.add(person.key);
    return person;
  }

  private replies(isCurrent: boolean): CompanyReply[] {
    const { thread, random } = this;
    const isChatty = !isCurrent && thread.kind !== 'question' && random.chance(0.42);
    const more = isChatty ? random.sample(commonReplies, random.int(1, 3)).map((text): ReplyText => [placeOf(text), text]) : [];
    const written = [...thread.replies, ...more];
    // What was written just now is answered faster, as every answer lies in the past.
    const room = this.now - this.time;
    const naturally = written.map(() => answerDelay(random)).sort((one, other) => one - other);
    const squeeze = Math.min(1, (room * 0.9) / Math.max(1, naturally[naturally.length - 1] ?? 1));
    const keys: string[] = [];
    return written.map(([voice, text, to], index) => {
      const created = this.time + Math.max(1000 * (index + 1), Math.floor((naturally[index] ?? 0) * squeeze));
      const body = this.fill(text);
      const key = `${this.key}-r${index + 1}`;
      keys.push(key);
      const author = this.speaker(voice, created).key;
      const parent = to === undefined ? undefined : keys[to];
      return {
        key, author, body, created: new Date(Math.min(created, this.now)), mentions: mentionsIn(body), ...(parent ? { parent } : {}),
        reactions: reactionsTo(this.casting.everybody, author, 'reply', room, random.fork(`reply-${index}`))
      };
    });
  }

  private fill(text: string): string {
    const filled = fillText(text, this.random, this.words, languages[this.thread.by] ?? 'en');
    return filled.replace(/@\{(\w+)\}/g, (_whole, name: string) => `@[${this.nameOf(name)}]`);
  }

  private nameOf(name: string): string {
    if (name === 'op') return this.author.key;
    const praised = /^p(\d)$/.exec(name);
    return praised ? (this.praised[Number(praised[1]) - 1] ?? this.author.key) : name;
  }
}

function namedIn({ replies, body }: ThreadText): string[] {
  return [...replies.map(([voice]) => voice), ...[...body.matchAll(/@\{(\w+)\}/g)].map((match) => match[1] ?? '')];
}

function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/@\[([\w-]+)\]/g)].map((match) => match[1] ?? ''))];
}

/**
 * Two years of the company's stream up to `now`, oldest first. The same people and moment give the same stream.
 * @param options.count how many posts, 2,500 if nothing is said
 */
export function tellStream(people: readonly CompanyPerson[], options: { readonly now: Date; readonly count?: number }): CompanyPost[] {
  const random = new Random('stream');
  const casting = new Casting(people);
  const now = options.now.getTime();
  const count = options.count ?? 2500;
  const times = postTimes(random.fork('times'), new Date(now - 14 * 60_000), 730, count);
  const threads = arrange(times, casting, random.fork('order'));
  const firstCurrent = count - Math.min(currentThreads.length, count);
  return threads.map((thread, index) => {
    const key = `c${String(index + 1).padStart(6, '0')}`;
    return new Telling(thread, key, times[index] ?? now, now, casting, new Random(`post/${index}`)).tell(index >= firstCurrent);
  });
}
