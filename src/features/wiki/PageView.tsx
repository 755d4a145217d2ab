import * as React from 'react';
import * as strings from 'WikiStrings';
import { asAppError } from '../../domain/shared/errors';
import { useToasts } from '../../application/shared/toasts';
import { useWikiActions } from '../../application/wiki/useWiki';
import { countPhrase, fold, format } from '../../domain/shared/text';
import { readPageHref } from '../../domain/wiki/links';
import type { OpenPage, WikiViewer } from '../../domain/wiki/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { ConfirmDialog } from '../../ui/Dialog/Dialog';
import { Icon } from '../../ui/Icon/Icon';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { Backlinks } from './Backlinks';
import { Comments } from './Comments';
import type { ExportDialogProps } from './ExportDialog';
import type { LockPageProps } from './LockPage';
import { jumpTo, PageContents, type Heading } from './PageContents';
import { PageMenu } from './PageMenu';
import { PageState } from './PageState';
import { PageText } from './PageText';
import { ReadingCard } from './ReadingCard';
import { routeHref, type Navigate } from './route';
import styles from './Wiki.module.scss';

const MovePage = lazily<{ readonly opened: OpenPage; readonly onClose: () => void }>(() => import(/* webpackChunkName: 'wiki-move' */ './MovePage'));
const ReviewPage = lazily<{ readonly opened: OpenPage; readonly onClose: () => void }>(() => import(/* webpackChunkName: 'wiki-review' */ './ReviewPage'));
const LockPage = lazily<LockPageProps>(() => import(/* webpackChunkName: 'wiki-lock' */ './LockPage'));
const ExportDialog = lazily<ExportDialogProps>(() => import(/* webpackChunkName: 'wiki-export' */ './ExportDialog'));

export interface PageViewProps {
  readonly opened: OpenPage;
  /** The heading that the address names. */
  readonly heading?: string | undefined;
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

type Mode = 'move' | 'review' | 'delete' | 'lock' | 'export';

/** A page to be read, with its place, its state and what can be done with it. */
export const PageView: React.FC<PageViewProps> = ({ opened, heading, viewer, navigate }) => {
  const { page, path } = opened;
  const { band } = useRoot();
  const [headings, handleRendered] = useRendered();
  const [mode, setMode] = React.useState<Mode>();
  const [quote, setQuote] = React.useState('');
  const title = React.useRef<HTMLHeadingElement>(null);
  const body = React.useRef<HTMLDivElement>(null);
  const talk = React.useRef<HTMLDivElement>(null);
  const lastId = React.useRef(page.id);
  React.useEffect(() => {
    // Another page was opened from inside the wiki: readers of a screen start at its title.
    if (lastId.current !== page.id) title.current?.focus();
    lastId.current = page.id;
    setQuote('');
  }, [page.id]);
  const named = heading === undefined ? undefined : headings.find(({ text }) => fold(text.trim()) === fold(heading.trim()))?.id;
  React.useEffect(() => {
    if (named !== undefined) jumpTo(named);
  }, [named]);
  const close = (): void => setMode(undefined);
  const handleComment = (): void => {
    const selection = document.getSelection();
    const isInside = selection?.anchorNode && body.current?.contains(selection.anchorNode);
    setQuote(isInside ? selection.toString().replace(/\s+/g, ' ').trim().slice(0, 255) : '');
    talk.current?.scrollIntoView({ block: 'start' });
    talk.current?.querySelector('textarea')?.focus();
  };
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
            {opened.canEdit && <Button variant="primary" icon="edit" onClick={() => navigate({ view: 'edit', id: page.id })}>{strings.Edit}</Button>}
            <PageMenu opened={opened} viewer={viewer} navigate={navigate} onMode={setMode} onComment={handleComment} />
          </div>
        </div>
        <PageState opened={opened} />
        {page.outdated && <MessageStrip kind="warning" isLive={false}>{format(strings.OutdatedBecause, { reason: page.outdated })}</MessageStrip>}
        {page.isTemplate && <MessageStrip isLive={false}>{strings.TemplateNote}</MessageStrip>}
        <div ref={body}><PageText key={page.etag} id={page.id} html={page.body} onRendered={handleRendered} /></div>
        {page.body.trim() === '' && <p className={styles.quiet}>{strings.EmptyPage}</p>}
        <ReadingCard opened={opened} canConfirm={viewer.canTakePart} canList={viewer.canEdit} />
        <Backlinks id={page.id} count={opened.backlinkCount} />
        <div ref={talk}><Comments key={page.id} pageId={page.id} viewer={viewer} quote={quote} onQuoted={() => setQuote('')} /></div>
      </article>
      {band === 'full' && headings.length > 1 && <PageContents headings={headings} />}
      {mode === 'move' && <MovePage opened={opened} onClose={close} />}
      {mode === 'review' && <ReviewPage opened={opened} onClose={close} />}
      {mode === 'lock' && <LockPage page={page} isLocked={opened.isLocked} onClose={close} />}
      {mode === 'export' && <ExportDialog page={page} onClose={close} />}
      {mode === 'delete' && <DeletePage opened={opened} onClose={close} onGone={() => navigate(page.parentId ? { view: 'page', id: page.parentId } : { view: 'home' }, 'replace')} />}
    </div>
  );
};

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
