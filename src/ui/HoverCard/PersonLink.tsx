import * as React from 'react';
import { cx } from '../base/cx';
import { HoverCard } from './HoverCard';
import styles from './HoverCard.module.scss';

export interface PersonLinkProps {
  readonly name: string;
  /** The profile. Without it the name is plain text. */
  readonly href?: string | undefined;
  readonly onClick?: ((event: React.MouseEvent) => void) | undefined;
  /** Drawn as `@Name` in the colour of links. */
  readonly isMention?: boolean;
  /** The hover card of the person, if there is one. */
  readonly renderCard?: ((close: () => void) => React.ReactNode) | undefined;
  readonly className?: string | undefined;
}

/** Somebody's name: bold, isolated from the direction of its surroundings, leading to the profile, with a hover card. */
export const PersonLink: React.FC<PersonLinkProps> = ({ name, href, onClick, isMention, renderCard, className }) => {
  const classes = cx(styles.name, isMention && styles.mention, className);
  const text = <bdi>{isMention ? `@${name}` : name}</bdi>;
  if (href === undefined) return <span className={classes}>{text}</span>;
  const link = <a className={classes} href={href} onClick={onClick}>{text}</a>;
  return renderCard ? <HoverCard label={name} renderCard={renderCard}>{link}</HoverCard> : link;
};

/** A name that leads nowhere. */
export const PersonName: React.FC<{ readonly name: string }> = ({ name }) => <PersonLink name={name} />;
