import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'StreamStrings';
import { useIdle } from '../../application/shared/useIdle';
import { useOutbox } from '../../application/stream/outbox';
import { cacheKeys } from '../../application/stream/streamCache';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useNews } from '../../application/stream/useNews';
import { useFeed, useLoaded } from '../../application/stream/useStreamFeed';
import type { Person } from '../../domain/shared/person';
import { countPhrase, format } from '../../domain/shared/text';
import type { FeedFilter, FeedPost } from '../../domain/stream/feed';
import type { ArticleCard } from '../../domain/stream/articleCards';
import { isMuted } from '../../domain/stream/muting';
import { scrollParentOf } from '../../ui/base/scrollParentOf';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import type { ArticleItemProps } from './ArticleItem';
import { useStreamPage } from './pageContext';
import { PendingPost } from './PendingPost';
import { FacePile } from '../shared/PersonFace';
import { PostItem, preloadThread } from './PostItem';
import { useFeedKeys } from './useFeedKeys';
import styles from './Stream.module.scss';

export interface FeedProps {
  readonly filter: FeedFilter;
  readonly pinned: readonly FeedPost[];
  readonly onPeople: (people: ReadonlyMap<number, Person>) => void;
}

const ArticleItem = lazily<ArticleItemProps>(() => import(/* webpackChunkName: 'stream-articles' */ './ArticleItem'), () => null);

/** More posts than this are drawn only where they are near the screen. */
const longList = 60;

/** The posts of a tab: new ones announced on top, more of them at the end. */
export const Feed: React.FC<FeedProps> = ({ filter, pinned, onPeople }) => {
  const feed = useFeed(filter, true);
  const { posts: loaded, people, articles } = useLoaded(feed.data?.pages);
  const { muted, viewer } = useStreamPage();
  const leavesOut = filter.tab === 'everyone' || filter.tab === 'following' || filter.tab === 'questions';
  const posts = React.useMemo(() => (leavesOut && muted.length > 0 ? loaded.filter(({ post }) => !isMuted(post, muted, viewer.person.id)) : loaded), [leavesOut, loaded, muted, viewer.person.id]);
  onPeople(people);
  const isEveryone = filter.tab === 'everyone';
  const list = React.useRef<HTMLDivElement>(null);
  const { entries } = useOutbox();
  // Without a post it is no feed, for which screen readers expect one.
  const isFilled = posts.length > 0 || articles.length > 0 || (isEveryone && pinned.length > 0) || entries.some(({ type }) => type === 'post');
  const pinnedCount = isEveryone ? pinned.length : 0;
  // How many there are in all is unknown while more can be loaded.
  const cards = cardsAmong(articles, posts, !feed.hasNextPage);
  const setSize = feed.hasNextPage ? -1 : posts.length + pinnedCount + cards.length;
  useFeedKeys(list);
  useIdle(preloadThread);
  useSeen(isEveryone ? loaded[0]?.post.id : undefined);
  const loadMore = (): void => {
    if (feed.hasNextPage && !feed.isFetchingNextPage) feed.fetchNextPage().catch(() => undefined);
  };
  if (!feed.data) {
    return feed.error ? <ErrorState error={feed.error} onRetry={() => { feed.refetch().catch(() => undefined); }} /> : <Skeleton shape="posts" count={4} />;
  }
  return (
    <>
      {isEveryone && <NewPosts newestId={loaded[0]?.post.id ?? 0} />}
      <div ref={list} data-feed {...(isFilled ? { role: 'feed', 'aria-label': strings.Posts, 'aria-busy': feed.isFetchingNextPage } : {})} className={styles.feed}>
        {isEveryone && pinned.map((one, index) => <PostItem key={`pin-${one.post.id}`} one={one} place={index + 1} setSize={setSize} />)}
        {(isEveryone || filter.tab === 'mine') && <PendingPosts posts={posts} />}
        <PostList posts={posts} cards={cards} hasMarker={isEveryone} first={pinnedCount + 1} setSize={setSize} />
      </div>
      {posts.length < loaded.length && <MutedLine />}
      {posts.length + cards.length === 0 && (!isEveryone || pinned.length === 0) && !feed.hasNextPage && <EmptyFeed filter={filter} />}
      {feed.isFetchingNextPage && <Skeleton shape="posts" count={2} />}
      {feed.error !== null && <ErrorState error={feed.error} onRetry={loadMore} isInline />}
      {feed.hasNextPage ? <FeedEnd onReach={loadMore} isBusy={feed.isFetchingNextPage} hasFailed={feed.error !== null} /> : posts.length > 5 && <p className={styles.end}>{strings.EndOfStream}</p>}
    </>
  );
};

