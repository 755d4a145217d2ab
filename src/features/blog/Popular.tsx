import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { usePopular } from '../../application/blog/useBlog';
import { parsePopular, popularPeriods, type PopularBy } from '../../domain/blog/popular';
import { countPhrase } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { Byline } from './Byline';
import { Filed } from './Filed';
import { routeHref, type Navigate } from './route';
import styles from './Blog.module.scss';

export interface PopularProps {
  /** What the address says: by what, and in how many days. */
  readonly name: string;
  readonly navigate: Navigate;
}

/** What was discussed most, and read most where that is counted. */
const Popular: React.FC<PopularProps> = ({ name, navigate }) => {
  const { countsReads } = useBlogServices();
  const { locale } = useRoot();
  const asked = parsePopular(name);
  const by: PopularBy = countsReads ? asked.by : 'discussed';
  const { days } = asked;
  const show = (next: PopularBy, period: number): void => navigate({ view: 'popular', name: `${next}-${period}` }, 'replace');
  return (
    <>
      <div className={styles.filters}>
        <Button isPill isSmall icon="back" onClick={() => navigate({ view: 'list' })}>{strings.All}</Button>
        <h3 className={styles.sectionTitle}>{by === 'read' ? strings.MostRead : strings.MostDiscussed}</h3>
        <span className={styles.push} />
        {countsReads && (
          <span role="group" aria-label={strings.PopularBy} className={styles.choices}>
            <Button isPill isSmall isPressed={by === 'discussed'} onClick={() => show('discussed', days)}>{strings.MostDiscussed}</Button>
            <Button isPill isSmall isPressed={by === 'read'} onClick={() => show('read', days)}>{strings.MostRead}</Button>
          </span>
        )}
        <span role="group" aria-label={strings.Period} className={styles.choices}>
          {popularPeriods.map((period) => <Button key={period} isPill isSmall isPressed={period === days} onClick={() => show(by, period)}>{countPhrase(locale, strings, 'LastDays', period)}</Button>)}
        </span>
      </div>
      <AsyncView result={usePopular(by, days)} skeleton={<Skeleton shape="lines" />} isEmpty={({ articles }) => articles.length === 0} empty={<EmptyState title={strings.NothingPopular} />}>
        {({ articles, people, isCut }) => (
          <>
            <ol className={styles.popular}>
              {articles.map(({ article, count }) => (
                <li key={article.id}>
                  <Filed article={article} />
                  <a className={styles.cardTitle} href={routeHref({ view: 'article', id: article.id })}><bdi>{article.title}</bdi></a>
                  <MetaLine><Byline article={article} people={people} /><RelativeTime date={new Date(article.publishedAt)} />{countPhrase(locale, strings, by === 'read' ? 'Readers' : 'Comments', count)}</MetaLine>
                </li>
              ))}
            </ol>
            <p className={styles.quiet}>{by === 'read' ? strings.ReadsExplained : strings.DiscussedExplained}{isCut ? ` ${strings.PopularCut}` : ''}</p>
          </>
        )}
      </AsyncView>
    </>
  );
};

export default Popular;
