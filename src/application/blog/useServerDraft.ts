import * as React from 'react';
import { textOfDraft, type ArticleText } from '../../domain/blog/article';
import type { ArticleDraft } from '../../domain/blog/draft';
import { AppError, isAppError } from '../../domain/shared/errors';
import { useBlogServices } from './blogServices';
import { mergeDraft, type DraftClash } from './mergeDraft';

/** Where a draft stands: what was typed is on this device in any case. */
export type DraftState = 'saved' | 'saving' | 'waiting' | 'offline' | 'failed' | 'conflict';

/** Milliseconds without a key before a draft is sent, and before another try. */
const pause = 1500;
const retryPause = 15_000;

export interface ServerDraft {
  readonly state: DraftState;
  readonly draft: ArticleDraft | undefined;
  /** It was published or thrown away elsewhere while it was written here: what is written here is a draft by itself now. */
  readonly isGone: boolean;
  /** What was changed here and elsewhere, and does not fit together; a person has to choose. */
  readonly clash: DraftClash | undefined;
  /** Sends what is written now. Rejects with `conflict` while a person has to choose. */
  readonly flush: () => Promise<ArticleDraft>;
  /** A picture was added or something beside the text changed, which gives the row a new state: what is written next starts from there. */
  readonly reread: () => Promise<void>;
  /** A person has chosen: the text they want, and what else of the other side, goes over what was saved there. */
  readonly settle: (body: string, fields?: Partial<ArticleText>) => void;
}

/**
 * Sends a text as a draft of the person while it is written: after a pause, one request at a time, the newest text last.
 * A failure is tried again; nothing is sent while there is nothing to keep. Where another device saved meanwhile, both
 * changes are brought together, and a person is asked where they meet.
 * @param onMerged takes what came of two changes, to be shown
 */
export function useServerDraft(key: string, written: ArticleText, isEmpty: boolean, known: ArticleDraft | undefined, onMerged: (text: ArticleText) => void): ServerDraft {
  const { service } = useBlogServices();
  // Always in the same order, so that texts can be compared.
  const text = textOfDraft(written);
  const [state, setState] = React.useState<DraftState>('saved');
  const [draft, setDraft] = React.useState(known);
  const [isGone, setGone] = React.useState(false);
  const [clash, setClash] = React.useState<DraftClash>();
  const isAsking = React.useRef(false);
  const latest = React.useRef({ text, onMerged });
  latest.current = { text, onMerged };
  /** What the server held when this device last heard of it, and the last text that was sent without an answer. */
  const base = React.useRef<ArticleDraft | undefined>(known);
  const sentText = React.useRef(known ? JSON.stringify(textOfDraft(known)) : '');
  const hasFailed = React.useRef(false);
  const running = React.useRef<Promise<ArticleDraft>>();
  const isAlive = React.useRef(true);
  React.useEffect(() => () => { isAlive.current = false; }, []);

  const keep = React.useCallback((saved: ArticleDraft, wanted: ArticleText): ArticleDraft => {
    base.current = saved;
    hasFailed.current = false;
    sentText.current = JSON.stringify(wanted);
    if (isAlive.current) {
      setDraft(saved);
      setState(JSON.stringify(latest.current.text) === sentText.current ? 'saved' : 'waiting');
    }
    return saved;
  }, []);

  /** Another device was faster: joins both, or asks. */
  const join = React.useCallback(async (wanted: ArticleText, start: ArticleDraft | undefined): Promise<ArticleDraft> => {
    const theirs = await service.findDraft(key);
    if (!theirs) {
      if (start && isAlive.current) setGone(true);
      return keep(await service.saveDraft(key, wanted), wanted);
    }
    const before = start ? textOfDraft(start) : { ...wanted, body: '' };
    const merged = mergeDraft(before, wanted, textOfDraft(theirs));
    base.current = theirs;
    latest.current.onMerged(merged.text);
    if (merged.clash) {
      isAsking.current = true;
      if (isAlive.current) setClash(merged.clash);
      throw new AppError('conflict', { message: 'The draft was changed on another device.' });
    }
    return keep(await service.saveDraft(key, merged.text, theirs), merged.text);
  }, [key, keep, service]);

  const write = React.useCallback(async (wanted: ArticleText): Promise<ArticleDraft> => {
    // An answer that was lost may have made the row already.
    const start = base.current ?? (hasFailed.current ? await service.findDraft(key) : undefined);
    try {
      return keep(await service.saveDraft(key, wanted, start), wanted);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      return join(wanted, start);
    }
  }, [join, keep, key, service]);

  const send = React.useCallback(async (): Promise<ArticleDraft> => {
    const before = running.current;
    const turn = (async () => {
      await before?.catch(() => undefined);
      return write(latest.current.text);
    })();
    running.current = turn;
    if (isAlive.current) setState('saving');
    try {
      return await turn;
    } catch (error) {
      hasFailed.current = true;
      if (isAlive.current) setState(isAppError(error, 'offline') ? 'offline' : isAppError(error, 'conflict') ? 'conflict' : 'failed');
      throw error;
    }
  }, [write]);

  const json = JSON.stringify(text);
  React.useEffect(() => {
    if (isEmpty || json === sentText.current || clash !== undefined) return undefined;
    if (state === 'saved') setState('waiting');
    const timer = window.setTimeout(() => { send().catch(() => undefined); }, state === 'offline' || state === 'failed' ? retryPause : pause);
    return () => window.clearTimeout(timer);
  }, [json, isEmpty, clash, send, state]);

  const flush = React.useCallback(async () => {
    if (isAsking.current) throw new AppError('conflict', { message: 'The draft was changed on another device.' });
    return base.current && JSON.stringify(latest.current.text) === sentText.current ? base.current : send();
  }, [send]);
  const reread = React.useCallback(async (): Promise<void> => {
    const now = await service.findDraft(key);
    const known = base.current;
    if (!now || !known) return;
    if (JSON.stringify(textOfDraft(now)) === JSON.stringify(textOfDraft(known))) {
      base.current = now;
      if (isAlive.current) setDraft(now);
      return;
    }
    // Somebody wrote meanwhile, or the pictures moved along with the draft to where others write it too.
    await join(latest.current.text, known).catch((error: unknown) => {
      if (!isAppError(error, 'conflict')) throw error;
      if (isAlive.current) setState('conflict');
    });
  }, [join, key, service]);
  const settle = React.useCallback((body: string, fields: Partial<ArticleText> = {}): void => {
    isAsking.current = false;
    setClash(undefined);
    setState('waiting');
    latest.current.onMerged({ ...latest.current.text, ...fields, body });
  }, []);
  return { state, draft, isGone, clash, flush, reread, settle };
}
