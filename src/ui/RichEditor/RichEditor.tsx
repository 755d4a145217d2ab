import * as React from 'react';
import { lazily } from '../base/lazily';
import { Skeleton } from '../Skeleton/Skeleton';
import type { CaretChoice } from './caretMenu';

/** Something that a link can lead to. */
export interface LinkSuggestion {
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
  readonly href: string;
  /** Nothing is there yet: choosing it makes a link that creates it. */
  readonly isNew?: boolean;
  /** Stands in a paragraph of its own. */
  readonly isBlock?: boolean;
}

/** Where a picture or file lies after it was sent. */
export interface UploadedFile {
  readonly href: string;
  readonly name: string;
}

/** What the editor needs to know of topics. */
export interface EditorTopics {
  /** Known topics that begin with what was typed, without the sign; few. */
  readonly search: (words: string) => Promise<readonly string[]>;
  /** Where a topic's texts are listed. */
  readonly hrefOf: (topic: string) => string;
  /** A topic was named in the text. */
  readonly onNamed: (topic: string) => void;
}

export interface RichEditorHandle {
  focus(): void;
  /** What is written, as clean HTML; empty where nothing is. */
  getHtml(): string;
  setHtml(html: string): void;
}

export interface RichEditorProps {
  /** The name of the field for those who cannot see it. */
  readonly label: string;
  /** What it starts with; later changes are ignored, use the handle. */
  readonly html: string;
  /** Clean HTML, at every change. */
  readonly onChange: (html: string) => void;
  readonly placeholder?: string | undefined;
  /** Language of the text. */
  readonly lang?: string | undefined;
  /** Takes a picture and answers where it lies. Rejects with an AppError. Without it no pictures are offered. */
  readonly onUpload?: ((file: File) => Promise<UploadedFile>) | undefined;
  /** Finds what a link can lead to. Without it only addresses are asked for. */
  readonly onSearchLinks?: ((text: string) => Promise<readonly LinkSuggestion[]>) | undefined;
  /** Finds people of the organisation; `@` and two letters offer them. */
  readonly onSearchPeople?: ((words: string) => Promise<readonly CaretChoice[]>) | undefined;
  /** Somebody was chosen after `@`. */
  readonly onNamed?: ((person: CaretChoice) => void) | undefined;
  /** What else can be typed where a link is searched for. */
  readonly linkHint?: string | undefined;
  /** Topics of the site; `#` and a letter offer them, and one that is typed to its end becomes a link. */
  readonly topics?: EditorTopics | undefined;
  /** `[[` opens the search for pages, as in a wiki. */
  readonly hasPageLinks?: boolean | undefined;
  /** Ctrl or Command with Enter or S. */
  readonly onSubmit?: (() => void) | undefined;
  readonly handle?: React.Ref<RichEditorHandle> | undefined;
}

/** Where people write articles and pages. Brings some 130 kB along, so it arrives when somebody begins to write. */
export const RichEditor = lazily<RichEditorProps>(() => import(/* webpackChunkName: 'kit-rich-editor' */ './RichEditorContent'), () => <Skeleton shape="article" />);
