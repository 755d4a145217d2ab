import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { asAppError, type ErrorKind } from '../../domain/shared/errors';
import type { Viewer } from '../../domain/stream/feed';
import type { NewPost, NewReply, Post } from '../../domain/stream/post';
import { noReactions } from '../../domain/stream/reactions';
import { addOwnPost, cacheKeys, changePost, changeThread } from './streamCache';
import { deviceStore, type DeviceStore } from './deviceStore';
import { filesAtHand } from './filesAtHand';
import { useStreamEnvironment, type StreamEnvironment } from './streamContext';

/** Something written that SharePoint may not have yet. */
export type OutboxEntry = (
  | { readonly type: 'post'; readonly post: NewPost; /** Whose files go along. */ readonly draftKey?: string }
  | { readonly type: 'reply'; readonly reply: NewReply }
) & {
  readonly key: string;
  readonly writtenAt: string;
  readonly status: 'sending' | 'waiting';
  readonly problem?: ErrorKind;
};

export interface Outbox {
  readonly entries: readonly OutboxEntry[];
  /** @param draftKey the draft that has the post's files; it goes when all of them have arrived */
  sendPost(post: NewPost, draftKey?: string): Promise<boolean>;
  sendReply(reply: NewReply): Promise<boolean>;
  /** Tries again with the same key: what arrived the first time is found and not written twice. */
  retry(key: string): Promise<boolean>;
  /** Takes an entry out, to edit it or to let it go. */
  take(key: string): OutboxEntry | undefined;
}

const name = 'outbox';
const OutboxContext = React.createContext<Outbox | undefined>(undefined);

interface Desk {
  readonly environment: StreamEnvironment;
  readonly client: QueryClient;
  readonly viewer: Viewer;
}

async function deliverPost({ environment, client, viewer }: Desk, { post, draftKey = '' }: Extract<OutboxEntry, { type: 'post' }>): Promise<void> {
  const { service, siteUrl } = environment;
  const { files } = post.details;
  const atHand = filesAtHand(service);
  const contents = new Map<string, Blob>();
  // All before the post: after a reload they come from the draft, and what is nowhere is said before anything is sent.
  for (const { name } of files) contents.set(name, atHand.find(draftKey, name) ?? await service.readDraftFile(draftKey, name));
  const added = await service.addPost(post);
  // One after the other: SharePoint answers 409 to two files at once on one item.
  for (const [file, content] of contents) await service.addFile(added.id, file, content);
  showPost(client, siteUrl, viewer, added);
  atHand.forget(draftKey);
  // What stays of it is a draft too many, not a word too few.
  if (files.length > 0) service.deleteDraft(draftKey).catch(() => undefined);
}

function showPost(client: QueryClient, siteUrl: string, viewer: Viewer, post: Post): void {
  const { poll } = post.details;
  addOwnPost(
    client, siteUrl,
    {
      post, reactions: noReactions, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false,
      ...(poll ? { votes: { counts: poll.choices.map(() => 0), voters: 0, mine: [] } } : {})
    },
    new Map([[viewer.person.id, viewer.person]])
  );
}

async function deliverReply({ environment: { service, siteUrl }, client, viewer }: Desk, reply: NewReply): Promise<void> {
  const added = await service.addReply(reply);
  let isKnown = false;
  changeThread(client, siteUrl, reply.postId, (items, isLast) => {
    isKnown = isKnown || items.some((one) => one.reply.id === added.id);
    return isLast && !isKnown ? [...items, { reply: added, reactions: noReactions }] : items;
  });
  if (!isKnown) changePost(client, siteUrl, reply.postId, (one) => ({ ...one, replyCount: one.replyCount + 1 }));
  // A thread that was not open yet is read when it opens.
  if (!client.getQueryData(cacheKeys.thread(siteUrl, reply.postId))) await client.invalidateQueries(cacheKeys.thread(siteUrl, reply.postId));
}

function withStatus(entry: OutboxEntry, status: OutboxEntry['status'], problem?: ErrorKind): OutboxEntry {
  const common = { key: entry.key, writtenAt: entry.writtenAt, status, ...(problem ? { problem } : {}) };
  return entry.type === 'post' ? { ...common, type: 'post', post: entry.post, ...(entry.draftKey ? { draftKey: entry.draftKey } : {}) } : { ...common, type: 'reply', reply: entry.reply };
}

function restored(store: DeviceStore): OutboxEntry[] {
  const entries = store.read<readonly OutboxEntry[]>(name);
  // Whatever was on its way when the page went is not known to have arrived.
  return Array.isArray(entries) ? entries.map((entry: OutboxEntry) => ({ ...entry, status: 'waiting' as const })) : [];
}

/** Keeps what people send until SharePoint has it, across reloads, and shows it meanwhile. */
export const OutboxProvider: React.FC<{ readonly viewer: Viewer }> = ({ viewer, children }) => {
  const environment = useStreamEnvironment();
  const client = useQueryClient();
  const store = React.useMemo(() => deviceStore(environment.siteUrl, viewer.person.id), [environment.siteUrl, viewer.person.id]);
  const [entries, setEntries] = React.useState<readonly OutboxEntry[]>(() => restored(store));
  const current = React.useRef(entries);

  const outbox = React.useMemo<Outbox>(() => {
    const desk: Desk = { environment, client, viewer };
    const keep = (next: readonly OutboxEntry[]): void => {
      current.current = next;
      // On the device before anything is sent: a crash in between loses nothing.
      if (next.length > 0) store.write(name, next);
      else store.remove(name);
      setEntries(next);
    };
    const change = (entry: OutboxEntry): void => {
      const isKnown = current.current.some(({ key }) => key === entry.key);
      keep(isKnown ? current.current.map((one) => (one.key === entry.key ? entry : one)) : [...current.current, entry]);
    };
    const deliver = async (entry: OutboxEntry): Promise<boolean> => {
      change(withStatus(entry, 'sending'));
      try {
        await (entry.type === 'post' ? deliverPost(desk, entry) : deliverReply(desk, entry.reply));
        keep(current.current.filter(({ key }) => key !== entry.key));
        return true;
      } catch (error) {
        change(withStatus(entry, 'waiting', asAppError(error).kind));
        return false;
      }
    };
    const fresh = (): Pick<OutboxEntry, 'writtenAt' | 'status'> => ({ writtenAt: new Date().toISOString(), status: 'sending' });
    return {
      entries: [],
      sendPost: (post, draftKey) => deliver({ ...fresh(), type: 'post', key: post.key, post, ...(draftKey ? { draftKey } : {}) }),
      sendReply: (reply) => deliver({ ...fresh(), type: 'reply', key: reply.key, reply }),
      retry(key): Promise<boolean> {
        const entry = current.current.find((one) => one.key === key);
        return entry ? deliver(entry) : Promise.resolve(false);
      },
      take(key): OutboxEntry | undefined {
        const entry = current.current.find((one) => one.key === key);
        keep(current.current.filter((one) => one.key !== key));
        return entry;
      }
    };
  }, [environment, client, viewer, store]);

  const value = React.useMemo(() => ({ ...outbox, entries }), [outbox, entries]);
  return <OutboxContext.Provider value={value}>{children}</OutboxContext.Provider>;
};

/** What is on its way, and the way to send. */
export function useOutbox(): Outbox {
  const outbox = React.useContext(OutboxContext);
  if (!outbox) throw new Error('There is no outbox around this component.');
  return outbox;
}