function MutedLine(): JSX.Element {
  const { openDialog } = useStreamPage();
  return <p className={styles.muted}>{strings.MutedLeftOut} <Link onClick={() => openDialog({ type: 'muted' })}>{strings.MutedShow}</Link></p>;
}

interface PostListProps {
  readonly posts: readonly FeedPost[];
  readonly cards: readonly ArticleCard[];
  readonly hasMarker: boolean;
  readonly first: number;
  readonly setSize: number;
}

function PostList({ posts, cards, hasMarker, first, setSize }: PostListProps): JSX.Element | null {
  const { seenUpTo, viewer } = useStreamPage();
  const firstSeen = hasMarker && seenUpTo > 0 ? posts.findIndex(({ post }) => post.id <= seenUpTo) : -1;
  const cardsAbove = (index: number): React.ReactNode => cards.map((card, at) => (
    card.at > (posts[index]?.post.createdAt ?? '') && (index === 0 || card.at <= (posts[index - 1]?.post.createdAt ?? ''))
      ? <ArticleItem key={`article-${card.id}`} card={card} place={first + index + at} setSize={setSize} /> : null
  ));
  const hasUnseen = firstSeen > 0 && posts.slice(0, firstSeen).some(({ post }) => post.authorId !== viewer.person.id);
  return (
    <>
      {posts.map((one, index) => (
        <React.Fragment key={one.post.id}>
          {cardsAbove(index)}
          {hasUnseen && index === firstSeen && <div className={styles.caughtUp} role="presentation"><span>{strings.CaughtUp}</span></div>}
          <PostItem one={one} isNew={hasUnseen && index < firstSeen && one.post.authorId !== viewer.person.id} place={first + index + cards.filter(({ at }) => at > one.post.createdAt).length} setSize={setSize} isInLongList={posts.length > longList} />
        </React.Fragment>
      ))}
      {cardsAbove(posts.length)}
    </>
  );
}

/** Articles that belong between the posts that are there: later ones wait until the posts of their time are. */
function cardsAmong(articles: readonly ArticleCard[], posts: readonly FeedPost[], isEnd: boolean): readonly ArticleCard[] {
  const last = posts[posts.length - 1]?.post.createdAt ?? '';
  return isEnd ? articles : articles.filter(({ at }) => at > last);
}

/** What is on its way. A post whose answer was lost, and that stands in the feed after all, is not shown twice. */
function PendingPosts({ posts }: { readonly posts: readonly FeedPost[] }): JSX.Element {
  const { entries, take } = useOutbox();
  const { viewer } = useStreamPage();
  const arrived = entries.filter((entry) =>
    // With files there may be something left to send.
    entry.type === 'post' && entry.status === 'waiting' && entry.post.details.files.length === 0 &&
    posts.some(({ post }) => post.key === entry.key && post.authorId === viewer.person.id)
  );
  const arrivedKeys = arrived.map(({ key }) => key).join();
  React.useEffect(() => {
    for (const key of arrivedKeys === '' ? [] : arrivedKeys.split(',')) take(key);
  }, [arrivedKeys, take]);
  return <>{[...entries].reverse().map((entry) => (entry.type === 'post' && !arrived.includes(entry) ? <PendingPost key={entry.key} entry={entry} /> : null))}</>;
}

