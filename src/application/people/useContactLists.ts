import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import { isSameAccount } from '../../domain/people/facts';
import type { ContactList, ContactLists } from '../../domain/people/ports';
import { useProfileServices } from './profileServices';

/** Contact lists of one's own, and what can be done with them. Writes show at once and go back where the server refuses. */
export interface ContactListActions {
  readonly lists: UseQueryResult<readonly ContactList[]>;
  addList(name: string, account: string | undefined): Promise<void>;
  setMember(list: ContactList, account: string, isMember: boolean): Promise<void>;
  removeList(list: ContactList): Promise<void>;
}

/** Whether an account is in a list, with or without its claim. */
export function isMember(list: ContactList, account: string): boolean {
  return list.accounts.some((one) => isSameAccount(one, account));
}

/** The lists of a profile page. */
export function useContactLists(): ContactListActions {
  const { service, siteUrl } = useProfileServices();
  return useContactListsOf(service, siteUrl);
}

/** The lists as any area of the suite reaches them. */
export function useContactListsOf(service: ContactLists, siteUrl: string): ContactListActions {
  const client = useQueryClient();
  const key = React.useMemo(() => ['profile', siteUrl, 'contact-lists'], [siteUrl]);
  const lists = useQuery(key, () => service.listContactLists());
  return React.useMemo<ContactListActions>(() => {
    const optimistic = async (change: (before: readonly ContactList[]) => readonly ContactList[], write: () => Promise<void>): Promise<void> => {
      const before = client.getQueryData<readonly ContactList[]>(key) ?? [];
      client.setQueryData(key, change(before));
      try {
        await write();
      } catch (error) {
        client.setQueryData(key, before);
        throw error;
      }
    };
    return {
      lists,
      addList(name, account) {
        const list: ContactList = { id: crypto.randomUUID(), name, accounts: account === undefined ? [] : [account] };
        return optimistic((before) => [...before, list], () => service.saveContactList(list));
      },
      setMember(list, account, isIn) {
        const others = list.accounts.filter((one) => !isSameAccount(one, account));
        const next: ContactList = { ...list, accounts: isIn ? [...others, account] : others };
        return optimistic((before) => before.map((one) => (one.id === list.id ? next : one)), () => service.saveContactList(next));
      },
      removeList: (list) => optimistic((before) => before.filter(({ id }) => id !== list.id), () => service.deleteContactList(list.id))
    };
  }, [client, key, lists, service]);
}
