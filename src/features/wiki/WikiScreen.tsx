import * as React from 'react';
import * as strings from 'WikiStrings';
import { useOpenPage, usePageOfTitle } from '../../application/wiki/useWiki';
import type { WikiStart } from '../../domain/wiki/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Panel } from '../../ui/Panel/Panel';
import { useRoot } from '../../ui/Root/RootContext';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import type { PageEditorProps } from './PageEditor';
import type { PageHistoryProps } from './PageHistory';
import { PageTree } from './PageTree';
import { PageView } from './PageView';
import type { OverviewProps } from './MoreOverviews';
import { RecentChanges } from './Overviews';
import type { PrintBranchProps } from './PrintBranch';
import { SideViews } from './SideViews';
import { useWikiRoute, type Navigate, type WikiRoute } from './route';
import { SearchResults } from './SearchResults';
import styles from './Wiki.module.scss';

const PageEditor = lazily<PageEditorProps>(() => import(/* webpackChunkName: 'wiki-editor' */ './PageEditor'), () => <Skeleton shape="article" />);
const PageHistory = lazily<PageHistoryProps>(() => import(/* webpackChunkName: 'wiki-history' */ './PageHistory'), () => <Skeleton shape="lines" />);

const MoreOverviews = lazily<OverviewProps>(() => import(/* webpackChunkName: 'wiki-lists' */ './MoreOverviews'), () => <Skeleton shape="lines" />);
const PrintBranch = lazily<PrintBranchProps>(() => import(/* webpackChunkName: 'wiki-print' */ './PrintBranch'), () => <Skeleton shape="article" />);

/** The wiki: the tree beside what the address shows; in a narrow place the tree waits behind a button. */
export const WikiScreen: React.FC<{ readonly start: WikiStart }> = ({ start }) => {
  const [route, navigate] = useWikiRoute();
  const { band } = useRoot();
  const [isTreeOpen, setTreeOpen] = React.useState(false);
  const [first] = start.roots;
  const shown: WikiRoute = route.view === 'home' && first ? { view: 'page', id: first.id } : route;
  const hasSide = band === 'full' || band === 'broad';
  React.useEffect(() => setTreeOpen(false), [route]);
  const side = <Side start={start} route={shown} navigate={navigate} />;
  return (
    <div className={styles.wiki}>
      {hasSide ? <div className={styles.side}>{side}</div> : (
        <div><Button icon="menu" onClick={() => setTreeOpen(true)}>{strings.Pages}</Button></div>
      )}
      {isTreeOpen && <Panel title={strings.Pages} onClose={() => setTreeOpen(false)}>{side}</Panel>}
      <div className={styles.main}><Shown start={start} route={shown} navigate={navigate} /></div>
    </div>
  );
};

interface PartProps {
  readonly start: WikiStart;
  readonly route: WikiRoute;
  readonly navigate: Navigate;
}

function Side({ start, route, navigate }: PartProps): JSX.Element | null {
  const [words, setWords] = React.useState(route.view === 'search' ? route.words : '');
  const currentId = 'id' in route ? route.id : undefined;
  const { data } = useOpenPage(currentId);
  const path = data && data.page.id === currentId ? data.path : [];
  return (
    <>
      <SearchField
        label={strings.Search} value={words} onChange={setWords}
        onSearch={(text) => navigate(text.trim() === '' ? { view: 'home' } : { view: 'search', words: text.trim() }, route.view === 'search' ? 'replace' : 'push')}
      />
      <PageTree currentId={currentId} path={path} canEdit={start.viewer.canEdit} onOpen={(id) => navigate({ view: 'page', id })} />
      <SideViews viewer={start.viewer} navigate={navigate} />
    </>
  );
}

function Shown({ start, route, navigate }: PartProps): JSX.Element | null {
  const { canEdit } = start.viewer;
  switch (route.view) {
    case 'page':
    case 'edit':
    case 'history':
      return <OnePage start={start} route={route} navigate={navigate} />;
    case 'new':
      return <NewPage start={start} route={route} navigate={navigate} />;
    case 'search':
      return <SearchResults words={route.words} canEdit={canEdit} />;
    case 'recent':
      return <RecentChanges />;
    case 'print':
      return <PrintBranch id={route.id} onClose={() => navigate({ view: 'page', id: route.id })} />;
    case 'home':
      return (
        <EmptyState
          title={strings.EmptyTitle} text={canEdit ? strings.EmptyText : undefined}
          action={canEdit && <Button variant="primary" onClick={() => navigate({ view: 'new', title: '' })}>{strings.FirstPage}</Button>}
        />
      );
    default:
      return <MoreOverviews route={route} canEdit={canEdit} />;
  }
}

function OnePage({ start, route, navigate }: PartProps & { readonly route: Extract<WikiRoute, { readonly id: number }> }): JSX.Element | null {
  const { data, error, refetch } = useOpenPage(route.id);
  const opened = data && data.page.id === route.id ? data : undefined;
  if (!opened) {
    return error
      ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} texts={{ notFound: { title: strings.PageGone, text: strings.PageGoneText } }} />
      : <Skeleton shape="article" />;
  }
  const close = (): void => navigate({ view: 'page', id: route.id });
  if (route.view === 'edit' && opened.canEdit) return <PageEditor key={route.id} viewer={start.viewer} page={opened.page} onClose={close} />;
  if (route.view === 'history') return <PageHistory page={opened.page} canEdit={opened.canEdit} onClose={close} />;
  return <PageView opened={opened} heading={route.heading} viewer={start.viewer} navigate={navigate} />;
}

/** A page that is to be written; a title that somebody has written meanwhile leads to it. */
function NewPage({ start, route, navigate }: PartProps & { readonly route: Extract<WikiRoute, { readonly view: 'new' }> }): JSX.Element | null {
  const existing = usePageOfTitle(route.title === '' ? undefined : route.title);
  const found = existing.data?.id;
  React.useEffect(() => {
    if (found !== undefined) navigate({ view: 'page', id: found }, 'replace');
  }, [found, navigate]);
  if (route.title !== '' && !existing.isFetched) return <Skeleton shape="article" />;
  if (!start.viewer.canEdit) return <EmptyState title={strings.NotWritten} text={strings.ReadOnly} />;
  return (
    <PageEditor
      key={`${route.title}/${route.parentId ?? 0}`} viewer={start.viewer} title={route.title} parentId={route.parentId}
      onClose={(id) => navigate(id === undefined ? { view: 'home' } : { view: 'page', id }, 'replace')}
    />
  );
}
