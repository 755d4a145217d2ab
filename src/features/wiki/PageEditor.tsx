import * as React from 'react';
import * as sharedStrings from 'SharedStrings';
import * as strings from 'WikiStrings';
import { useDraft } from '../../application/shared/useDraft';
import { useToasts } from '../../application/shared/toasts';
import { mergeField, mergeNames, type FieldChoices } from '../../application/shared/mergeFields';
import { mergeTexts, settledText, type MergePart } from '../../application/shared/mergeText';
import { useWikiActions } from '../../application/wiki/useWiki';
import { useEditing, useSignOfLife } from '../../application/wiki/useWikiTalk';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { isAppError } from '../../domain/shared/errors';
import { format, formatList, formatMoment, matches } from '../../domain/shared/text';
import { longestBody, mostTopics, tidyTopics, titleProblem, type WikiPage } from '../../domain/wiki/page';
import { stillNamed, type NamedPerson } from '../../domain/wiki/mentions';
import type { WikiViewer } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { RichEditor, type RichEditorHandle } from '../../ui/RichEditor/RichEditor';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { MergeChoices } from '../shared/MergeChoices';
import { useEditorTopics } from '../shared/useEditorTopics';
import { useMentionSearch } from '../shared/useMentionSearch';
import { searchPageLinks } from './pageLinks';
import { routeHref } from './route';
import { TemplatePicker } from './TemplatePicker';
import { useMendedLinks } from './useMendedLinks';
import styles from './Wiki.module.scss';

export interface PageEditorProps {
  readonly viewer: WikiViewer;
  /** The page that is changed; without it a new one is written. */
  readonly page?: WikiPage | undefined;
  /** The title of a new page, from the link that led here. */
  readonly title?: string | undefined;
  readonly parentId?: number | undefined;
  /** Done or given up; the id of the page where there is one. */
  readonly onClose: (id?: number) => void;
}

/** What is being written, and the state of the page that it started from. */
interface PageDraft {
  readonly title: string;
  readonly body: string;
  readonly summary: string;
  readonly key: string;
  readonly topics: readonly string[];
  /** Whom the text names, as they were chosen in it. */
  readonly named?: readonly NamedPerson[];
  readonly base: Pick<WikiPage, 'title' | 'body' | 'etag'> & Partial<Pick<WikiPage, 'topics'>>;
}

function draftOf({ page, title = '' }: PageEditorProps): PageDraft {
  const base = { title: page?.title ?? title, body: page?.body ?? '', etag: page?.etag ?? '', topics: page?.topics ?? [] };
  return { title: base.title, body: base.body, topics: base.topics, summary: '', key: '', base };
}

/** The state that a draft goes on from. */
function baseOf({ title, body, etag, topics }: WikiPage): PageDraft['base'] {
  return { title, body, etag, topics };
}

/** A draft that an earlier version of the suite kept has no topics. */
function topicsIn({ topics }: Partial<PageDraft>): readonly string[] {
  return topics ?? [];
}

type Problem = { readonly field: 'title' | 'body' | 'save'; readonly text: string };

function checkDraft({ title, body }: PageDraft): Problem | undefined {
  const problem = titleProblem(title);
  if (problem) return { field: 'title', text: problem === 'empty' ? strings.TitleEmpty : strings.TitleLong };
  return body.length > longestBody ? { field: 'body', text: format(strings.BodyLong, { count: body.length - longestBody }) } : undefined;
}

