import * as React from 'react';
import type { Person } from '../../domain/shared/person';
import type { Viewer } from '../../domain/stream/feed';
import type { PostHandlers } from '../../application/stream/usePostActions';
import type { FeedFilter, FeedPost } from '../../domain/stream/feed';
import type { StreamRoute } from './route';

/** What every part of the page may know and do. */
export interface StreamPageValue {
  readonly viewer: Viewer;
  readonly actions: PostHandlers;
  readonly followed: readonly string[];
  readonly seenUpTo: number;
  readonly personOf: (id: number) => Person | undefined;
  readonly navigate: (route: StreamRoute, how?: 'push' | 'replace') => void;
  /** The tab that is shown; undefined for a single post. */
  readonly filter: FeedFilter | undefined;
  /** What the viewer muted, as target keys. */
  readonly muted: readonly string[];
  readonly view: StreamView;
  readonly changeView: (change: Partial<StreamView>) => void;
  readonly openDialog: (dialog: PageDialog) => void;
  /** Says something at the foot of the page, with a way back where one is given. */
  readonly notify: (notice: Notice) => void;
}

/** How a person wants to see the stream on this device. */
export interface StreamView {
  readonly isCompact: boolean;
  readonly hasShortcuts: boolean;
}

/** What opens above the stream; all of it is loaded on first use. */
export type PageDialog =
  | { readonly type: 'history' | 'reactors' | 'readers' | 'log' | 'hide' | 'lock'; readonly one: FeedPost }
  | { readonly type: 'drafts' | 'muted' | 'shortcuts' };

/** A passing message. `onUndo` takes back what it tells of, `onExpire` makes it final. */
export interface Notice {
  readonly text: string;
  readonly onUndo?: () => void;
  readonly onExpire?: () => void;
}

export const StreamPageContext = React.createContext<StreamPageValue | undefined>(undefined);

/** The page around a component; throws outside of one. */
export function useStreamPage(): StreamPageValue {
  const page = React.useContext(StreamPageContext);
  if (!page) throw new Error('There is no stream page around this component.');
  return page;
}
