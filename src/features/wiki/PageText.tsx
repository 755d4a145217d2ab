import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as strings from 'WikiStrings';
import { useOpenText } from '../../application/wiki/useWiki';
import { format } from '../../domain/shared/text';
import { readIncludeHref, readPageHref } from '../../domain/wiki/links';
import { RichText } from '../../ui/RichText/RichText';
import { routeHref } from './route';
import styles from './Wiki.module.scss';

export interface PageTextProps {
  readonly id: number;
  readonly html: string;
  readonly headingPrefix?: string;
  readonly onRendered?: (element: HTMLElement) => void;
  /** Pages that this text stands in: none of them may stand in it again. */
  readonly around?: readonly number[];
  /** Where the wiki is, for pages that are shown elsewhere; without it links stay on this page. */
  readonly wikiUrl?: string;
}

interface Place {
  readonly host: HTMLElement;
  readonly id: number;
}

/** Pages in pages deeper than this stay links. */
const deepest = 3;

/** Paragraphs that are nothing but an address of a page to be shown there. */
function placesIn(element: HTMLElement): Place[] {
  return Array.from(element.querySelectorAll('p')).flatMap((paragraph): Place[] => {
    const [only] = Array.from(paragraph.children);
    const id = only?.nodeName === 'A' && paragraph.children.length === 1 && paragraph.textContent?.trim() === only.textContent?.trim() ? readIncludeHref(only.getAttribute('href') ?? '') : undefined;
    if (id === undefined) return [];
    const host = document.createElement('div');
    paragraph.replaceWith(host);
    return [{ host, id }];
  });
}

/** A page's text; where a paragraph is the address of another page, that page's text stands there. */
export const PageText: React.FC<PageTextProps> = ({ id, html, headingPrefix = 'wiki-', onRendered, around = [], wikiUrl = '' }) => {
  const [places, setPlaces] = React.useState<readonly Place[]>([]);
  const handleRendered = React.useCallback((element: HTMLElement) => {
    setPlaces(placesIn(element));
    onRendered?.(element);
    if (wikiUrl !== '') for (const link of Array.from(element.querySelectorAll('a[href^="#"]'))) if (link.hasAttribute('data-topic') || readPageHref(link.getAttribute('href') ?? '')) link.setAttribute('href', `${wikiUrl}${link.getAttribute('href') ?? ''}`);
  }, [onRendered, wikiUrl]);
  const outer = [...around, id];
  return (
    <>
      <RichText text={html} format="html" reading headingPrefix={headingPrefix} onRendered={handleRendered} className={styles.body} />
      {places.map((place, index) => ReactDom.createPortal(<Included id={place.id} around={outer} prefix={`${headingPrefix}${index}-`} wikiUrl={wikiUrl} />, place.host, String(index)))}
    </>
  );
};

function Included({ id, around, prefix, wikiUrl }: { readonly id: number; readonly around: readonly number[]; readonly prefix: string; readonly wikiUrl: string }): JSX.Element {
  const href = `${wikiUrl}${routeHref({ view: 'page', id })}`;
  const isLoop = around.includes(id) || around.length > deepest;
  const { data, error } = useOpenText(isLoop ? undefined : id);
  if (isLoop) return <p className={styles.quiet}><a href={href}>{strings.IncludeLoop}</a></p>;
  if (error) return <p className={styles.quiet}>{strings.IncludeGone}</p>;
  if (!data) return <p className={styles.quiet} aria-busy="true">…</p>;
  return (
    <section className={styles.included} aria-label={data.title}>
      <p className={styles.includedFrom}><a href={href} dir="auto">{format(strings.IncludeOf, { title: data.title })}</a></p>
      <PageText id={id} html={data.body} around={around} headingPrefix={prefix} wikiUrl={wikiUrl} />
    </section>
  );
}
