import * as React from 'react';
import { lazily } from '../base/lazily';
import { cx } from '../base/cx';
import type { Mention } from './markdown';
import { paragraphs, plainText } from './plainText';
import type { ImagePolicy } from './sanitize';
import styles from './RichText.module.scss';

export interface RichTextProps {
  /** What people wrote: never trusted. */
  readonly text: string;
  readonly format?: 'markdown' | 'html';
  /** Which pictures may be loaded; those of this SharePoint if left out. */
  readonly images?: ImagePolicy | undefined;
  readonly mentions?: readonly Mention[] | undefined;
  readonly topicHref?: ((topic: string) => string) | undefined;
  /** Gives headings ids for a table of contents. */
  readonly headingPrefix?: string | undefined;
  /** Language of the text, for hyphens and voices. */
  readonly lang?: string | undefined;
  /** 16/26 for articles and wiki pages instead of 14/20. */
  readonly reading?: boolean | undefined;
  /** A link was clicked; prevent the event to navigate without leaving the page. */
  readonly onLinkClick?: ((event: React.MouseEvent, href: string) => void) | undefined;
  /** The text is on the page: headings can be read from it. */
  readonly onRendered?: ((element: HTMLElement) => void) | undefined;
  readonly className?: string | undefined;
}

function PlainRendering({ text, format, lang, reading, className }: RichTextProps): JSX.Element {
  // Without the cleaner no HTML is drawn: its words only.
  const words = format === 'html' ? new DOMParser().parseFromString(text.replace(/<\/(p|h\d|li|div|tr)>/gi, '$&\n\n'), 'text/html').body.textContent ?? '' : plainText(text);
  return (
    <div className={cx(styles.text, styles.plain, reading && styles.reading, className)} lang={lang}>
      {paragraphs(words).map((part, index) => <p key={index} dir="auto">{part}</p>)}
    </div>
  );
}

/** What people wrote, drawn safely. The words are there at once, the formatting arrives with its own file. */
export const RichText = lazily<RichTextProps>(() => import(/* webpackChunkName: 'kit-rich-text' */ './RichTextContent'), PlainRendering);
