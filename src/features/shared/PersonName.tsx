import * as React from 'react';
import { usePersonCards, useProfileHref } from '../../application/shared/personCards';
import { accountName } from '../../domain/people/facts';
import type { CardPerson } from '../../domain/shared/personCard';
import { lazily } from '../../ui/base/lazily';
import { PersonLink } from '../../ui/HoverCard/PersonLink';
import type { PersonCardViewProps } from './PersonCardView';

/** The card; arrives with the first that opens. */
export const PersonCardView = lazily<PersonCardViewProps>(() => import(/* webpackChunkName: 'person-card' */ './PersonCardView'));

export interface PersonNameProps {
  readonly person: CardPerson;
  /** Where the name leads on a site without profiles; plain text without it. */
  readonly fallbackHref?: string | undefined;
  readonly isMention?: boolean;
  readonly className?: string | undefined;
}

/** Somebody's name as the whole suite draws it: with a card under the pointer, leading to the profile. */
export const PersonName: React.FC<PersonNameProps> = ({ person, fallbackHref, isMention = false, className }) => {
  const environment = usePersonCards();
  const hrefOf = useProfileHref();
  const account = accountName(person.loginName || person.email);
  const href = hrefOf(person.email || account) ?? fallbackHref;
  const hasCard = environment !== undefined && account !== '';
  return (
    <PersonLink
      name={person.name} href={href} isMention={isMention} className={className}
      renderCard={hasCard ? (close) => <PersonCardView person={person} environment={environment} href={href} onClose={close} /> : undefined}
    />
  );
};
