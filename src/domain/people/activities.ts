import type { Activity } from './ports';

type Group = 'post' | 'article' | 'page' | 'reply';

/** Of each kind so many are shown, however much there is of another that is newer. */
const ofEach = 2;

function groupOf({ kind }: Activity): Group {
  return kind === 'article' || kind === 'page' || kind === 'reply' ? kind : 'post';
}

/**
 * What somebody made lately, newest first: the newest two posts, articles, wiki pages and answers, and then whatever is
 * newest, so that somebody who answers a lot is seen to write as well.
 */
export function latestOf(activities: readonly Activity[], most: number): Activity[] {
  const newest = [...activities].sort((one, other) => (one.at < other.at ? 1 : -1));
  const counts = new Map<Group, number>();
  const isFirst = (activity: Activity): boolean => {
    const count = (counts.get(groupOf(activity)) ?? 0) + 1;
    counts.set(groupOf(activity), count);
    return count <= ofEach;
  };
  const first = new Set(newest.filter(isFirst).slice(0, most));
  const others = newest.filter((activity) => !first.has(activity)).slice(0, Math.max(0, most - first.size));
  const shown = new Set([...first, ...others]);
  return newest.filter((activity) => shown.has(activity));
}
