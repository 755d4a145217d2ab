import * as React from 'react';
import { usePersonCards, useProfileHref } from '../../application/shared/personCards';
import { accountName } from '../../domain/people/facts';
import type { CardPerson } from '../../domain/shared/personCard';
import { Avatar, type AvatarSize } from '../../ui/Avatar/Avatar';
import { AvatarPile } from '../../ui/Avatar/AvatarPile';
import { HoverCard } from '../../ui/HoverCard/HoverCard';
import { PersonCardView } from './PersonName';

export interface PersonGlanceProps {
  readonly person: CardPerson;
  readonly children: React.ReactElement;
}

/** Opens somebody's card under the pointer, where the whole already is a button or stands beside their name. */
export const PersonGlance: React.FC<PersonGlanceProps> = ({ person, children }) => {
  const environment = usePersonCards();
  const hrefOf = useProfileHref();
  const account = accountName(person.loginName || person.email);
  if (!environment || account === '') return children;
  const href = hrefOf(person.email || account);
  return (
    <HoverCard label={person.name} isPointerOnly renderCard={(close) => <PersonCardView person={person} environment={environment} href={href} onClose={close} />}>
      {children}
    </HoverCard>
  );
};

export interface PersonFaceProps {
  readonly person: CardPerson;
  readonly photoUrl?: string | undefined;
  readonly size: AvatarSize;
}

/** Somebody's face beside their name: opens the same card under the pointer. To be read it is not there, as the name is. */
export const PersonFace: React.FC<PersonFaceProps> = ({ person, photoUrl, size }) => (
  <PersonGlance person={person}><Avatar name={person.name} account={person.email || person.name} photoUrl={photoUrl} size={size} isDecorative /></PersonGlance>
);

export interface FacePileProps {
  readonly people: readonly CardPerson[];
  readonly photoUrl: (account: string) => string;
  readonly limit: number;
  readonly total?: number | undefined;
}

/** Several faces inside a button that tells who they are; each opens its card under the pointer. */
export const FacePile: React.FC<FacePileProps> = ({ people, photoUrl, limit, total = people.length }) => (
  <AvatarPile
    isDecorative limit={limit} total={total} people={people.map(({ name, email }) => ({ name, account: email, photoUrl: email ? photoUrl(email) : undefined }))}
    wrapFace={(face, index) => {
      const person = people[index];
      return person ? <PersonGlance person={person}>{face}</PersonGlance> : face;
    }}
  />
);
