import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useLinkCards } from '../../application/stream/useLinkCards';
import { linkTargetsIn, type LinkCard } from '../../domain/stream/linkCards';
import { Icon } from '../../ui/Icon/Icon';
import styles from './LinkCards.module.scss';

export interface LinkCardsProps {
  readonly text: string;
}

/** Cards of what a text links to on this site. They only add to the links: whoever may not see a target sees the link. */
export const LinkCards: React.FC<LinkCardsProps> = ({ text }) => {
  const { siteUrl } = useStreamEnvironment();
  const targets = React.useMemo(() => linkTargetsIn(text, siteUrl), [text, siteUrl]);
  const cards = useLinkCards(targets);
  return (
    <>
      {cards.map(({ target, card }) => (
        <a key={target.key} className={styles.card} href={target.href} aria-label={`${kindOf(card)}: ${card.title}`}>
          <CardPicture card={card} />
          <span className={styles.words}>
            <span className={styles.kind}>{kindOf(card)}</span>
            <span className={styles.title} dir="auto">{card.title}</span>
            {card.summary !== '' && <span className={styles.summary} dir="auto">{card.summary}</span>}
          </span>
        </a>
      ))}
    </>
  );
};

function kindOf({ type }: LinkCard): string {
  return { blog: strings.CardBlog, wiki: strings.CardWiki, page: strings.CardPage }[type];
}

function CardPicture({ card }: { readonly card: LinkCard }): JSX.Element {
  const [isBroken, setBroken] = React.useState(false);
  if (card.pictureUrl === undefined || isBroken) return <span className={styles.sign}><Icon name="link" size={20} /></span>;
  return <img className={styles.picture} src={card.pictureUrl} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />;
}

export default LinkCards;
