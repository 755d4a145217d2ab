import * as React from 'react';
import { fold } from '../../domain/shared/text';
import type { EditorTopics } from '../../ui/RichEditor/RichEditor';

/** Lines of the list at the caret. */
const offered = 8;

export interface TopicSource {
  /** All topics that are known, the best first. Asked once, when somebody first types `#`. */
  readonly list: () => Promise<readonly string[]>;
  /** The topic that typed words would be stored as; undefined where they are none. */
  readonly read: (words: string) => string | undefined;
  readonly hrefOf: (topic: string) => string;
  /** Told each topic that was named in the text. */
  readonly onNamed: (topic: string) => void;
}

/** The topics that a writer is offered after `#`: known ones that begin with what was typed, and the new one itself. */
export function useEditorTopics(source: TopicSource): EditorTopics {
  const latest = React.useRef(source);
  latest.current = source;
  const [topics] = React.useState((): EditorTopics => {
    let known: Promise<readonly string[]> | undefined;
    const list = (): Promise<readonly string[]> => {
      known ??= latest.current.list().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    };
    return {
      search: async (words) => {
        const found = (await list()).filter((topic) => fold(topic).startsWith(fold(words))).slice(0, offered);
        const typed = latest.current.read(words);
        return typed === undefined || found.some((topic) => fold(topic) === fold(typed)) ? found : [...found, typed];
      },
      hrefOf: (topic) => latest.current.hrefOf(topic),
      onNamed: (topic) => latest.current.onNamed(topic)
    };
  });
  return topics;
}
