import { useInfiniteQuery, useQuery, useQueryClient, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import type { Chain, Circle } from '../../domain/network/circle';
import type { OrgPerson, OrgView } from '../../domain/network/org';
import type { Relation } from '../../domain/network/relation';
import { useContactListsOf, type ContactListActions } from '../people/useContactLists';
import { useNetworkServices } from './networkServices';

/** Further people of a team that one step brings. */
const teamPage = 48;

function useKey(): readonly string[] {
  const { siteUrl, rulesKey } = useNetworkServices();
  return ['network', siteUrl, rulesKey];
}

/** The reporting lines around somebody. */
export function useOrg(user: string | undefined): UseQueryResult<OrgView> {
  const { network } = useNetworkServices();
  return useQuery([...useKey(), 'org', user ?? ''], () => network.readOrg(user), { keepPreviousData: true });
}

/** The rest of a team, page by page; nothing is asked for before `fetchNextPage`. */
export function useTeam({ person, looked }: OrgView): UseInfiniteQueryResult<readonly OrgPerson[]> {
  const { network } = useNetworkServices();
  return useInfiniteQuery(
    [...useKey(), 'team', person.account],
    ({ pageParam }: { pageParam?: number }) => (pageParam === undefined ? Promise.resolve([]) : network.listPeople(person.reports.slice(pageParam, pageParam + teamPage))),
    {
      getNextPageParam: (_page, pages) => {
        const next = looked + (pages.length - 1) * teamPage;
        return next < person.reports.length ? next : undefined;
      }
    }
  );
}

/** The staff network around somebody. */
export function useCircle(user: string | undefined, isOpen: boolean): UseQueryResult<Circle> {
  const { network } = useNetworkServices();
  return useQuery([...useKey(), 'circle', user ?? ''], () => network.readCircle(user), { enabled: isOpen });
}

/** The shortest chain to somebody; null where none was found. */
export function useChain(user: string | undefined): UseQueryResult<Chain | null> {
  const { network } = useNetworkServices();
  return useQuery([...useKey(), 'chain', user ?? ''], async () => (user === undefined ? null : (await network.findChain(user)) ?? null), { enabled: user !== undefined });
}

/** What can be done with a suggestion: it goes at once and comes back where the server refused. */
export function useSuggestionActions(circle: Circle, user: string | undefined): { readonly follow: (account: string) => Promise<void>; readonly dismiss: (account: string) => Promise<void> } {
  const { network } = useNetworkServices();
  const client = useQueryClient();
  const base = useKey();
  const key = [...base, 'circle', user ?? ''];
  const change = async (account: string, write: () => Promise<void>): Promise<void> => {
    const before = client.getQueryData<Circle>(key) ?? circle;
    client.setQueryData<Circle>(key, { ...before, suggestions: before.suggestions.filter((one) => one.account !== account) });
    try {
      await write();
    } catch (error) {
      client.setQueryData(key, before);
      throw error;
    }
  };
  const accountOf = (account: string): string => circle.people.get(account)?.account ?? account;
  return {
    follow: React.useCallback((account: string) => change(account, () => network.setFollowed(accountOf(account), true)), [circle, network]),
    dismiss: React.useCallback((account: string) => change(account, () => network.dismiss(account)), [circle, network])
  };
}

/** How the reader and somebody follow each other, and the switch for it: it goes back where the server refuses. */
export function useRelation(user: string): { readonly relation: UseQueryResult<Relation>; readonly setFollowed: (isFollowed: boolean) => Promise<void> } {
  const { network } = useNetworkServices();
  const client = useQueryClient();
  const base = useKey();
  const key = [...base, 'relation', user];
  const relation = useQuery(key, () => network.readRelation(user), { retry: false });
  const setFollowed = async (isFollowed: boolean): Promise<void> => {
    const before = client.getQueryData<Relation>(key);
    client.setQueryData<Relation>(key, (now) => now && { ...now, isFollowed });
    try {
      await network.setFollowed(user, isFollowed);
      // Whom one follows decides who is near.
      await client.invalidateQueries([...base, 'circle'], { refetchType: 'none' });
    } catch (error) {
      client.setQueryData(key, before);
      throw error;
    }
  };
  return { relation, setFollowed };
}

/** Contact lists of one's own. */
export function useOwnLists(): ContactListActions {
  const { network, siteUrl } = useNetworkServices();
  return useContactListsOf(network, siteUrl);
}

/** The people of a contact list, without those whom the page leaves out. */
export function useListed(accounts: readonly string[], isOpen: boolean): UseQueryResult<readonly OrgPerson[]> {
  const { network } = useNetworkServices();
  return useQuery([...useKey(), 'listed', ...accounts], () => network.listPeople(accounts), { enabled: isOpen && accounts.length > 0, keepPreviousData: true });
}
