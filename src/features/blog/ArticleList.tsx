import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticles, useBlogStart } from '../../application/blog/useBlog';
import { useVisit } from '../../application/blog/useVisit';
import { isTeamVoice, readingMinutes, type ArticleEntry } from '../../domain/blog/article';
import type { ArticleCounts, ArticleFilter } from '../../domain/blog/ports';
import type { Person } from '../../domain/shared/person';
import { countPhrase } from '../../domain/shared/text';
import { Arcade } from '../../ui/ArchOrnament/ArchOrnament';
import { cx } from '../../ui/base/cx';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { Byline, faceOf } from './Byline';
import { coverFocus } from './coverFocus';
import { Filed } from './Filed';
import { Filters } from './Filters';
import { routeHref, type Navigate } from './route';
import { PersonFace } from '../shared/PersonFace';
import styles from './Blog.module.scss';

export interface ArticleListProps {
  readonly filter: ArticleFilter;
  /** The newest article stands large on top. */
  readonly hasLead: boolean;
  readonly canWrite: boolean;
  readonly navigate: Navigate;
}

/** Articles, newest first: one large, then cards, or rows as the owner chose; older ones on demand. */
export const ArticleList: React.FC<ArticleListProps> = ({ filter, hasLead, canWrite, navigate }) => {
  const { layout } = useBlogServices();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useArticles(filter);
  const isNew = useVisit(filter.kind === 'all' ? data?.pages[0] : undefined, filter.blog, useBlogStart().data?.viewer);
  if (!data) return error ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} /> : <Skeleton shape="cards" />;
  const pinned = data.pages[0]?.pinned;
  const found = data.pages.flatMap((page) => page.articles);
  const articles = pinned ? [pinned, ...found.filter(({ id }) => id !== pinned.id)] : found;
  const people = new Map(data.pages.flatMap((page) => [...page.people]));
  const counts = new Map(data.pages.flatMap((page) => [...page.counts]));
  const cardOf = (article: ArticleEntry, isLead: boolean): JSX.Element => (
    <ArticleCard key={article.id} article={article} people={people} counts={counts.get(article.id)} isLead={isLead} isPinned={article.id === pinned?.id} isNew={isNew(article)} />
  );
  const [lead, ...others] = articles;
  const hasBig = hasLead && layout === 'magazine' && lead !== undefined;
  return (
    <>
      <Filters articles={articles} filter={filter} author={filter.kind === 'author' ? people.get(filter.authorId) : undefined} navigate={navigate} />
      {articles.length === 0 && !hasNextPage && <EmptyState title={strings.EmptyTitle} text={canWrite ? strings.EmptyText : undefined} />}
      {hasBig && lead && cardOf(lead, true)}
      <div className={cx(styles.cards, layout === 'list' && styles.rows)}>{(hasBig ? others : articles).map((article) => cardOf(article, false))}</div>
      {error !== null && <ErrorState error={error} onRetry={() => { fetchNextPage().catch(() => undefined); }} isInline />}
      {data.pages[0]?.feedUrl && <p className={styles.feed}><a href={data.pages[0].feedUrl} target="_blank" rel="noreferrer"><Icon name="link" size={14} /> {strings.RssFeed}</a> {strings.RssHint}</p>}
      {hasNextPage && <div className={styles.end}><Button isBusy={isFetchingNextPage} onClick={() => { fetchNextPage().catch(() => undefined); }}>{strings.ShowOlder}</Button></div>}
    </>
  );
};

interface ArticleCardProps {
  readonly article: ArticleEntry;
  readonly people: ReadonlyMap<number, Person>;
  readonly counts: ArticleCounts | undefined;
  readonly isLead: boolean;
  readonly isPinned: boolean;
  /** It came since the person last looked. */
  readonly isNew: boolean;
}

function ArticleCard({ article, people, counts, isLead, isPinned, isNew }: ArticleCardProps): JSX.Element {
  const { service, photoUrl } = useBlogServices();
  const { locale } = useRoot();
  const blogs = useBlogStart().data?.blogs ?? [];
  const face = faceOf(article, people, isTeamVoice(article) ? blogs.find(({ key }) => key === article.blog)?.title : undefined);
  return (
    <article className={cx(styles.card, isLead && styles.lead)} aria-labelledby={`article-${article.id}`}>
      <div className={styles.picture}>
        {article.cover ? <img src={service.pictureUrl(article.id, article.cover.name)} style={coverFocus(article.cover)} alt="" loading="lazy" /> : <Arcade shape="cover" />}
      </div>
      <div className={styles.cardText}>
        {isPinned && <span className={styles.pinned}><Icon name="pin" size={14} />{strings.Pinned}</span>}
        {isNew && <span className={styles.new}>{strings.New}</span>}
        <Filed article={article} />
        <h3 id={`article-${article.id}`} className={styles.cardTitle} dir="auto"><a href={routeHref({ view: 'article', id: article.id })}>{article.title}</a></h3>
        {article.summary !== '' && <p className={styles.summary} dir="auto">{article.summary}</p>}
        <div className={styles.byline}>
          <PersonFace person={face} photoUrl={face.email ? photoUrl(face.email) : undefined} size={32} />
          <div>
            <Byline article={article} people={people} />
            <MetaLine>
              <RelativeTime date={new Date(article.publishedAt)} />
              {countPhrase(locale, strings, 'Minutes', readingMinutes(article.words))}
              {counts && counts.comments > 0 ? countPhrase(locale, strings, 'Comments', counts.comments) : undefined}
            </MetaLine>
          </div>
        </div>
      </div>
    </article>
  );
}
