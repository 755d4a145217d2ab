import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import { profileHref, type CardPerson, type PersonCard, type PersonCards } from '../../domain/shared/personCard';

/** What names need to open a card and to lead to a profile. */
export interface PersonCardsEnvironment {
  readonly cards: PersonCards;
  /** Address of the site whose lists are used. */
  readonly siteUrl: string;
  readonly photoUrl: (account: string) => string;
  /** Where profiles are on the site, null where there are none. One small request, and only for screens that do not know it. */
  readonly readProfilePage: () => Promise<string | null>;
}

/** Where profiles are: null where there are none, undefined where nobody has asked yet. */
interface Known {
  readonly page: string | null | undefined;
  readonly ask: () => void;
}

const EnvironmentContext = React.createContext<PersonCardsEnvironment | undefined>(undefined);
const KnownContext = React.createContext<Known>({ page: null, ask: () => undefined });

/** Lets every name inside open a card. One per web part, inside of its cache; without a value names are links or text. */
export const PersonCardsProvider: React.FC<{ readonly value: PersonCardsEnvironment | undefined }> = ({ value, children }) => {
  const [isAsked, setAsked] = React.useState(false);
  const { data } = useQuery(['profile-page', value?.siteUrl], () => value?.readProfilePage() ?? null, { enabled: isAsked && value !== undefined, staleTime: Infinity, retry: false });
  const known = React.useMemo<Known>(() => ({ page: data, ask: () => setAsked(true) }), [data]);
  return <EnvironmentContext.Provider value={value}><KnownContext.Provider value={known}>{children}</KnownContext.Provider></EnvironmentContext.Provider>;
};

/** Says where profiles are on this site, for a screen that learnt it with its first request: null where there are none. */
export const ProfilePageProvider: React.FC<{ readonly value: string | null }> = ({ value, children }) => {
  const known = React.useMemo<Known>(() => ({ page: value, ask: () => undefined }), [value]);
  return <KnownContext.Provider value={known}>{children}</KnownContext.Provider>;
};

/** The environment of cards; undefined where there are none, as in tests of a screen. */
export function usePersonCards(): PersonCardsEnvironment | undefined {
  return React.useContext(EnvironmentContext);
}

/** Answers the address of somebody's profile; undefined where the site has no profiles, or is not known to have them yet. */
export function useProfileHref(): (account: string) => string | undefined {
  const environment = usePersonCards();
  const { page, ask } = React.useContext(KnownContext);
  React.useEffect(() => {
    if (page === undefined) ask();
  }, [page, ask]);
  return React.useCallback((account) => (environment ? profileHref(environment.siteUrl, page ?? undefined, account) : undefined), [environment, page]);
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
