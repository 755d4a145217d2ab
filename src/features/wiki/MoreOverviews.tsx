import * as React from 'react';
import * as strings from 'WikiStrings';
import { useWanted } from '../../application/wiki/useWiki';
import { useOverview } from '../../application/wiki/useWikiTalk';
import { countPhrase, format, formatDate } from '../../domain/shared/text';
import type { OrphanPage } from '../../domain/wiki/overviews';
import type { PageNode } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { useRoot } from '../../ui/Root/RootContext';
import { AsyncView, type AsyncViewProps } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { errorText } from '../../ui/States/ErrorState';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { EditorName } from './EditorName';
import { routeHref, type WikiRoute } from './route';
import { WatchedPages } from './WatchedPages';
import styles from './Wiki.module.scss';

export interface OverviewProps {
  readonly route: WikiRoute;
  readonly canEdit: boolean;
}

/** Lists of pages by something else than the tree. */
const MoreOverviews: React.FC<OverviewProps> = ({ route, canEdit }) => {
  switch (route.view) {
    case 'due': return <DuePages />;
    case 'required': return <RequiredPages />;
    case 'topics': return <Topics />;
    case 'topic': return <Plain title={format(strings.PagesOnTopic, { topic: route.name })} result={useOverviewOf('topic', route.name)} />;
    case 'owners': return <Owners />;
    case 'owner': return <OwnedPages ownerId={route.ownerId} />;
    case 'orphans': return <Orphans />;
    case 'templates': return <Plain title={strings.Templates} result={useOverviewOf('templates')} />;
    case 'watched': return <WatchedPages />;
    default: return <WantedPages canEdit={canEdit} />;
  }
};

export default MoreOverviews;

type Result<T> = AsyncViewProps<T>['result'];

/** One of the plain lists. Each route draws one component with one hook, so that their order never changes. */
function useOverviewOf(kind: 'topic' | 'templates', detail = ''): Result<readonly PageNode[]> {
  return useOverview(kind, (service) => (kind === 'topic' ? service.listByTopic(detail) : service.listTemplates()), detail);
}

function Frame({ title, children }: { readonly title: string; readonly children: React.ReactNode }): JSX.Element {
  return <div className={styles.article}><h2 className={styles.title} dir="auto">{title}</h2>{children}</div>;
}

function PageLink({ page }: { readonly page: PageNode }): JSX.Element {
  return <a href={routeHref({ view: 'page', id: page.id })} dir="auto">{page.title}</a>;
}

function List<T>({ result, none, children }: { readonly result: Result<readonly T[]>; readonly none: string; readonly children: (item: T) => React.ReactNode }): JSX.Element {
  return (
    <AsyncView result={result} skeleton={<Skeleton shape="lines" />} isEmpty={(items) => items.length === 0} empty={<EmptyState title={none} />}>
      {(items) => <ul className={styles.plainList}>{items.map((item, index) => <li key={index}>{children(item)}</li>)}</ul>}
    </AsyncView>
  );
}

function Plain({ title, result }: { readonly title: string; readonly result: Result<readonly PageNode[]> }): JSX.Element {
  return <Frame title={title}><List result={result} none={strings.NothingFound}>{(page) => <PageLink page={page} />}</List></Frame>;
}

