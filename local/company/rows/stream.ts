import type { EdgeType } from '../../../src/domain/shared/edges';
import { edgeKey } from '../../../src/domain/shared/edges';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { rowTitle, type NamedPerson, type PostDetails, type PraiseBadge } from '../../../src/domain/stream/post';
import { topicKey, topicsOf } from '../../../src/domain/stream/topics';
import { edgesList } from '../../../src/provisioning/shared/lists';
import { acknowledgementsList, hiddenVotesList, moderationList, postsList, reactionsList, repliesList, votesList } from '../../../src/provisioning/stream/lists';
import type { ImportedRow } from '../../sharepoint/store/bulk';
import type { Circle } from '../content/circles';
import type { CompanyPost, CompanyReply } from '../content/stream';
import type { CompanyPerson } from '../people';
import type { UserIds } from './people';

/** Rows of one list, in the order of their ids. */
export interface ListRows {
  readonly list: string;
  readonly rows: readonly ImportedRow[];
}

/** Pixels and bytes of a drawn picture. */
export interface DrawnPicture {
  readonly name: string;
  readonly content: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const day = 86_400_000;
/** Between two decisions about one post; short, as none may lie in the future. */
const decisionPause = 60_000;

/** Turns the company's stream into rows of the product's lists; ids are counted from 1, as in lists just made. */
export class StreamRows {
  private readonly people: ReadonlyMap<string, CompanyPerson>;
  private readonly replies: readonly { readonly post: CompanyPost; readonly reply: CompanyReply }[];
  private readonly postIds: ReadonlyMap<string, number>;
  private readonly replyIds: ReadonlyMap<string, number>;

  /** @param posts oldest first */
  public constructor(private readonly posts: readonly CompanyPost[], people: readonly CompanyPerson[], private readonly users: UserIds, private readonly pictures: ReadonlyMap<string, DrawnPicture>) {
    this.people = new Map(people.map((person) => [person.key, person]));
    this.replies = posts.flatMap((post) => post.replies.map((reply) => ({ post, reply }))).sort((one, other) => one.reply.created.getTime() - other.reply.created.getTime());
    this.postIds = new Map(posts.map(({ key }, index) => [key, index + 1]));
    this.replyIds = new Map(this.replies.map(({ reply }, index) => [reply.key, index + 1]));
  }

  public lists(circles: readonly Circle[]): ListRows[] {
    return [
      { list: postsList.name, rows: this.posts.map((post) => this.post(post)) },
      { list: repliesList.name, rows: this.replies.map(({ post, reply }) => this.reply(post, reply)) },
      { list: reactionsList.name, rows: this.reactions() },
      { list: votesList.name, rows: this.votes() },
      { list: hiddenVotesList.name, rows: this.hiddenVotes() },
      { list: acknowledgementsList.name, rows: this.acknowledgements() },
      { list: moderationList.name, rows: this.decisions() },
      { list: edgesList.name, rows: [...this.postEdges(), ...this.circleEdges(circles)] }
    ];
  }

  /** Pictures by the id of the post that shows them. */
  public attachments(): { readonly id: number; readonly picture: DrawnPicture }[] {
    return this.posts.flatMap(({ key }) => {
      const picture = this.pictures.get(key);
      return picture ? [{ id: this.postId(key), picture }] : [];
    });
  }

  /** How changed posts read before, by their ids. */
  public earlierBodies(): { readonly id: number; readonly body: string }[] {
    return this.posts.flatMap(({ key, edit }) => (edit ? [{ id: this.postId(key), body: this.text(edit.before) }] : []));
  }

  private post(post: CompanyPost): ImportedRow {
    const body = this.text(post.body);
    const accepted = post.replies.find(({ key }) => key === post.acceptedReply);
    const details: PostDetails = {
      mentions: this.named(post.mentions), files: this.files(post),
      ...(post.poll ? { poll: { choices: post.poll.choices, isMultiple: false, closesAt: post.poll.closesAt.toISOString(), ...(post.poll.areVotesHidden ? { areVotesHidden: true } : {}) } } : {}),
      ...(post.praise ? { praise: { badge: post.praise.badge satisfies PraiseBadge, people: this.named(post.praise.people) } } : {}),
      ...(post.shares ? { sharedPostId: this.sharedId(post.shares) } : {}),
      ...(post.confirmedBy ? { wantsAcknowledgement: true } : {})
    };
    return this.row(post.author, post.created, {
      Title: rowTitle({ title: post.title, body }), Key: `company-${post.key}`, Kind: post.kind, Body: body, Details: JSON.stringify(details),
      ...(post.edit ? { EditedAt: post.edit.at.toISOString() } : {}), ...(post.expiresAt ? { ExpiresAt: post.expiresAt.toISOString() } : {}),
      ...(accepted ? { AcceptedReplyId: this.replyIds.get(accepted.key) ?? 0, AcceptedAuthorId: this.user(accepted.author) } : {})
    });
  }

  private reply(post: CompanyPost, reply: CompanyReply): ImportedRow {
    const body = this.text(reply.body);
    const parent = reply.parent === undefined ? undefined : this.replyIds.get(reply.parent);
    return this.row(reply.author, reply.created, {
      Title: rowTitle({ title: '', body }), Key: `company-${reply.key}`, PostId: this.postId(post.key), Body: body, Details: JSON.stringify({ mentions: this.named(reply.mentions) }),
      ...(parent ? { ParentId: parent } : {})
    });
  }

