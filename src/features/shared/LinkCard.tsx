import * as React from 'react';
import * as strings from 'SharedStrings';
import type { LinkCard, LinkTarget } from '../../domain/stream/linkCards';
import { Icon } from '../../ui/Icon/Icon';
import styles from './LinkCard.module.scss';

export interface LinkCardViewProps {
  readonly target: Pick<LinkTarget, 'href'>;
  readonly card: LinkCard;
}

/** A page, article or wiki page of the intranet that a text links to: its title, what it is about, and its picture. */
export const LinkCardView: React.FC<LinkCardViewProps> = ({ target, card }) => {
  const kind = { blog: strings.CardBlog, wiki: strings.CardWiki, page: strings.CardPage }[card.type];
  return (
    <a className={styles.card} href={target.href} aria-label={`${kind}: ${card.title}`}>
      <CardPicture card={card} />
      <span className={styles.words}>
        <span className={styles.kind}>{kind}</span>
        <span className={styles.title} dir="auto">{card.title}</span>
        {card.summary !== '' && <span className={styles.summary} dir="auto">{card.summary}</span>}
      </span>
    </a>
  );
};

function CardPicture({ card }: { readonly card: LinkCard }): JSX.Element {
  const [isBroken, setBroken] = React.useState(false);
  if (card.pictureUrl === undefined || isBroken) return <span className={styles.sign}><Icon name="link" size={20} /></span>;
  return <img className={styles.picture} src={card.pictureUrl} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />;
}