function DuePages(): JSX.Element {
  const { locale } = useRoot();
  const result = useOverview('due', (service) => service.listDue(new Date()));
  return (
    <Frame title={strings.Due}>
      <AsyncView result={result} skeleton={<Skeleton shape="lines" />} isEmpty={({ items }) => items.length === 0} empty={<EmptyState title={strings.NothingDue} />}>
        {({ items, people }) => (
          <ul className={styles.plainList}>
            {items.map((page) => (
              <li key={page.id}>
                <PageLink page={page} />
                <MetaLine>
                  {page.outdated ? <span className={styles.due} dir="auto">{format(strings.OutdatedBecause, { reason: page.outdated })}</span> : format(strings.DueSince, { date: formatDate(locale, new Date(page.reviewAt)) })}
                  {page.ownerId === undefined ? undefined : <EditorName person={people.get(page.ownerId)} />}
                </MetaLine>
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
    </Frame>
  );
}

function RequiredPages(): JSX.Element {
  const result = useOverview('required', (service) => service.listRequired());
  const sorted = { ...result, data: result.data && [...result.data].sort((one, other) => Number(one.isConfirmed) - Number(other.isConfirmed)) } as typeof result;
  return (
    <Frame title={strings.Required}>
      <List result={sorted} none={strings.NothingRequired}>
        {(page) => <><PageLink page={page} /><p className={page.isConfirmed ? styles.quiet : styles.open}>{page.isConfirmed ? strings.Confirmed : strings.NotConfirmed}</p></>}
      </List>
    </Frame>
  );
}

function Topics(): JSX.Element {
  const { locale } = useRoot();
  return (
    <Frame title={strings.Topics}>
      <List result={useOverview('topics', (service) => service.listTopics())} none={strings.NoTopics}>
        {({ topic, count }) => <><a href={routeHref({ view: 'topic', name: topic })} dir="auto">{topic}</a><p className={styles.quiet}>{countPhrase(locale, strings, 'PageCount', count)}</p></>}
      </List>
    </Frame>
  );
}

function Owners(): JSX.Element {
  const { locale } = useRoot();
  return (
    <Frame title={strings.Owners}>
      <List result={useOverview('owners', (service) => service.listOwners())} none={strings.NoOwners}>
        {({ person, ownerId, count }) => <><a href={routeHref({ view: 'owner', ownerId })} dir="auto">{person?.name ?? strings.FormerColleague}</a><p className={styles.quiet}>{countPhrase(locale, strings, 'PageCount', count)}</p></>}
      </List>
    </Frame>
  );
}

function OwnedPages({ ownerId }: { readonly ownerId: number }): JSX.Element {
  const { people } = useWikiServices();
  const { data: names } = useOverview('ownerName', () => people.listPeople([ownerId]), ownerId);
  const result = useOverview('owned', (service) => service.listByOwner(ownerId), ownerId);
  return <Plain title={format(strings.PagesOf, { name: names?.get(ownerId)?.name ?? strings.FormerColleague })} result={result} />;
}

function Orphans(): JSX.Element {
  const { service } = useWikiServices();
  const first = useOverview('orphans', (overviews) => overviews.listOrphans());
  const [more, setMore] = React.useState<{ readonly items: readonly OrphanPage[]; readonly next?: number }>();
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<string>();
  const items = [...(first.data?.items ?? []), ...(more?.items ?? [])];
  const next = more ? more.next : first.data?.next;
  const handleMore = (): void => {
    setBusy(true);
    setProblem(undefined);
    service.listOrphans(next).then((found) => setMore({ ...found, items: [...(more?.items ?? []), ...found.items] }), (error: unknown) => setProblem(errorText(error))).finally(() => setBusy(false)).catch(() => undefined);
  };
  return (
    <Frame title={strings.Orphans}>
      <List result={{ ...first, data: first.data && items } as Result<readonly OrphanPage[]>} none={strings.NoOrphans}>
        {(page) => <><PageLink page={page} /><p className={page.reason === 'lost' ? styles.open : styles.quiet}>{page.reason === 'lost' ? strings.OrphanLost : strings.OrphanUnlinked}</p></>}
      </List>
      {problem && <MessageStrip kind="error">{problem}</MessageStrip>}
      {next !== undefined && <div><Button isBusy={isBusy} onClick={handleMore}>{strings.LookOn}</Button></div>}
    </Frame>
  );
}

/** Titles that links point to and nobody has written. */
function WantedPages({ canEdit }: { readonly canEdit: boolean }): JSX.Element {
  const { locale } = useRoot();
  return (
    <Frame title={strings.Wanted}>
      <List result={useWanted()} none={strings.NothingWanted}>
        {({ title, count }) => <>{canEdit ? <a href={routeHref({ view: 'new', title })} className={styles.missing} dir="auto">{title}</a> : <span dir="auto">{title}</span>}<p className={styles.quiet}>{countPhrase(locale, strings, 'LinksHere', count)}</p></>}
      </List>
    </Frame>
  );
}