/** Title, text, and what changed. Every letter is kept on this device until it is saved; a save never takes another's away. */
const PageEditor: React.FC<PageEditorProps> = (props) => {
  const { viewer, page, parentId, onClose } = props;
  const environment = useWikiServices();
  const { service, siteUrl } = environment;
  const searchPeople = useMentionSearch(environment);
  const { locale } = useRoot();
  const { add, save } = useWikiActions();
  const { show } = useToasts();
  const mendLinks = useMendedLinks();
  const [empty] = React.useState(() => draftOf(props));
  const draft = useDraft<PageDraft>({ site: siteUrl, user: viewer.person.loginName, key: `wiki/${page?.id ?? `new/${parentId ?? 0}/${props.title ?? ''}`}` }, empty);
  const editor = React.useRef<RichEditorHandle>(null);
  const [problem, setProblem] = React.useState<Problem>();
  const [choice, setChoice] = React.useState<{ readonly parts: readonly MergePart[]; readonly theirs: WikiPage; readonly hasTitle: boolean }>();
  const latest = React.useRef(draft.value);
  latest.current = draft.value;
  const change = (next: Partial<PageDraft>): void => {
    setProblem(undefined);
    // A change that comes before the next drawing builds on this one.
    latest.current = { ...latest.current, ...next };
    draft.setValue(latest.current);
  };

  const finish = (saved: WikiPage, named: readonly NamedPerson[], formerTitle?: string): void => {
    service.noteNamed({ pageId: saved.id }, stillNamed(saved.body, named)).catch(() => show({ kind: 'error', text: strings.NamedNotNoted }));
    draft.clear();
    onClose(saved.id);
    mendLinks(saved, formerTitle);
  };
  const saveOver = (value: PageDraft): Promise<void> => {
    if (!page) {
      const key = value.key || crypto.randomUUID();
      draft.setValue({ ...value, key });
      return add.mutateAsync({ key, title: value.title.trim(), body: value.body, summary: value.summary.trim(), topics: topicsIn(value), ...(parentId ? { parentId } : {}) }).then((saved) => finish(saved, value.named ?? []));
    }
    return save.mutateAsync({ id: page.id, change: { title: value.title.trim(), body: value.body, summary: value.summary.trim(), topics: topicsIn(value) }, etag: value.base.etag }).then((saved) => finish(saved, value.named ?? [], value.base.title));
  };
  /** Somebody saved in the meantime: what fits together is joined, the rest is asked. */
  const join = async (value: PageDraft): Promise<void> => {
    const { page: theirs } = await service.openPage(page?.id ?? 0);
    const parts = mergeTexts(value.base.body, value.body, theirs.body);
    const base = baseOf(theirs);
    const title = mergeField(value.base.title, value.title.trim(), theirs.title);
    const topics = tidyTopics(mergeNames(value.base.topics ?? theirs.topics, topicsIn(value), theirs.topics));
    const settled = settledText(parts);
    if (settled === undefined || !title) {
      draft.setValue({ ...value, topics, ...(title ? { title: title.value } : {}) });
      setChoice({ parts, theirs, hasTitle: !title });
      return;
    }
    const merged: PageDraft = { ...value, title: title.value, topics, body: settled, base };
    editor.current?.setHtml(merged.body);
    draft.setValue(merged);
    await saveOver(merged);
    show({ text: sharedStrings.Merged });
  };
  const handleSave = (): void => {
    const value = { ...latest.current, body: editor.current?.getHtml() ?? latest.current.body };
    const wrong = checkDraft(value);
    setProblem(wrong);
    if (wrong) return;
    draft.setValue(value);
    saveOver(value)
      .catch((error: unknown) => (isAppError(error, 'conflict') && page ? join(value) : Promise.reject(error)))
      .catch((error: unknown) => setProblem({ field: 'save', text: `${errorText(error)} ${sharedStrings.TextKept}` }));
  };
  const handleChosen = (body: string, { title }: FieldChoices): void => {
    if (!choice) return;
    const { theirs } = choice;
    editor.current?.setHtml(body);
    draft.setValue({ ...latest.current, body, ...(title === 'theirs' ? { title: theirs.title } : {}), base: baseOf(theirs) });
    setChoice(undefined);
  };
  const searchLinks = React.useCallback((text: string) => searchPageLinks(service, text, { id: page?.id, body: () => latest.current.body }), [service, page?.id]);
  const searchTopics = React.useCallback(async (text: string): Promise<readonly PersonOption[]> => {
    const [typed] = tidyTopics([text]);
    const known = (await service.listTopics()).filter(({ topic }) => matches(topic, text)).slice(0, 10).map(({ topic }) => ({ key: topic.toLowerCase(), text: topic }));
    return typed && !known.some(({ key }) => key === typed.toLowerCase()) ? [...known, { key: typed.toLowerCase(), text: typed }] : known;
  }, [service]);
  const named = useEditorTopics({
    list: async () => [...await service.listTopics()].sort((one, other) => other.count - one.count).map(({ topic }) => topic),
    read: (words) => tidyTopics([words])[0],
    hrefOf: (name) => routeHref({ view: 'topic', name }),
    onNamed: (topic) => change({ topics: tidyTopics([...topicsIn(latest.current), topic]) })
  });
  const upload = React.useMemo(() => page && (async (file: File) => ({ href: await service.addPicture(page.id, file, `${Date.now()}-${file.name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`), name: file.name })), [service, page]);

  useSignOfLife(page?.id, viewer.canTakePart);
  const isBusy = add.isLoading || save.isLoading;
  return (
    <div className={styles.editing}>
      {draft.isRestored && draft.savedAt && (
        <MessageStrip actions={[{ text: sharedStrings.DiscardDraft, onClick: () => { editor.current?.setHtml(empty.body); draft.clear(); } }]} isLive={false}>
          {format(sharedStrings.DraftFound, { moment: formatMoment(locale, draft.savedAt) })}
        </MessageStrip>
      )}
      {choice ? <MergeChoices parts={choice.parts} fields={choice.hasTitle ? [{ key: 'title', label: strings.TitleLabel, mine: draft.value.title, theirs: choice.theirs.title }] : []} onDone={handleChosen} onCancel={() => setChoice(undefined)} /> : null}
      {page && <OthersEditing pageId={page.id} />}
      <TextField label={strings.TitleLabel} value={draft.value.title} onChange={(title) => change({ title })} error={problem?.field === 'title' ? problem.text : undefined} hasFocus={!page} />
      {!page && <TemplatePicker isWritten={draft.value.body.trim() !== ''} onUse={(body) => { editor.current?.setHtml(body); change({ body }); }} />}
      <RichEditor
        label={strings.BodyLabel} html={draft.value.body} onChange={(body) => change({ body })} placeholder={strings.BodyHint} handle={editor} hasPageLinks
        onSearchLinks={searchLinks} onSearchPeople={searchPeople} onNamed={({ key, text: name }) => change({ named: [...latest.current.named ?? [], { loginName: key, name }] })} linkHint={strings.LinkHint} topics={named} onUpload={upload} onSubmit={handleSave}
      />
      {problem?.field === 'body' && <p role="alert" className={styles.problem}>{problem.text}</p>}
      <PersonPicker
        label={strings.Topics} hint={strings.TopicsHint} value={topicsIn(draft.value).map((topic) => ({ key: topic.toLowerCase(), text: topic }))} limit={mostTopics} placeholder={strings.TopicAdd} isOptional
        onChange={(chosen) => change({ topics: tidyTopics(chosen.map(({ text }) => text)) })} onSearch={searchTopics}
      />
      <TextField label={strings.SummaryLabel} value={draft.value.summary} onChange={(summary) => change({ summary })} maxLength={255} isOptional />
      {problem?.field === 'save' && <MessageStrip kind="error">{problem.text}</MessageStrip>}
      <div className={styles.foot}>
        <span className={styles.quiet} role="status">{draft.isVolatile ? sharedStrings.NotKept : draft.savedAt ? sharedStrings.KeptHere : ''}</span>
        <Button onClick={() => { draft.clear(); onClose(page?.id); }}>{strings.Cancel}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={handleSave}>{strings.Save}</Button>
      </div>
    </div>
  );
};

/** Says calmly who else writes here: nobody is kept out. */
function OthersEditing({ pageId }: { readonly pageId: number }): JSX.Element | null {
  const { locale } = useRoot();
  const names = useEditing(pageId).map(({ person }) => person.name);
  if (names.length === 0) return null;
  return <MessageStrip icon="people">{names.length === 1 ? format(strings.EditingOne, { name: names[0] ?? '' }) : format(strings.EditingMany, { names: formatList(locale, names) })}. {strings.EditingCalm}</MessageStrip>;
}

export default PageEditor;
