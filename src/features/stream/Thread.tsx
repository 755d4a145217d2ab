import * as React from 'react';
import * as strings from 'StreamStrings';
import type { CardPerson } from '../../domain/shared/personCard';
import { useOutbox } from '../../application/stream/outbox';
import { useThread } from '../../application/stream/useStreamFeed';
import type { Person } from '../../domain/shared/person';
import { format } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import { quoteOf } from '../../domain/stream/quote';
import type { ThreadReply } from '../../domain/stream/ports';
import { Link } from '../../ui/Link/Link';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { AcceptedAnswer } from './AcceptedAnswer';
import { useStreamPage } from './pageContext';
import { NotSent } from './PendingPost';
import { PostText } from './PostText';
import { ReplyComposer } from './ReplyComposer';
import { ReplyItem } from './ReplyItem';
import styles from './Post.module.scss';

/** Replies that belong together: one that answers the post, and those that answer it. */
interface Branch {
  readonly root: ThreadReply;
  readonly answers: readonly ThreadReply[];
}

/** One level deep: an answer to an answer stands below the first one; one whose parent is not loaded stands by itself. */
export function branchesOf(replies: readonly ThreadReply[]): readonly Branch[] {
  const byId = new Map(replies.map((one) => [one.reply.id, one]));
  const rootOf = (one: ThreadReply): ThreadReply => {
    let root = one;
    for (let depth = 0; depth < 50; depth++) {
      const parent = root.reply.parentId === undefined ? undefined : byId.get(root.reply.parentId);
      if (!parent) return root;
      root = parent;
    }
    return root;
  };
  const answers = new Map<number, ThreadReply[]>();
  const roots: ThreadReply[] = [];
  for (const one of replies) {
    const root = rootOf(one);
    if (root === one) roots.push(one);
    else answers.set(root.reply.id, [...(answers.get(root.reply.id) ?? []), one]);
  }
  return roots.map((root) => ({ root, answers: answers.get(root.reply.id) ?? [] }));
}

export interface ThreadProps {
  readonly one: FeedPost;
  readonly asker: CardPerson;
}

/** The open thread of a post: the chosen answer, earlier replies on request, and a field to answer. */
const Thread: React.FC<ThreadProps> = ({ one, asker }) => {
  const { post, acceptedReply, isLocked } = one;
  const { viewer, actions, personOf } = useStreamPage();
  const thread = useThread(post.id, true);
  const pages = thread.data?.pages ?? [];
  const people = new Map<number, Person>(pages.flatMap((page) => [...page.people]));
  const replies = [...pages].reverse().flatMap((page) => page.items);
  // The chosen answer stands on top; below it only where others answered it.
  const branches = branchesOf(replies).filter(({ root, answers }) => root.reply.id !== acceptedReply?.id || answers.length > 0);
  const findPerson = (id: number): Person | undefined => people.get(id) ?? personOf(id);
  const [answered, setAnswered] = React.useState<ThreadReply>();
  const [quoted, setQuoted] = React.useState<{ readonly text: string }>();
  const quote = (reply: ThreadReply): void => {
    setAnswered(reply);
    setQuoted({ text: quoteOf(reply.reply.body) });
  };
  const { entries, take } = useOutbox();
  const [edited, setEdited] = React.useState<string>();
  const waiting = entries.filter((entry) => entry.type === 'reply' && entry.reply.postId === post.id);
  const nameOf = (id: number): string => findPerson(id)?.name ?? strings.FormerColleague;
  return (
    <div className={styles.thread}>
      {acceptedReply && (
        <AcceptedAnswer
          reply={acceptedReply} asker={asker}
          onTakeBack={post.authorId === viewer.person.id ? () => { actions.accept(post.id, undefined).catch(() => undefined); } : undefined}
        />
      )}
      {thread.hasNextPage && <div><Link isStrong isStandalone onClick={() => { thread.fetchNextPage().catch(() => undefined); }}>{strings.ShowEarlier}</Link></div>}
      {thread.isLoading && <Skeleton shape="posts" count={Math.min(2, Math.max(1, one.replyCount))} />}
      {thread.error !== null && <ErrorState error={thread.error} onRetry={() => { thread.refetch().catch(() => undefined); }} isInline />}
      {branches.map(({ root, answers }) => (
        <ReplyItem key={root.reply.id} one={root} thread={one} person={findPerson(root.reply.authorId)} onAnswer={() => setAnswered(root)} onQuote={() => quote(root)}>
          {answers.map((answer) => <ReplyItem key={answer.reply.id} one={answer} thread={one} person={findPerson(answer.reply.authorId)} isNested onAnswer={() => setAnswered(answer)} onQuote={() => quote(answer)} />)}
        </ReplyItem>
      ))}
      {waiting.map((entry) => entry.type === 'reply' && (
        <div key={entry.key} className={styles.waiting} aria-busy={entry.status === 'sending'}>
          <PostText text={entry.reply.body} mentions={entry.reply.mentions} />
          <NotSent entry={entry} onEdit={() => { take(entry.key); setEdited(entry.reply.body); }} />
        </div>
      ))}
      {viewer.canPost && !isLocked && (
        <ReplyComposer
          key={edited} postId={post.id} answeredId={answered?.reply.id} quoted={quoted} initial={edited}
          placeholder={format(strings.ReplyTo, { name: answered ? nameOf(answered.reply.authorId) : asker.name })}
          takesFocus={answered !== undefined || edited !== undefined || one.replyCount === 0} onSent={() => setAnswered(undefined)}
        />
      )}
    </div>
  );
};

export default Thread;
