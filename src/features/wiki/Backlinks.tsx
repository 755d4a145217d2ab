import * as React from 'react';
import * as strings from 'WikiStrings';
import { useVisible } from '../../application/shared/useVisible';
import { useBacklinks } from '../../application/wiki/useWiki';
import { countPhrase } from '../../domain/shared/text';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

/** Pages that link here, with the words around the link; asked for when they come near. */
export const Backlinks: React.FC<{ readonly id: number; readonly count: number }> = ({ id, count }) => {
  const { locale } = useRoot();
  const [place, isNear] = useVisible<HTMLElement>('200px');
  const { data } = useBacklinks(id, isNear && count > 0);
  if (count === 0) return null;
  return (
    <section ref={place} className={styles.backlinks} aria-labelledby={`backlinks-${id}`}>
      <h3 id={`backlinks-${id}`} className={styles.sectionTitle}>{count > 50 ? strings.ManyLinksHere : countPhrase(locale, strings, 'LinksHere', count)}</h3>
      {!data ? <Skeleton shape="lines" count={2} /> : (
        <ul className={styles.plainList}>
          {data.map(({ page, sentence }) => (
            <li key={page.id}>
              <a href={routeHref({ view: 'page', id: page.id })} dir="auto">{page.title}</a>
              {sentence && sentence !== page.title && <p className={styles.quiet} dir="auto">{sentence}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
