import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useRefresh } from '../../application/blog/useBlog';
import { useServerDraft, type DraftState } from '../../application/blog/useServerDraft';
import { chosenFields } from '../../application/shared/mergeFields';
import { useToasts } from '../../application/shared/toasts';
import { useDraft } from '../../application/shared/useDraft';
import { articleProblem, emptyText, isOver, textOfDraft, type ArticleText } from '../../domain/blog/article';
import type { ArticleDraft, DraftTeam } from '../../domain/blog/draft';
import { isAppError } from '../../domain/shared/errors';
import type { BlogViewer } from '../../domain/blog/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import type { RichEditorHandle } from '../../ui/RichEditor/RichEditor';
import { errorText } from '../../ui/States/ErrorState';
import { MergeChoices } from '../shared/MergeChoices';
import { named } from './mergeWords';
import { ArticleForm, problemText, type FormProblem } from './ArticleForm';
import { DraftStatus } from './DraftStatus';
import type { Navigate } from './route';
import { safeName } from './safeName';
import type { ScheduleDialogProps } from './ScheduleDialog';
import type { TeamDialogProps } from './TeamDialog';
import styles from './Blog.module.scss';

const TeamDialog = lazily<TeamDialogProps>(() => import(/* webpackChunkName: 'blog-team' */ './TeamDialog'));
const ScheduleDialog = lazily<ScheduleDialogProps>(() => import(/* webpackChunkName: 'blog-schedule' */ './ScheduleDialog'));

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

function isBehindOf({ text, base }: KeptDraft, known: ArticleDraft): boolean {
  return base !== undefined && base.etag !== known.etag && JSON.stringify(textOfDraft(text)) === JSON.stringify(textOfDraft(base));
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
  // The same state of the row may come with news of its review.
  const [base] = React.useState(known !== undefined && (isBehindOf(device.value, known) || device.value.base?.etag === known.etag) ? known : device.value.base);
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
  const [open, setOpen] = React.useState<'team' | 'schedule'>();
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
    // A change that comes before the next drawing builds on this one.
    latest.current = { ...latest.current, ...next };
    keep({ text: latest.current, ...(saved ? { base: saved } : {}) });
  };
  const leave = (): void => {
    flush().catch(() => undefined).then(() => refresh(), () => undefined);
    navigate({ view: 'list' });
  };
  const discard = (): void => {
    if (saved) service.deleteDraft(saved).then(refresh).catch(() => undefined);
    device.clear();
    navigate({ view: 'list' }, 'replace');
  };
  /** What was published elsewhere stays as it is; these words go on as a draft of their own. */
  const startAnew = async (): Promise<void> => {
    const left = await flush();
    const key = crypto.randomUUID();
    await service.saveDraft(key, latest.current);
    await service.deleteDraft(left);
    device.clear();
    await refresh();
    navigate({ view: 'write', key }, 'replace');
  };
  /** Whether the text can be published; says what keeps it from it. */
  const isReady = (): boolean => {
    const wrong = articleProblem(latest.current);
    setProblem(wrong && { field: wrong === 'body' || wrong === 'bodyLong' ? 'body' : 'title', text: problemText(wrong, latest.current) });
    if (!wrong && isOver(latest.current, new Date())) setProblem({ field: 'save', text: strings.EndsEarly });
    return !wrong && !isOver(latest.current, new Date());
  };
  /** Changes something about the draft that is not its text, from the state that the server holds now. */
  const alter = async (act: (draft: ArticleDraft) => Promise<void>): Promise<void> => {
    await act(await flush());
    await reread();
    await refresh();
  };
  const alterOrSay = (act: (draft: ArticleDraft) => Promise<void>): void => {
    alter(act).catch((error: unknown) => setProblem({ field: 'save', text: errorText(error) }));
  };
  const saveTeam = async (team: DraftTeam): Promise<void> => {
    await alter((draft) => service.shareDraft(draft, team, viewer.isOwner));
    show({ text: viewer.isOwner ? strings.TeamSaved : strings.TeamAsked });
  };
  const schedule = async (at: string): Promise<void> => {
    await alter((draft) => service.schedule(draft, at));
    show({ text: strings.ScheduleSet });
  };
  const openSchedule = (): void => { if (isReady()) setOpen('schedule'); };
  const items: MenuItem[] = [
    { key: 'team', icon: 'people', text: strings.Together, onSelect: () => setOpen('team') },
    { key: 'schedule', icon: 'calendar', text: strings.ScheduleMenu, onSelect: openSchedule },
    { key: 'discard', icon: 'delete', text: strings.Discard, isDanger: true, startsGroup: true, onSelect: discard }
  ];
  const publish = async (): Promise<void> => {
    if (!isReady()) return;
    setBusy(true);
    try {
      const id = await service.publish(await flush()).catch(async (error: unknown) => {
        if (!isAppError(error, 'conflict')) throw error;
        // Somebody wrote on since: their words are joined with these, or a person is asked.
        await reread();
        return service.publish(await flush());
      });
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
  const told = saved?.isShared ? strings.DraftShared : strings.DraftPrivate;
  return (
    <div className={styles.editing}>
      <div className={styles.editTop}>
        <Button variant="quiet" icon="back" onClick={leave}>{strings.Blog}</Button>
        <span className={styles.quiet} role="status">{isEmptyText(text) ? told : `${stateText(server.state)} · ${told}`}</span>
        <Menu label={strings.MoreDraft} items={items} />
        <Button variant="primary" isBusy={isBusy} onClick={() => { publish().catch(() => undefined); }}>{strings.Publish}</Button>
      </div>
      {saved && <DraftStatus draft={known?.etag === saved.etag ? known : saved} viewerId={viewer.person.id} onAskAgain={() => alterOrSay((draft) => service.askAgain(draft))} onUnschedule={() => alterOrSay((draft) => service.schedule(draft, undefined))} />}
      {server.isGone && <MessageStrip kind="warning" actions={[{ text: strings.DraftAnew, onClick: () => { startAnew().catch((error: unknown) => setProblem({ field: 'save', text: errorText(error) })); } }]}>{strings.DraftGone}</MessageStrip>}
      {server.clash && <MergeChoices parts={server.clash.parts} fields={named(server.clash)} onDone={(body, choices) => server.settle(body, chosenFields(server.clash?.fields ?? [], choices))} onCancel={() => server.settle(latest.current.body)} />}
      <ArticleForm text={text} authorId={viewer.person.id} writers={saved?.isShared ? saved.team.authors : undefined} onChange={change} onUpload={upload} pictureUrl={saved && ((name) => service.draftPictureUrl(saved, name))} problem={problem} handle={editor} onSubmit={leave} />
      {open === 'team' && <TeamDialog draft={saved} viewerId={viewer.person.id} isOwner={viewer.isOwner} onSave={saveTeam} onClose={() => setOpen(undefined)} />}
      {open === 'schedule' && <ScheduleDialog publishAt={saved?.publishAt} unpublishAt={text.unpublishAt} onSave={schedule} onClose={() => setOpen(undefined)} />}
    </div>
  );
};

export default ArticleEditor;
