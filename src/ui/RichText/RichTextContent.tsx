import * as React from 'react';
import { cx } from '../base/cx';
import { useRoot } from '../Root/RootContext';
import { calloutNames } from './calloutNames';
import { markdownToHtml } from './markdown';
import type { RichTextProps } from './RichText';
import { sanitizeToFragment } from './sanitize';
import styles from './RichText.module.scss';

/** The full rendering; loaded on first use. */
const RichTextContent: React.FC<RichTextProps> = ({ text, format = 'markdown', images, headingPrefix, mentions, topicHref, lang, reading, onLinkClick, onRendered, className }) => {
  const { dir } = useRoot();
  const host = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    const html = format === 'html' ? text : markdownToHtml(text, { mentions, topicHref });
    host.current?.replaceChildren(sanitizeToFragment(html, { ...(images ? { images } : {}), headingPrefix, calloutNames }));
    if (host.current) onRendered?.(host.current);
  }, [text, format, images, headingPrefix, mentions, topicHref, onRendered]);

  const handleClick = (event: React.MouseEvent): void => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href');
    if (href && onLinkClick) onLinkClick(event, href);
  };

  // Links inside are real links and answer to the keyboard by themselves.
  return <div ref={host} className={cx(styles.text, reading && styles.reading, className)} dir={format === 'html' ? dir : 'auto'} lang={lang} onClick={handleClick} />;
};

export default RichTextContent;
