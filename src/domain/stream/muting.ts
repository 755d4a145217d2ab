import { targetKey } from '../shared/keys';
import type { Post } from './post';
import { topicsOf } from './topics';

/** What of a post can be muted: its thread, its author and each of its topics, as target keys. */
export function mutableTargets(post: Pick<Post, 'id' | 'authorId' | 'title' | 'body'>): string[] {
  return [targetKey('post', post.id), targetKey('user', post.authorId), ...topicsOf(`${post.title}\n${post.body}`).map((topic) => targetKey('topic', topic))];
}

/** Whether the reader muted the thread, its author or one of its topics. Nobody mutes themselves. */
export function isMuted(post: Pick<Post, 'id' | 'authorId' | 'title' | 'body'>, muted: readonly string[], viewerId: number): boolean {
  return muted.length > 0 && post.authorId !== viewerId && mutableTargets(post).some((target) => muted.includes(target));
}
