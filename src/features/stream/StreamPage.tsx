import * as React from 'react';
import * as strings from 'StreamStrings';
import { ProfilePageProvider } from '../../application/shared/personCards';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { usePostActions } from '../../application/stream/usePostActions';
import { useFollowed, useSinglePost } from '../../application/stream/useStreamFeed';
import { usePublishing } from '../../application/stream/usePublishing';
import { useChosen } from '../../application/stream/useStreamView';
import type { AppError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/person';
import type { StreamStart } from '../../domain/stream/feed';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { Composer } from './Composer';
import { Feed } from './Feed';
import { NoticeBar, useNotice } from './NoticeBar';
import { StreamPageContext, type PageDialog, type StreamPageValue, type StreamView } from './pageContext';
import type { StreamDialogProps } from './StreamDialog';
import { PostItem } from './PostItem';
import { useStreamRoute, type StreamRoute } from './route';
import { StreamTabs } from './StreamTabs';
import styles from './Stream.module.scss';

export interface StreamPageProps {
  readonly start: StreamStart;
}

const Rail = lazily(() => import(/* webpackChunkName: 'stream-rail' */ './Rail'));
const StreamDialog = lazily<StreamDialogProps>(() => import(/* webpackChunkName: 'stream-dialogs' */ './StreamDialog'));

const everyone: StreamRoute = { filter: { tab: 'everyone' } };

function refusalText({ kind }: AppError): string {
  if (kind === 'forbidden') return strings.TakenBackForbidden;
  return kind === 'offline' ? strings.TakenBackOffline : strings.TakenBack;
}

/** The stream itself: composer, tabs, posts and what stands beside them. */
export const StreamPage: React.FC<StreamPageProps> = ({ start }) => {
  const { viewer } = start;
  const { band, isCompact } = useRoot();
  const { hasShortcuts } = useStreamEnvironment();
  const chosenByOwner = React.useMemo(() => ({ isCompact, hasShortcuts }), [isCompact, hasShortcuts]);
  const [view, changeView] = useChosen<StreamView>(viewer.person.id, 'view', chosenByOwner);
  const [dialog, setDialog] = React.useState<PageDialog>();
  const [asked, navigate] = useStreamRoute();
  // The server tells nobody else what is hidden.
  const route = !viewer.isOwner && 'filter' in asked && asked.filter.tab === 'hidden' ? everyone : asked;
  const { notice, notify, dismiss } = useNotice();
  const handleError = React.useCallback((error: AppError) => notify({ text: refusalText(error) }), [notify]);
  const actions = usePostActions(handleError);
  const followed = useFollowed(band === 'full' || ('filter' in route && (route.filter.tab === 'topic' || route.filter.tab === 'person')));
  const people = React.useRef(new Map<number, Person>([[viewer.person.id, viewer.person]]));
  const personOf = React.useCallback((id: number) => people.current.get(id), []);
  const keepPeople = React.useCallback((more: ReadonlyMap<number, Person>) => more.forEach((person, id) => people.current.set(id, person)), []);
  // The marker stays where it was when the page opened, whatever is read meanwhile.
  const [seenUpTo] = React.useState(start.seenUpTo);

  usePublishing(viewer.canPost, viewer.isOwner, () => notify({ text: strings.ScheduledAppeared }));
  const filter = 'filter' in route ? route.filter : undefined;

  const value = React.useMemo<StreamPageValue>(
    () => ({ viewer, actions, followed: followed.data ?? [], seenUpTo, personOf, navigate, notify, filter, muted: start.muted, view, changeView, openDialog: setDialog }),
    [viewer, actions, followed.data, seenUpTo, personOf, navigate, notify, filter, start.muted, view, changeView]
  );
  keepPeople(start.page.people);
  return (
    <ProfilePageProvider value={start.profilePage ?? null}><StreamPageContext.Provider value={value}>
      <div className={styles.page}>
        <div className={styles.main}>
          {'postId' in route ? <SinglePost id={route.postId} onPeople={keepPeople} /> : (
            <>
              {viewer.canPost ? route.filter.tab !== 'hidden' && <Composer /> : <MessageStrip icon="lock" isLive={false}>{strings.ReadOnly}</MessageStrip>}
              <StreamTabs filter={route.filter} />
              <Feed key={JSON.stringify(route.filter)} filter={route.filter} pinned={start.pinned} onPeople={keepPeople} />
            </>
          )}
        </div>
        {band === 'full' && <Rail />}
        {dialog && <StreamDialog dialog={dialog} onClose={() => setDialog(undefined)} />}
        <NoticeBar notice={notice} onDismiss={dismiss} />
      </div>
    </StreamPageContext.Provider></ProfilePageProvider>
  );
};

function SinglePost({ id, onPeople }: { readonly id: number; readonly onPeople: (people: ReadonlyMap<number, Person>) => void }): JSX.Element | null {
  const { pageUrl } = useStreamEnvironment();
  const { data, error, refetch } = useSinglePost(id);
  const back = <Button icon="back" variant="quiet" href={`${pageUrl}#stream=everyone`}>{strings.BackToStream}</Button>;
  if (data) onPeople(data.people);
  const [one] = data?.posts ?? [];
  return (
    <>
      <div>{back}</div>
      {one && <PostItem one={one} isThreadOpen />}
      {!data && !error && <Skeleton shape="posts" count={1} />}
      {error !== null && <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} texts={{ notFound: { title: strings.PostGone } }} />}
    </>
  );
}
