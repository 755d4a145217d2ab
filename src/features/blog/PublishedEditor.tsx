import * as React from 'react';
import * as strings from 'BlogStrings';
import * as sharedStrings from 'SharedStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticle, useRefresh } from '../../application/blog/useBlog';
import { mergeDraft, type DraftClash } from '../../application/blog/mergeDraft';
import { chosenFields, type FieldChoices } from '../../application/shared/mergeFields';
import { useToasts } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { articleProblem, textOfDraft, type Article, type ArticleText } from '../../domain/blog/article';
import type { BlogViewer } from '../../domain/blog/ports';
import { isAppError } from '../../domain/shared/errors';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import type { RichEditorHandle } from '../../ui/RichEditor/RichEditor';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState, errorText } from '../../ui/States/ErrorState';
import { MergeChoices } from '../shared/MergeChoices';
import { ArticleForm, problemText, type FormProblem } from './ArticleForm';
import { named } from './mergeWords';
import type { Navigate } from './route';
import { safeName } from './safeName';
import styles from './Blog.module.scss';

export interface EditPublishedProps {
  readonly id: number;
  readonly viewer: BlogViewer;
  readonly navigate: Navigate;
}

/** Changes a published article, once it is loaded. */
const EditPublished: React.FC<EditPublishedProps> = ({ id, viewer, navigate }) => {
  const { data, error, refetch } = useArticle(id);
  if (!data) return error ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} /> : <Skeleton shape="article" />;
  return <PublishedEditor article={data.article} viewer={viewer} navigate={navigate} />;
};

/** What is kept on this device of a change, and what it started from; an earlier version kept the body of that alone. */
interface KeptChange {
  readonly text: ArticleText;
  readonly base: { readonly body: string; readonly etag: string; readonly text?: ArticleText };
}

function baseOf(article: Article): KeptChange['base'] {
  return { body: article.body, etag: article.etag, text: textOfDraft(article) };
}

function PublishedEditor({ article, viewer, navigate }: Omit<EditPublishedProps, 'id'> & { readonly article: Article }): JSX.Element {
  const { service, siteUrl } = useBlogServices();
  const refresh = useRefresh();
  const { show } = useToasts();
  const [start] = React.useState<KeptChange>(() => ({ text: textOfDraft(article), base: baseOf(article) }));
  const device = useDraft({ site: siteUrl, user: viewer.person.loginName, key: `blog/article/${article.id}` }, start);
  const editor = React.useRef<RichEditorHandle>(null);
  const [problem, setProblem] = React.useState<FormProblem>();
  const [choice, setChoice] = React.useState<{ readonly clash: DraftClash; readonly theirs: Article }>();
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
  const store = async (value: KeptChange): Promise<void> => {
    await service.saveArticle(article.id, value.text, value.base.etag);
    await refresh();
    close();
  };
  /** Somebody saved in the meantime: what fits together is joined, the rest is asked. */
  const join = async (value: KeptChange): Promise<void> => {
    const { article: theirs } = await service.openArticle(article.id);
    const { text, clash } = mergeDraft(value.base.text ?? { ...value.text, body: value.base.body }, value.text, value.base.text ? textOfDraft(theirs) : { ...value.text, body: theirs.body });
    if (clash) {
      latest.current = { text, base: value.base };
      device.setValue(latest.current);
      setChoice({ clash, theirs });
      return;
    }
    const merged = { text, base: baseOf(theirs) };
    editor.current?.setHtml(text.body);
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
  const handleChosen = (body: string, choices: FieldChoices): void => {
    if (!choice) return;
    editor.current?.setHtml(body);
    device.setValue({ text: { ...latest.current.text, ...chosenFields(choice.clash.fields, choices), body }, base: baseOf(choice.theirs) });
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
      {choice && <MergeChoices parts={choice.clash.parts} fields={named(choice.clash)} onDone={handleChosen} onCancel={() => setChoice(undefined)} />}
      <ArticleForm
        text={device.value.text} authorId={article.authorId} pictureUrl={(name) => service.pictureUrl(article.id, name)} problem={problem} handle={editor} onUpload={upload} onSubmit={handleSave}
        onChange={(next) => {
          setProblem(undefined);
          latest.current = { ...latest.current, text: { ...latest.current.text, ...next } };
          device.setValue(latest.current);
        }}
      />
    </div>
  );
}

export default EditPublished;
