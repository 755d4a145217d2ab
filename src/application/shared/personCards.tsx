import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import { profileHref, type CardPerson, type PersonCard, type PersonCards } from '../../domain/shared/personCard';

/** What names need to open a card and to lead to a profile. */
export interface PersonCardsEnvironment {
  readonly cards: PersonCards;
  /** Address of the site whose lists are used. */
  readonly siteUrl: string;
  readonly photoUrl: (account: string) => string;
}

const EnvironmentContext = React.createContext<PersonCardsEnvironment | undefined>(undefined);
const PageContext = React.createContext<string | undefined>(undefined);

/** Lets every name inside open a card. One per web part. */
export const PersonCardsProvider = EnvironmentContext.Provider;

/** Says where profiles are on this site, once it is known; without it names lead where their screen wants. */
export const ProfilePageProvider = PageContext.Provider;

/** The environment of cards; undefined where there are none, as in tests of a screen. */
export function usePersonCards(): PersonCardsEnvironment | undefined {
  return React.useContext(EnvironmentContext);
}

/** Answers the address of somebody's profile; undefined where the site has no profiles. */
export function useProfileHref(): (account: string) => string | undefined {
  const environment = usePersonCards();
  const page = React.useContext(PageContext);
  return React.useCallback((account) => (environment ? profileHref(environment.siteUrl, page, account) : undefined), [environment, page]);
}

function cardKey(siteUrl: string, person: CardPerson): readonly unknown[] {
  return ['person-card', siteUrl, person.loginName ?? person.email];
}

/** The card about somebody, read when it is drawn and kept for a while. */
export function usePersonCard(environment: PersonCardsEnvironment, person: CardPerson): UseQueryResult<PersonCard> {
  return useQuery(cardKey(environment.siteUrl, person), () => environment.cards.readCard(person), { staleTime: 5 * 60_000 });
}

/** Follows from a card, at once on the screen; `hasFailed` says that it was taken back. */
export function useCardFollow(environment: PersonCardsEnvironment, person: CardPerson): { readonly setFollowed: (isFollowed: boolean) => void; readonly hasFailed: boolean } {
  const client = useQueryClient();
  const key = cardKey(environment.siteUrl, person);
  const { mutate, isError } = useMutation({
    mutationFn: (isFollowed: boolean) => environment.cards.setFollowed(person, isFollowed),
    onMutate: (isFollowed) => {
      client.setQueryData<PersonCard>(key, (card) => card && { ...card, isFollowed });
    },
    onError: (_error, isFollowed) => {
      client.setQueryData<PersonCard>(key, (card) => card && { ...card, isFollowed: !isFollowed });
    }
  });
  return { setFollowed: mutate, hasFailed: isError };
}
