import * as React from 'react';
import { usePersonCards, useProfileHref } from '../../application/shared/personCards';
import { accountName } from '../../domain/people/facts';
import type { CardPerson } from '../../domain/shared/personCard';
import { Avatar, type AvatarSize } from '../../ui/Avatar/Avatar';
import { HoverCard } from '../../ui/HoverCard/HoverCard';
import { PersonCardView } from './PersonName';

export interface PersonFaceProps {
  readonly person: CardPerson;
  readonly photoUrl?: string | undefined;
  readonly size: AvatarSize;
}

/** Somebody's face beside their name: opens the same card under the pointer. To be read it is not there, as the name is. */
export const PersonFace: React.FC<PersonFaceProps> = ({ person, photoUrl, size }) => {
  const environment = usePersonCards();
  const hrefOf = useProfileHref();
  const account = accountName(person.loginName || person.email);
  const face = <Avatar name={person.name} account={person.email || person.name} photoUrl={photoUrl} size={size} isDecorative />;
  if (!environment || account === '') return face;
  const href = hrefOf(person.email || account);
  return (
    <HoverCard label={person.name} isPointerOnly renderCard={(close) => <PersonCardView person={person} environment={environment} href={href} onClose={close} />}>
      {face}
    </HoverCard>
  );
};
