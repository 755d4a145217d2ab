import * as React from 'react';
import * as strings from 'BlogStrings';
import * as sharedStrings from 'SharedStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticle, useRefresh } from '../../application/blog/useBlog';
import { useServerDraft, type DraftState } from '../../application/blog/useServerDraft';
import { mergeTexts, settledText, type MergePart } from '../../application/shared/mergeText';
import { useToasts } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { articleProblem, emptyText, textOfDraft, type Article, type ArticleText } from '../../domain/blog/article';
import type { ArticleDraft } from '../../domain/blog/draft';
import type { BlogViewer } from '../../domain/blog/ports';
import { isAppError } from '../../domain/shared/errors';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import type { RichEditorHandle } from '../../ui/RichEditor/RichEditor';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState, errorText } from '../../ui/States/ErrorState';
import { MergeChoices } from '../shared/MergeChoices';
import { ArticleForm, problemText, type FormProblem } from './ArticleForm';
import type { Navigate } from './route';
import styles from './Blog.module.scss';

/** What is written, and what the server held when this device last heard of it. */
interface KeptDraft {
  readonly text: ArticleText;
  readonly base?: ArticleDraft;
}

export interface ArticleEditorProps {
  readonly viewer: BlogViewer;
  /** Made once for a text; stays when it is published. */
  readonly draftKey: string;
  /** The blog in which the person began to write. */
  readonly blog: string | undefined;
  /** What the server holds of it. */
  readonly draft: ArticleDraft | undefined;
  readonly navigate: Navigate;
}

function isEmptyText({ title, summary, body, cover }: ArticleText): boolean {
  return title.trim() === '' && summary.trim() === '' && body.trim() === '' && !cover;
}

function stateText(state: DraftState): string {
  return { saved: strings.DraftSaved, saving: strings.DraftSaving, waiting: strings.DraftWaiting, offline: strings.DraftOffline, failed: strings.DraftFailed, conflict: strings.DraftConflict }[state];
}

function safeName(name: string): string {
  return `${Date.now()}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`.slice(-60);
}

function isBehindOf({ text, base }: KeptDraft, known: ArticleDraft): boolean {
  return base !== undefined && base.etag !== known.etag && JSON.stringify(text) === JSON.stringify(textOfDraft(base));
}

