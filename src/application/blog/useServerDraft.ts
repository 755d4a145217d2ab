import * as React from 'react';
import type { ArticleDraft, ArticleText } from '../../domain/blog/article';
import { isAppError } from '../../domain/shared/errors';
import { useBlogServices } from './blogServices';

/** Where a draft stands: what was typed is on this device in any case. */
export type DraftState = 'saved' | 'saving' | 'waiting' | 'offline' | 'failed';

/** Milliseconds without a key before a draft is sent, and before another try. */
const pause = 1500;
const retryPause = 15_000;

/**
 * Sends a text as a draft of the person while it is written: after a pause, one request at a time, the newest text last.
 * A failure is tried again; nothing is sent while there is nothing to keep.
 */
export function useServerDraft(key: string, text: ArticleText, isEmpty: boolean, known: ArticleDraft | undefined): { readonly state: DraftState; readonly draft: ArticleDraft | undefined; readonly flush: () => Promise<ArticleDraft> } {
  const { service } = useBlogServices();
  const [state, setState] = React.useState<DraftState>('saved');
  const [draft, setDraft] = React.useState(known);
  const latest = React.useRef(text);
  const sentText = React.useRef(known ? JSON.stringify(textOf(known)) : '');
  const running = React.useRef<Promise<ArticleDraft>>();
  const isAlive = React.useRef(true);
  latest.current = text;
  React.useEffect(() => () => { isAlive.current = false; }, []);

  const send = React.useCallback(async (): Promise<ArticleDraft> => {
    const wanted = latest.current;
    const before = running.current;
    const turn = (async () => {
      await before?.catch(() => undefined);
      return service.saveDraft(key, wanted);
    })();
    running.current = turn;
    if (isAlive.current) setState('saving');
    try {
      const saved = await turn;
      sentText.current = JSON.stringify(wanted);
      if (isAlive.current) {
        setDraft(saved);
        setState(JSON.stringify(latest.current) === sentText.current ? 'saved' : 'waiting');
      }
      return saved;
    } catch (error) {
      if (isAlive.current) setState(isAppError(error, 'offline') ? 'offline' : 'failed');
      throw error;
    }
  }, [key, service]);

  const json = JSON.stringify(text);
  React.useEffect(() => {
    if (isEmpty || json === sentText.current) return undefined;
    if (state === 'saved') setState('waiting');
    const timer = window.setTimeout(() => { send().catch(() => undefined); }, state === 'offline' || state === 'failed' ? retryPause : pause);
    return () => window.clearTimeout(timer);
  }, [json, isEmpty, send, state]);

  const flush = React.useCallback(async () => (draft && JSON.stringify(latest.current) === sentText.current ? draft : send()), [draft, send]);
  return { state, draft, flush };
}

function textOf({ title, summary, body, blog, category, series, topics, cover }: ArticleDraft): ArticleText {
  return { title, summary, body, blog, category, series, topics, ...(cover ? { cover } : {}) };
}
