import * as React from 'react';
import { useLinkCards } from '../../application/shared/useLinkCards';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { linkTargetsIn } from '../../domain/stream/linkCards';
import { LinkCardView } from '../shared/LinkCard';

export interface LinkCardsProps {
  readonly text: string;
}

/** Cards of what a text links to on this site. They only add to the links: whoever may not see a target sees the link. */
export const LinkCards: React.FC<LinkCardsProps> = ({ text }) => {
  const { service, siteUrl } = useStreamEnvironment();
  const targets = React.useMemo(() => linkTargetsIn(text, siteUrl), [text, siteUrl]);
  const cards = useLinkCards(service, targets);
  return <>{cards.map(({ target, card }) => <LinkCardView key={target.key} target={target} card={card} />)}</>;
};

export default LinkCards;
