import * as React from 'react';
import { deviceStore, type DraftStore } from './draftStore';

/** To whom and what a draft belongs. */
export interface DraftScope {
  /** Address of the site. */
  readonly site: string;
  /** Account of the person: two people at one device never see each other's drafts. */
  readonly user: string;
  /** What is being written: `stream/new`, `wiki/12`. */
  readonly key: string;
}

/** A value that survives reloads, and what is known about its keeping. */
export interface Draft<T> {
  readonly value: T;
  readonly setValue: (value: T) => void;
  /** Forget it: it was sent or discarded. */
  readonly clear: () => void;
  /** It was found on this device and not typed just now. */
  readonly isRestored: boolean;
  /** When it was last kept; undefined while there is nothing to keep. */
  readonly savedAt: Date | undefined;
  /** The device refused to keep it (full or blocked), so a reload would lose it. */
  readonly isVolatile: boolean;
  /** Another tab changed the same draft after this one: its value, until taken or left. */
  readonly elsewhere: T | undefined;
  readonly takeElsewhere: () => void;
}

interface Stored<T> {
  readonly value: T;
  /** Milliseconds since 1970. */
  readonly at: number;
}

function parse<T>(text: string | undefined): Stored<T> | undefined {
  if (text === undefined) return undefined;
  try {
    const stored = JSON.parse(text) as Partial<Stored<T>> | null;
    return stored && typeof stored.at === 'number' && stored.value !== undefined ? { value: stored.value, at: stored.at } : undefined;
  } catch {
    return undefined;
  }
}

/** The key under which a draft is kept. */
export function draftKey({ site, user, key }: DraftScope): string {
  return `loggia/draft/${site.toLowerCase().replace(/\/+$/, '')}/${user.toLowerCase()}/${key}`;
}

/**
 * Keeps what somebody writes on this device, at every change. Survives a reload, a crash and an expired session. Another
 * tab with the same draft is not overwritten unseen: its text is offered as `elsewhere`.
 * @param empty the value when there is nothing; a draft that equals it is not kept.
 */
export function useDraft<T>(scope: DraftScope, empty: T, store: DraftStore = deviceStore): Draft<T> {
  const key = draftKey(scope);
  const [stored, setStored] = React.useState(() => parse<T>(store.read(key)));
  const [isRestored, setRestored] = React.useState(stored !== undefined);
  const [isVolatile, setVolatile] = React.useState(false);
  const [elsewhere, setElsewhere] = React.useState<Stored<T>>();
  const [knownKey, setKnownKey] = React.useState(key);
  const blank = React.useRef(empty);

  // Another thing is being written now: take up its draft in the same drawing.
  if (knownKey !== key) {
    const found = parse<T>(store.read(key));
    setKnownKey(key);
    setStored(found);
    setRestored(found !== undefined);
    setElsewhere(undefined);
  }

  React.useEffect(() => store.listen(key, (text) => setElsewhere(parse<T>(text))), [store, key]);

  const clear = React.useCallback(() => {
    store.remove(key);
    setStored(undefined);
    setRestored(false);
    setElsewhere(undefined);
  }, [store, key]);
  const setValue = React.useCallback((value: T) => {
    if (JSON.stringify(value) === JSON.stringify(blank.current)) {
      clear();
      return;
    }
    const next: Stored<T> = { value, at: Date.now() };
    setVolatile(!store.write(key, JSON.stringify(next)));
    setStored(next);
    setRestored(false);
    setElsewhere(undefined);
  }, [store, key, clear]);
  const takeElsewhere = React.useCallback(() => {
    if (!elsewhere) return;
    setStored(elsewhere);
    setElsewhere(undefined);
  }, [elsewhere]);

  return {
    value: stored ? stored.value : blank.current, setValue, clear, isRestored, isVolatile, takeElsewhere,
    savedAt: stored && !isVolatile ? new Date(stored.at) : undefined,
    elsewhere: elsewhere?.value
  };
}