  private reactions(): ImportedRow[] {
    return this.posts.flatMap((post) => {
      const postId = this.postId(post.key);
      const row = (target: string, at: Date, person: string, values: ImportedRow['values']): ImportedRow =>
        this.row(person, at, { Title: target, Key: ownKey(target, this.user(person)), Target: target, PostId: postId, ...values });
      const toReplies = post.replies.flatMap((reply) => reply.reactions.map(({ person, kind }) => {
        const replyId = this.replyIds.get(reply.key) ?? 0;
        return row(targetKey('reply', replyId), reply.created, person, { Kind: kind, ReplyId: replyId });
      }));
      return [...post.reactions.map(({ person, kind }) => row(targetKey('post', postId), post.created, person, { Kind: kind })), ...toReplies];
    });
  }

  private votes(): ImportedRow[] {
    return this.posts.flatMap(({ key, created, poll }) => {
      const target = targetKey('post', this.postId(key));
      if (!poll || poll.areVotesHidden) return [];
      return poll.votes.map(({ person, choice }) => this.row(person, created, { Title: target, Key: ownKey(target, this.user(person)), PostId: this.postId(key), Choices: String(choice) }));
    });
  }

  private hiddenVotes(): ImportedRow[] {
    return this.posts.filter(({ poll }) => poll?.areVotesHidden).flatMap(({ key, created, poll }) => {
      const target = targetKey('post', this.postId(key));
      return (poll?.votes ?? []).map(({ person, choice }) => this.row(person, created, { Title: 'vote', Key: ownKey(target, this.user(person)), OwnerId: this.user(person), PostId: this.postId(key), Choices: String(choice) }));
    });
  }

  private acknowledgements(): ImportedRow[] {
    return this.posts.flatMap(({ key, created, confirmedBy = [] }) => {
      const target = targetKey('post', this.postId(key));
      return confirmedBy.map((person) => this.row(person, created, { Title: target, Key: ownKey(target, this.user(person)), PostId: this.postId(key) }));
    });
  }

  /** The log of owners, in the order of time. */
  private decisions(): ImportedRow[] {
    const decided = this.posts.flatMap(({ key, created, decisions = [] }) => decisions.map(({ action, reason }, index): ImportedRow => {
      const postId = this.postId(key);
      return this.row('owner', new Date(created.getTime() + (index + 1) * decisionPause), { Title: action, Target: targetKey('post', postId), PostId: postId, Action: action, Reason: reason });
    }));
    return [...this.announcements(), ...decided].sort((one, other) => one.created.getTime() - other.created.getTime());
  }

  /** Announcements stand as such by an owner's word; those of the last days are pinned, old ones are not. */
  private announcements(): ImportedRow[] {
    return this.posts.filter(({ kind }) => kind === 'announcement').map(({ key, created }) => {
      const postId = this.postId(key);
      return this.row('owner', created, { Title: 'announce', Target: targetKey('post', postId), PostId: postId, Action: 'announce', Until: new Date(created.getTime() + 10 * day).toISOString(), Reason: '' });
    });
  }

  private postEdges(): ImportedRow[] {
    return this.posts.flatMap((post) => {
      const id = this.postId(post.key);
      const edge = (type: EdgeType, target: string): ImportedRow => this.edge(post.author, post.created, type, targetKey('post', id), id, target);
      return [
        ...topicsOf(`${post.title}\n${post.body}`).map((topic) => edge('tag', targetKey('topic', topicKey(topic)))),
        ...post.mentions.map((person) => edge('mention', targetKey('user', this.user(person)))),
        ...[...new Set(post.praise?.people ?? [])].map((person) => edge('praise', targetKey('user', this.user(person))))
      ];
    });
  }

  private circleEdges(circles: readonly Circle[]): ImportedRow[] {
    const since = this.posts[0]?.created ?? new Date(0);
    return circles.flatMap(({ person, people, topics, blogs }) => {
      const id = this.user(person);
      const follow = (target: string): ImportedRow => this.edge(person, since, 'follow', targetKey('user', id), id, target);
      return [...people.map((other) => follow(targetKey('user', this.user(other)))), ...topics.map((topic) => follow(targetKey('topic', topic))), ...blogs.map((blog) => follow(targetKey('blog', blog)))];
    });
  }

  private edge(author: string, created: Date, type: EdgeType, sourceKey: string, sourceId: number, target: string): ImportedRow {
    const key = edgeKey({ type, sourceKey, targetKey: target }, this.user(author));
    return this.row(author, created, { Title: key, Key: key, Type: type, SourceKey: sourceKey, SourceId: sourceId, TargetKey: target });
  }

  private files(post: CompanyPost): PostDetails['files'] {
    const picture = this.pictures.get(post.key);
    if (!picture || !post.picture) return [];
    return [{ name: picture.name, size: picture.content.length, isPicture: true, alt: post.picture.alt, width: picture.width, height: picture.height }];
  }

  private text(text: string): string {
    return text.replace(/@\[([\w-]+)\]/g, (_whole, key: string) => `@${this.people.get(key)?.displayName ?? key}`);
  }

  private named(keys: readonly string[]): NamedPerson[] {
    return [...new Set(keys)].flatMap((key) => {
      const person = this.people.get(key);
      return person ? [{ id: this.user(key), name: person.displayName, email: person.email }] : [];
    });
  }

  private row(author: string, created: Date, values: ImportedRow['values']): ImportedRow {
    return { values, author: this.user(author), created };
  }

  private sharedId(firstWords: string): number {
    const shared = this.posts.find(({ title, body }) => (title || body).startsWith(firstWords));
    if (!shared) throw new Error(`No post begins with ${firstWords}`);
    return this.postId(shared.key);
  }

  private postId(key: string): number {
    return this.postIds.get(key) ?? 0;
  }

  private user(key: string): number {
    const id = this.users.get(key);
    if (id === undefined) throw new Error(`${key} is not a user of the site`);
    return id;
  }
}
