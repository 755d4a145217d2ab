import * as React from 'react';
import * as ReactDom from 'react-dom';
import { useLinkCards } from '../../application/shared/useLinkCards';
import { linkTargetOf, type LinkCards, type LinkTarget } from '../../domain/stream/linkCards';
import { LinkCardView } from './LinkCard';

export interface EmbeddedCardsProps {
  /** The text as it was drawn: a new object whenever it is drawn anew. */
  readonly drawn: { readonly element: HTMLElement } | undefined;
  readonly service: LinkCards;
  readonly siteUrl: string;
}

interface Place {
  readonly paragraph: HTMLElement;
  readonly host: HTMLElement;
  readonly target: LinkTarget;
}

/** More cards than these stay links: a text is no directory. */
const mostCards = 12;

/** Paragraphs that are nothing but a link to something of the intranet. */
function placesIn(element: HTMLElement, siteUrl: string): Place[] {
  return Array.from(element.querySelectorAll('p')).flatMap((paragraph): Place[] => {
    const [only] = Array.from(paragraph.children);
    if (only?.nodeName !== 'A' || paragraph.children.length !== 1 || paragraph.textContent?.trim() !== only.textContent?.trim() || only.textContent?.trim() === '') return [];
    // An address that begins with # leads to something on this page.
    const href = new URL(only.getAttribute('href') ?? '', element.ownerDocument.location.href).toString();
    const target = linkTargetOf(href, siteUrl);
    return target ? [{ paragraph, host: element.ownerDocument.createElement('div'), target }] : [];
  }).slice(0, mostCards);
}

/**
 * Shows a link that stands alone on its line as a card. The link stays until the card is known, and for whoever may not see
 * what it leads to; what is stored is the link, which reads well everywhere.
 */
const EmbeddedCards: React.FC<EmbeddedCardsProps> = ({ drawn, service, siteUrl }) => {
  const places = React.useMemo(() => (drawn ? placesIn(drawn.element, siteUrl) : []), [drawn, siteUrl]);
  const targets = React.useMemo(() => places.map(({ target }) => target), [places]);
  const cards = useLinkCards(service, targets);
  const known = new Map(cards.map(({ target, card }) => [target.key, card]));
  React.useLayoutEffect(() => {
    for (const { paragraph, host, target } of places) if (known.has(target.key) && paragraph.parentNode) paragraph.replaceWith(host);
  });
  return <>{places.map(({ host, target }, index) => {
    const card = known.get(target.key);
    return card ? ReactDom.createPortal(<LinkCardView target={target} card={card} />, host, `${target.key}-${index}`) : null;
  })}</>;
};

export default EmbeddedCards;
