import * as React from 'react';
import * as strings from 'WikiStrings';
import { asAppError } from '../../domain/shared/errors';
import { useToasts } from '../../application/shared/toasts';
import { useWikiActions } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { countPhrase, format, formatDate } from '../../domain/shared/text';
import { readPageHref } from '../../domain/wiki/links';
import type { OpenPage, WikiViewer } from '../../domain/wiki/ports';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { ConfirmDialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { RichText } from '../../ui/RichText/RichText';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { EditorName } from './EditorName';
import { Backlinks } from './Backlinks';
import { MovePage } from './MovePage';
import { PageContents, type Heading } from './PageContents';
import { ReviewPage } from './ReviewPage';
import { routeHref, type Navigate } from './route';
import styles from './Wiki.module.scss';

export interface PageViewProps {
  readonly opened: OpenPage;
  readonly viewer: WikiViewer;
  readonly navigate: Navigate;
}

/** Marks links to pages that nobody has written yet, and collects the headings for the contents. */
function useRendered(): readonly [readonly Heading[], (element: HTMLElement) => void] {
  const [headings, setHeadings] = React.useState<readonly Heading[]>([]);
  const handleRendered = React.useCallback((element: HTMLElement) => {
    for (const link of Array.from(element.querySelectorAll('a'))) {
      const target = readPageHref(link.getAttribute('href') ?? '');
      if (!target || !('wanted' in target)) continue;
      link.classList.add(styles.missing ?? '');
      link.title = strings.NotWritten;
    }
    setHeadings(Array.from(element.querySelectorAll<HTMLElement>('h2,h3')).map((heading) => ({ id: heading.id, text: heading.textContent ?? '', isSub: heading.nodeName === 'H3' })));
  }, []);
  return [headings, handleRendered];
}

/** A page to be read, with its place, its state and what can be done with it. */
export const PageView: React.FC<PageViewProps> = ({ opened, viewer, navigate }) => {
  const { page, path } = opened;
  const { band } = useRoot();
  const [headings, handleRendered] = useRendered();
  const [mode, setMode] = React.useState<'move' | 'review' | 'delete'>();
  const title = React.useRef<HTMLHeadingElement>(null);
  const lastId = React.useRef(page.id);
  React.useEffect(() => {
    // Another page was opened from inside the wiki: readers of a screen start at its title.
    if (lastId.current !== page.id) title.current?.focus();
    lastId.current = page.id;
  }, [page.id]);
  const close = (): void => setMode(undefined);
  return (
    <div className={styles.page}>
      <article className={styles.article} aria-labelledby={`wiki-title-${page.id}`}>
        {path.length > 0 && (
          <ol className={styles.crumbs} aria-label={strings.Path}>
            {path.map(({ id, title: name }) => <li key={id}><a href={routeHref({ view: 'page', id })} dir="auto">{name}</a><Icon name="chevronEnd" size={12} /></li>)}
          </ol>
        )}
        <div className={styles.head}>
          <h2 ref={title} id={`wiki-title-${page.id}`} className={styles.title} tabIndex={-1} dir="auto">{page.title}</h2>
          <div className={styles.actions}>
            {viewer.canEdit && <Button variant="primary" icon="edit" onClick={() => navigate({ view: 'edit', id: page.id })}>{strings.Edit}</Button>}
            <Menu label={strings.More} items={menuOf({ opened, viewer, navigate, setMode })} />
          </div>
        </div>
        <PageState opened={opened} />
        {page.outdated && <MessageStrip kind="warning" isLive={false}>{format(strings.OutdatedBecause, { reason: page.outdated })}</MessageStrip>}
        <RichText key={page.etag} text={page.body} format="html" reading headingPrefix="wiki-" onRendered={handleRendered} className={styles.body} />
        {page.body.trim() === '' && <p className={styles.quiet}>{strings.EmptyPage}</p>}
        <Backlinks id={page.id} count={opened.backlinkCount} />
      </article>
      {band === 'full' && headings.length > 1 && <PageContents headings={headings} />}
      {mode === 'move' && <MovePage page={page} onClose={close} />}
      {mode === 'review' && <ReviewPage page={page} onClose={close} />}
      {mode === 'delete' && <DeletePage opened={opened} onClose={close} onGone={() => navigate(page.parentId ? { view: 'page', id: page.parentId } : { view: 'home' }, 'replace')} />}
    </div>
  );
};

function menuOf({ opened: { page }, viewer, navigate, setMode }: PageViewProps & { readonly setMode: (mode: 'move' | 'review' | 'delete') => void }): readonly MenuItem[] {
  const always: MenuItem[] = [
    { key: 'history', icon: 'history', text: strings.History, onSelect: () => navigate({ view: 'history', id: page.id }) },
    { key: 'print', icon: 'print', text: strings.Print, onSelect: () => window.print() }
  ];
  if (!viewer.canEdit) return always;
  return [
    { key: 'below', icon: 'add', text: strings.NewBelow, onSelect: () => navigate({ view: 'new', title: '', parentId: page.id }) },
    ...always,
    { key: 'move', icon: 'tree', text: strings.Move, startsGroup: true, onSelect: () => setMode('move') },
    { key: 'review', icon: 'shield', text: strings.Review, onSelect: () => setMode('review') },
    { key: 'delete', icon: 'delete', text: strings.Delete, isDanger: true, startsGroup: true, onSelect: () => setMode('delete') }
  ];
}

/** One line under the title: until when it is checked, and who changed it last. */
function PageState({ opened: { page, people } }: { readonly opened: OpenPage }): JSX.Element | null {
  const { locale } = useRoot();
  const { photoUrl } = useWikiServices();
  const editor = people.get(page.editorId);
  const isDue = page.reviewAt !== undefined && Date.parse(page.reviewAt) < Date.now();
  return (
    <div className={styles.state}>
      <Avatar name={editor?.name ?? strings.FormerColleague} account={editor?.email} photoUrl={editor?.email ? photoUrl(editor.email) : undefined} size={24} isDecorative />
      <MetaLine>
        {page.reviewAt && (
          <span className={isDue ? styles.due : styles.checked}>
            <Icon name={isDue ? 'warning' : 'shield'} size={14} />{format(isDue ? strings.ReviewDue : strings.CheckedUntil, { date: formatDate(locale, new Date(page.reviewAt), { day: 'numeric', month: 'long', year: 'numeric' }) })}
          </span>
        )}
        <EditorName person={editor} />
        <RelativeTime date={new Date(page.editedAt)} />
        {page.summary === '' ? undefined : <span dir="auto">{page.summary}</span>}
      </MetaLine>
    </div>
  );
}

function DeletePage({ opened: { page, backlinkCount }, onClose, onGone }: { readonly opened: OpenPage; readonly onClose: () => void; readonly onGone: () => void }): JSX.Element | null {
  const { locale } = useRoot();
  const { remove } = useWikiActions();
  const { show } = useToasts();
  const handleDelete = (): void => {
    remove.mutateAsync(page.id).then(
      () => {
        show({ text: strings.Deleted });
        onGone();
      },
      (error: unknown) => {
        show({ kind: 'error', text: asAppError(error).kind === 'invalid' ? strings.HasPagesBelow : errorText(error) });
        onClose();
      }
    );
  };
  const text = backlinkCount === 0 ? strings.DeleteText : `${countPhrase(locale, strings, 'LinksHere', backlinkCount)} ${strings.DeleteText}`;
  return <ConfirmDialog title={format(strings.DeleteTitle, { title: page.title })} text={text} confirmText={strings.Delete} isDanger isBusy={remove.isLoading} onConfirm={handleDelete} onCancel={onClose} />;
}
