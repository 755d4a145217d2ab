import * as strings from 'StreamStrings';
import { parseTargetKey, targetKey } from '../../domain/shared/keys';
import type { Person } from '../../domain/shared/person';
import { format } from '../../domain/shared/text';
import type { FeedFilter, FeedPost } from '../../domain/stream/feed';
import { topicsOf } from '../../domain/stream/topics';

/** Why a post stands where it stands, in one sentence: nothing is ranked, so there is always a plain reason. */
export function whyText(filter: FeedFilter | undefined, { post, announcement }: FeedPost, followed: readonly string[], personOf: (id: number) => Person | undefined): string {
  const name = personOf(post.authorId)?.name ?? strings.FormerColleague;
  if (announcement?.pinnedUntil && filter?.tab === 'everyone') return strings.WhyPinned;
  switch (filter?.tab) {
    case undefined: return strings.WhyLink;
    case 'following': {
      if (followed.includes(targetKey('user', post.authorId))) return format(strings.WhyFollowPerson, { name });
      const topic = topicsOf(`${post.title}\n${post.body}`).find((one) => followed.includes(targetKey('topic', one)));
      return topic ? format(strings.WhyFollowTopic, { topic }) : strings.WhyFollowing;
    }
    case 'mentions': return strings.WhyMention;
    case 'questions': return strings.WhyQuestion;
    case 'saved': return strings.WhySaved;
    case 'mine': return strings.WhyMine;
    case 'hidden': return strings.Hidden;
    case 'search': return format(strings.WhySearch, { words: filter.text });
    case 'topic': return format(strings.WhyTopic, { topic: filter.topic });
    case 'person': return format(strings.WhyPerson, { name });
    default: return strings.WhyEveryone;
  }
}

/** What a menu says about muting one thing, or no longer muting it. */
export function muteText(target: string, name: string, isMuted: boolean): string {
  const parsed = parseTargetKey(target);
  if (parsed?.type === 'user') return format(isMuted ? strings.UnmutePerson : strings.MutePerson, { name });
  if (parsed?.type === 'topic') return format(isMuted ? strings.UnmuteTopic : strings.MuteTopic, { topic: parsed.id });
  return isMuted ? strings.UnmuteThread : strings.MuteThread;
}