/** A text that is not published yet: kept on this device with each letter, and as a draft of the person on any. */
const ArticleEditor: React.FC<ArticleEditorProps> = ({ viewer, draftKey, blog, draft: known, navigate }) => {
  const { service, siteUrl, blog: scope } = useBlogServices();
  const refresh = useRefresh();
  const { show } = useToasts();
  const [start] = React.useState<KeptDraft>(() => (known ? { text: textOfDraft(known), base: known } : { text: { ...emptyText, blog: blog ?? scope ?? '' } }));
  const device = useDraft<KeptDraft>({ site: siteUrl, user: viewer.person.loginName, key: `blog/draft/${draftKey}` }, start);
  // Nothing of this device is unsent, and another one went on: what it wrote is what one goes on with.
  const isBehind = React.useRef(known !== undefined && isBehindOf(device.value, known));
  if (isBehind.current) {
    isBehind.current = false;
    device.clear();
  }
  const { text } = device.value;
  const latest = React.useRef(text);
  latest.current = text;
  const editor = React.useRef<RichEditorHandle>(null);
  const keep = device.setValue;
  const [base] = React.useState(known !== undefined && isBehindOf(device.value, known) ? known : device.value.base);
  const server = useServerDraft(draftKey, text, isEmptyText(text), base, (merged) => {
    if (merged.body !== latest.current.body) editor.current?.setHtml(merged.body);
    latest.current = merged;
    keep({ text: merged });
  });
  const saved = server.draft;
  // What the server holds is kept beside the words: another session on this device starts from there.
  React.useEffect(() => { if (saved) keep({ text: latest.current, base: saved }); }, [saved, keep]);
  const [problem, setProblem] = React.useState<FormProblem>();
  const [isBusy, setBusy] = React.useState(false);
  const { flush, reread } = server;
  const upload = React.useCallback(async (file: File) => {
    const draft = await flush();
    const name = safeName(file.name);
    const href = await service.addDraftPicture(draft, file, name);
    await reread();
    return { href, name };
  }, [flush, reread, service]);

  const change = (next: Partial<ArticleText>): void => {
    setProblem(undefined);
    keep({ text: { ...latest.current, ...next }, ...(saved ? { base: saved } : {}) });
  };
  const leave = (): void => {
    flush().catch(() => undefined).then(() => refresh(), () => undefined);
    navigate({ view: 'list' });
  };
  const discard = (): void => {
    if (server.draft) service.deleteDraft(server.draft).then(refresh).catch(() => undefined);
    device.clear();
    navigate({ view: 'list' }, 'replace');
  };
  const publish = async (): Promise<void> => {
    const wrong = articleProblem(latest.current);
    setProblem(wrong && { field: wrong === 'body' || wrong === 'bodyLong' ? 'body' : 'title', text: problemText(wrong, latest.current) });
    if (wrong) return;
    setBusy(true);
    try {
      const id = await service.publish(await flush());
      device.clear();
      await refresh();
      show({ text: strings.Published });
      navigate({ view: 'article', id }, 'replace');
    } catch (error) {
      setProblem({ field: 'save', text: `${errorText(error)} ${strings.StillDraft}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.editing}>
      <div className={styles.editTop}>
        <Button variant="quiet" icon="back" onClick={leave}>{strings.Blog}</Button>
        <span className={styles.quiet} role="status">{isEmptyText(text) ? strings.DraftPrivate : `${stateText(server.state)} · ${strings.DraftPrivate}`}</span>
        <Button onClick={discard}>{strings.Discard}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={() => { publish().catch(() => undefined); }}>{strings.Publish}</Button>
      </div>
      {server.parts && <MergeChoices parts={server.parts} onDone={server.settle} onCancel={() => server.settle(latest.current.body)} />}
      <ArticleForm text={text} authorId={viewer.person.id} onChange={change} onUpload={upload} problem={problem} handle={editor} onSubmit={leave} />
    </div>
  );
};

export interface EditPublishedProps {
  readonly id: number;
  readonly viewer: BlogViewer;
  readonly navigate: Navigate;
}

/** Changes a published article, once it is loaded. */
export const EditPublished: React.FC<EditPublishedProps> = ({ id, viewer, navigate }) => {
  const { data, error, refetch } = useArticle(id);
  if (!data) return error ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} /> : <Skeleton shape="article" />;
  return <PublishedEditor article={data.article} viewer={viewer} navigate={navigate} />;
};

function PublishedEditor({ article, viewer, navigate }: Omit<EditPublishedProps, 'id'> & { readonly article: Article }): JSX.Element {
  const { service, siteUrl } = useBlogServices();
  const refresh = useRefresh();
  const { show } = useToasts();
  const [start] = React.useState(() => ({ text: textOfDraft(article), base: { body: article.body, etag: article.etag } }));
  const device = useDraft({ site: siteUrl, user: viewer.person.loginName, key: `blog/article/${article.id}` }, start);
  const editor = React.useRef<RichEditorHandle>(null);
  const [problem, setProblem] = React.useState<FormProblem>();
  const [choice, setChoice] = React.useState<{ readonly parts: readonly MergePart[]; readonly theirs: Article }>();
  const [isBusy, setBusy] = React.useState(false);
  const latest = React.useRef(device.value);
  latest.current = device.value;
  const upload = React.useCallback(async (file: File) => {
    const name = safeName(file.name);
    return { href: await service.addPicture(article.id, file, name), name };
  }, [article.id, service]);
  const close = (): void => {
    device.clear();
    navigate({ view: 'article', id: article.id }, 'replace');
  };
  const store = async (value: typeof start): Promise<void> => {
    await service.saveArticle(article.id, value.text, value.base.etag);
    await refresh();
    close();
  };
  /** Somebody saved in the meantime: what fits together is joined, the rest is asked. */
  const join = async (value: typeof start): Promise<void> => {
    const { article: theirs } = await service.openArticle(article.id);
    const parts = mergeTexts(value.base.body, value.text.body, theirs.body);
    const body = settledText(parts);
    if (body === undefined) {
      setChoice({ parts, theirs });
      return;
    }
    const merged = { text: { ...value.text, body }, base: { body: theirs.body, etag: theirs.etag } };
    editor.current?.setHtml(body);
    device.setValue(merged);
    await store(merged);
    show({ text: sharedStrings.Merged });
  };
  const save = async (): Promise<void> => {
    const value = latest.current;
    const wrong = articleProblem(value.text);
    setProblem(wrong && { field: wrong === 'body' || wrong === 'bodyLong' ? 'body' : 'title', text: problemText(wrong, value.text) });
    if (wrong) return;
    setBusy(true);
    try {
      await store(value).catch((error: unknown) => (isAppError(error, 'conflict') ? join(value) : Promise.reject(error)));
    } catch (error) {
      setProblem({ field: 'save', text: `${errorText(error)} ${sharedStrings.TextKept}` });
    } finally {
      setBusy(false);
    }
  };
  const handleSave = (): void => { save().catch(() => undefined); };
  const handleChosen = (body: string): void => {
    if (!choice) return;
    editor.current?.setHtml(body);
    device.setValue({ text: { ...latest.current.text, body }, base: { body: choice.theirs.body, etag: choice.theirs.etag } });
    setChoice(undefined);
  };
  return (
    <div className={styles.editing}>
      <div className={styles.editTop}>
        <span className={styles.quiet} role="status">{device.savedAt ? sharedStrings.KeptHere : ''}</span>
        <Button onClick={close}>{strings.Cancel}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={handleSave}>{strings.Save}</Button>
      </div>
      {device.isRestored && <MessageStrip isLive={false}>{strings.Restored}</MessageStrip>}
      {choice && <MergeChoices parts={choice.parts} onDone={handleChosen} onCancel={() => setChoice(undefined)} />}
      <ArticleForm
        text={device.value.text} authorId={article.authorId} problem={problem} handle={editor} onUpload={upload} onSubmit={handleSave}
        onChange={(next) => { setProblem(undefined); device.setValue({ ...latest.current, text: { ...latest.current.text, ...next } }); }}
      />
    </div>
  );
}

export default ArticleEditor;
