import * as React from 'react';
import * as strings from 'WikiStrings';
import { useOpenPage, usePageOfTitle } from '../../application/wiki/useWiki';
import { WikiProvider, type WikiEnvironment } from '../../application/wiki/wikiServices';
import { format } from '../../domain/shared/text';
import type { OpenPage } from '../../domain/wiki/ports';
import { Link } from '../../ui/Link/Link';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { PageState } from './PageState';
import { PageText } from './PageText';
import { ReadingCard } from './ReadingCard';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

export interface OnePageAppProps {
  readonly environment: WikiEnvironment;
  /** What an owner wrote: the title of a page, its number, or a link to it. */
  readonly page: string;
  /** Address of the SharePoint page on which the wiki is; links lead there. */
  readonly wikiUrl: string;
}

/** What an owner wrote about the page that is to be shown. */
export function readPageName(text: string): { readonly id: number } | { readonly title: string } | undefined {
  const name = text.trim();
  const id = Number(/^\d{1,9}$/.exec(name)?.[0] ?? /#(?:.*&)?wiki=page\/(\d{1,9})/.exec(name)?.[1]);
  if (id > 0) return { id };
  return name === '' ? undefined : { title: name };
}

/** One page of the wiki, shown on any page of the intranet. */
export const OnePageApp: React.FC<OnePageAppProps> = ({ environment, page, wikiUrl }) => {
  const name = readPageName(page);
  if (!name) return <EmptyState title={strings.ChoosePage} text={strings.ChoosePageText} />;
  return <WikiProvider services={environment}>{'id' in name ? <PageOfId id={name.id} wikiUrl={wikiUrl} /> : <PageOfTitle title={name.title} wikiUrl={wikiUrl} />}</WikiProvider>;
};

const gone = { notFound: { title: strings.PageGone, text: strings.PageGoneText } };

function PageOfTitle({ title, wikiUrl }: { readonly title: string; readonly wikiUrl: string }): JSX.Element {
  const { data, error, refetch } = usePageOfTitle(title);
  if (error) return <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} texts={gone} />;
  if (data === undefined) return <Skeleton shape="article" />;
  return data === null ? <EmptyState title={strings.PageGone} text={format(strings.FoundFor, { words: title })} /> : <PageOfId id={data.id} wikiUrl={wikiUrl} />;
}

function PageOfId({ id, wikiUrl }: { readonly id: number; readonly wikiUrl: string }): JSX.Element {
  const { data, error, refetch } = useOpenPage(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} texts={gone} />;
  return data?.page.id === id ? <Shown opened={data} wikiUrl={wikiUrl} /> : <Skeleton shape="article" />;
}

function Shown({ opened, wikiUrl }: { readonly opened: OpenPage; readonly wikiUrl: string }): JSX.Element {
  const { page } = opened;
  return (
    <article className={styles.article} aria-labelledby={`wiki-page-${page.id}`}>
      <div className={styles.head}>
        <h2 id={`wiki-page-${page.id}`} className={styles.title} dir="auto">{page.title}</h2>
        <Link href={`${wikiUrl}${routeHref({ view: 'page', id: page.id })}`} isStandalone>{strings.OpenInWiki}</Link>
      </div>
      <PageState opened={opened} wikiUrl={wikiUrl} />
      {page.outdated && <MessageStrip kind="warning" isLive={false}>{format(strings.OutdatedBecause, { reason: page.outdated })}</MessageStrip>}
      <PageText key={page.etag} id={page.id} html={page.body} headingPrefix={`wiki-page-${page.id}-`} wikiUrl={wikiUrl} />
      {opened.confirmed && <ReadingCard opened={opened} canConfirm canList={false} />}
    </article>
  );
}
