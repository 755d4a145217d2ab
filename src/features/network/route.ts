import * as React from 'react';
import { addressHref, useAddressPart } from '../../application/shared/useAddressPart';

/** What the network shows: reporting lines, the circle or own contact lists, around or towards somebody, oneself without an account. */
export interface NetworkRoute {
  readonly view: 'org' | 'circle' | 'contacts';
  readonly account: string | undefined;
}

/** Reads what the address says; whatever is not ours shows the reporting lines around oneself. */
export function parseRoute(value: string | undefined): NetworkRoute {
  const [view, ...rest] = (value ?? '').split('/');
  const account = rest.join('/').trim();
  return { view: view === 'circle' || view === 'contacts' ? view : 'org', account: account === '' ? undefined : account };
}

export function routeValue({ view, account }: NetworkRoute): string {
  return account === undefined ? view : `${view}/${account}`;
}

/** The address of a route. */
export function routeHref(route: NetworkRoute): string {
  return addressHref('network', routeValue(route));
}

export type Navigate = (route: NetworkRoute) => void;

/** What is shown, kept in the address. */
export function useRoute(user: string | undefined): readonly [NetworkRoute, Navigate] {
  const [value, show] = useAddressPart('network');
  const route = React.useMemo(() => {
    const said = parseRoute(value);
    return said.account === undefined && said.view === 'org' && user !== undefined && value === undefined ? { ...said, account: user } : said;
  }, [value, user]);
  const navigate = React.useCallback<Navigate>((next) => show(routeValue(next)), [show]);
  return [route, navigate];
}
