import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useBlogStart, useOldest } from '../../application/blog/useBlog';
import { boundsOf, monthsBetween } from '../../domain/blog/archive';
import type { ArticleEntry } from '../../domain/blog/article';
import type { ArticleFilter } from '../../domain/blog/ports';
import type { Person } from '../../domain/shared/person';
import { targetKey } from '../../domain/shared/keys';
import { topicKey } from '../../domain/stream/topics';
import { format, formatDate } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { FollowButton } from './FollowButton';
import type { Navigate } from './route';
import styles from './Blog.module.scss';

export interface FiltersProps {
  readonly articles: readonly ArticleEntry[];
  readonly filter: ArticleFilter;
  readonly author: Person | undefined;
  readonly navigate: Navigate;
}

/** What a list is narrowed to, and the ways to narrow it: blogs where there are some, categories otherwise, and months. */
export const Filters: React.FC<FiltersProps> = ({ articles, filter, author, navigate }) => {
  const { locale } = useRoot();
  const { blog: scope } = useBlogServices();
  const blogs = useBlogStart().data?.blogs ?? [];
  const [isArchiveOpen, setArchiveOpen] = React.useState(false);
  const title = titleOf(filter, author, locale);
  const archive = (
    <>
      <span className={styles.push} />
      <Button isPill isSmall icon="star" onClick={() => navigate({ view: 'popular', name: 'discussed-30' })}>{strings.Popular}</Button>
      <Button isPill isSmall icon="calendar" isPressed={isArchiveOpen || filter.kind === 'month'} onClick={() => setArchiveOpen(!isArchiveOpen)}>{strings.Archive}</Button>
    </>
  );
  const months = isArchiveOpen && <Months chosen={filter.kind === 'month' ? filter.month : undefined} navigate={navigate} />;
  if (title !== undefined) {
    return (
      <>
        <div className={styles.filters}>
          <Button isPill isSmall icon="back" onClick={() => navigate({ view: 'list' })}>{strings.All}</Button>
          <h3 className={styles.sectionTitle} dir="auto">{title}</h3>
          {filter.kind === 'topic' && <FollowButton target={targetKey('topic', topicKey(filter.topic))} name={title} />}
          {filter.kind === 'author' && <FollowButton target={targetKey('user', filter.authorId)} name={author?.name ?? strings.FormerColleague} />}
          {filter.kind === 'month' && archive}
        </div>
        {months}
      </>
    );
  }
  if (scope === undefined && blogs.length > 0) {
    return (
      <>
        <div className={styles.filters} role="group" aria-label={strings.Blogs}>
          <Button isPill isSmall isPressed={filter.blog === undefined} onClick={() => navigate({ view: 'list' })}>{strings.All}</Button>
          {blogs.map(({ key, title: name }) => <Button key={key} isPill isSmall isPressed={key === filter.blog} onClick={() => navigate({ view: 'blog', name: key })}>{name}</Button>)}
          {archive}
        </div>
        {months}
      </>
    );
  }
  const categories = [...new Set(articles.map(({ category }) => category))].filter((category) => category !== '');
  if (articles.length === 0) return null;
  return (
    <>
      <div className={styles.filters} role="group" aria-label={strings.Categories}>
        {categories.length > 1 && <Button isPill isSmall isPressed onClick={() => navigate({ view: 'list' })}>{strings.All}</Button>}
        {categories.length > 1 && categories.map((category) => <Button key={category} isPill isSmall isPressed={false} onClick={() => navigate({ view: 'category', name: category })}>{category}</Button>)}
        {archive}
      </div>
      {months}
    </>
  );
};

function titleOf(filter: ArticleFilter, author: Person | undefined, locale: string): string | undefined {
  switch (filter.kind) {
    case 'author': return format(strings.ArticlesBy, { name: author?.name ?? strings.FormerColleague });
    case 'category': return filter.category;
    case 'series': return format(strings.SeriesOf, { series: filter.series });
    case 'topic': return `#${filter.topic}`;
    case 'month': return monthName(locale, filter.month, { month: 'long', year: 'numeric' });
    default: return undefined;
  }
}

function monthName(locale: string, month: string, options: Intl.DateTimeFormatOptions): string {
  return formatDate(locale, boundsOf(month).from, { ...options, timeZone: 'UTC' });
}

function Months({ chosen, navigate }: { readonly chosen: string | undefined; readonly navigate: Navigate }): JSX.Element {
  const { locale } = useRoot();
  return (
    <div className={styles.months}>
      <AsyncView result={useOldest()} skeleton={<Skeleton shape="lines" />}>
        {(oldest) => {
          const months = monthsBetween(oldest, new Date());
          return (
            <>
              {[...new Set(months.map((month) => month.slice(0, 4)))].map((year) => (
                <div key={year} className={styles.year} role="group" aria-label={year}>
                  <strong aria-hidden>{year}</strong>
                  {months.filter((month) => month.startsWith(year)).map((month) => (
                    <Button key={month} isPill isSmall isPressed={month === chosen} onClick={() => navigate({ view: 'month', name: month })}>{monthName(locale, month, { month: 'short' })}</Button>
                  ))}
                </div>
              ))}
            </>
          );
        }}
      </AsyncView>
    </div>
  );
}