function NewPosts({ newestId }: { readonly newestId: number }): JSX.Element | null {
  const { siteUrl, photoUrl } = useStreamEnvironment();
  const { locale } = useRoot();
  const client = useQueryClient();
  const news = useNews(newestId, true);
  if (news.count === 0) return null;
  const handleShow = (): void => {
    // Only the newest page: what was read further down is fetched again when it is scrolled to.
    client.removeQueries(cacheKeys.feed(siteUrl, { tab: 'everyone' }));
    client.invalidateQueries(cacheKeys.start(siteUrl)).catch(() => undefined);
  };
  const text = countPhrase(locale, strings, 'NewPosts', news.count);
  return (
    <div className={styles.news} role="status">
      <button type="button" className={styles.pill} onClick={handleShow}>
        {news.authors.length > 0 && <FacePile people={news.authors} photoUrl={photoUrl} limit={4} />}
        {news.hasMore ? `${text}+` : text}
      </button>
    </div>
  );
}

function EmptyFeed({ filter }: { readonly filter: FeedFilter }): JSX.Element | null {
  const { viewer, navigate } = useStreamPage();
  const { entries } = useOutbox();
  if (entries.length > 0) return null;
  const words: Record<FeedFilter['tab'], string> = {
    everyone: viewer.canPost ? strings.EmptyEveryone : strings.EmptyReadOnly,
    following: strings.EmptyFollowing,
    mentions: strings.EmptyMentions,
    questions: strings.EmptyQuestions,
    saved: strings.EmptySaved,
    mine: strings.EmptyMine,
    hidden: strings.EmptyHidden,
    topic: format(strings.EmptyTopic, { topic: filter.tab === 'topic' ? filter.topic : '' }),
    person: strings.EmptyPerson,
    search: filter.tab === 'search' && filter.text === '' ? strings.SearchStart : strings.SearchNothing
  };
  const action = filter.tab === 'everyone' ? undefined : <Button onClick={() => navigate({ filter: { tab: 'everyone' } })}>{strings.SeeEveryone}</Button>;
  return <EmptyState title={words[filter.tab]} action={action} />;
}

/** Loads more when it comes near; the button is for those who do not scroll, and for after a failure. */
function FeedEnd({ onReach, isBusy, hasFailed }: { readonly onReach: () => void; readonly isBusy: boolean; readonly hasFailed: boolean }): JSX.Element | null {
  const place = React.useRef<HTMLDivElement>(null);
  const reach = React.useRef(onReach);
  reach.current = onReach;
  React.useEffect(() => {
    if (!place.current || isBusy || hasFailed || typeof IntersectionObserver === 'undefined') return undefined;
    // Around an element that scrolls, a margin counts only where that element is named.
    const scroller = scrollParentOf(place.current);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reach.current();
    }, { root: scroller === document.scrollingElement ? null : scroller, rootMargin: '600px' });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isBusy, hasFailed]);
  return <div ref={place} className={styles.end}>{!isBusy && <Button variant="quiet" onClick={onReach}>{strings.LoadMore}</Button>}</div>;
}

/** Remembers the newest post after it was in front of the reader for a moment, so that the marker is right on any device. */
function useSeen(newestId: number | undefined): void {
  const { service } = useStreamEnvironment();
  const { seenUpTo, viewer } = useStreamPage();
  React.useEffect(() => {
    if (newestId === undefined || newestId <= seenUpTo || !viewer.canPost) return undefined;
    const timer = window.setTimeout(() => {
      if (document.visibilityState === 'visible') service.markSeen(newestId).catch(() => undefined);
    }, 5000);
    return () => window.clearTimeout(timer);
  }, [newestId, seenUpTo, service, viewer.canPost]);
}
