import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticles } from '../../application/blog/useBlog';
import { readingMinutes, type ArticleEntry } from '../../domain/blog/article';
import type { ArticleCounts, ArticleFilter } from '../../domain/blog/ports';
import type { Person } from '../../domain/shared/person';
import { countPhrase } from '../../domain/shared/text';
import { Arcade } from '../../ui/ArchOrnament/ArchOrnament';
import { Avatar } from '../../ui/Avatar/Avatar';
import { cx } from '../../ui/base/cx';
import { Button } from '../../ui/Button/Button';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { AuthorName } from './AuthorName';
import { Filed } from './Filed';
import { Filters } from './Filters';
import { routeHref, type Navigate } from './route';
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
  if (!data) return error ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} /> : <Skeleton shape="cards" />;
  const articles = data.pages.flatMap((page) => page.articles);
  const people = new Map(data.pages.flatMap((page) => [...page.people]));
  const counts = new Map(data.pages.flatMap((page) => [...page.counts]));
  const cardOf = (article: ArticleEntry, isLead: boolean): JSX.Element => (
    <ArticleCard key={article.id} article={article} author={people.get(article.authorId)} counts={counts.get(article.id)} isLead={isLead} />
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
      {hasNextPage && <div className={styles.end}><Button isBusy={isFetchingNextPage} onClick={() => { fetchNextPage().catch(() => undefined); }}>{strings.ShowOlder}</Button></div>}
    </>
  );
};

interface ArticleCardProps {
  readonly article: ArticleEntry;
  readonly author: Person | undefined;
  readonly counts: ArticleCounts | undefined;
  readonly isLead: boolean;
}

function ArticleCard({ article, author, counts, isLead }: ArticleCardProps): JSX.Element {
  const { service, photoUrl } = useBlogServices();
  const { locale } = useRoot();
  const name = author?.name ?? strings.FormerColleague;
  return (
    <article className={cx(styles.card, isLead && styles.lead)} aria-labelledby={`article-${article.id}`}>
      <div className={styles.picture}>
        {article.cover ? <img src={service.pictureUrl(article.id, article.cover.name)} alt="" loading="lazy" /> : <Arcade shape="cover" />}
      </div>
      <div className={styles.cardText}>
        <Filed article={article} />
        <h3 id={`article-${article.id}`} className={styles.cardTitle} dir="auto"><a href={routeHref({ view: 'article', id: article.id })}>{article.title}</a></h3>
        {article.summary !== '' && <p className={styles.summary} dir="auto">{article.summary}</p>}
        <div className={styles.byline}>
          <Avatar name={name} account={author?.email} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={32} isDecorative />
          <div>
            <AuthorName id={article.authorId} person={author} />
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
