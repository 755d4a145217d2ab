import type { Network } from '../../domain/network/ports';
import { createServices } from '../shared/services';

/** What the shell hands to the screens of the network. */
export interface NetworkEnvironment {
  readonly network: Network;
  /** Distinguishes what is cached: the rules that the owner set. */
  readonly rulesKey: string;
  readonly siteUrl: string;
  /** Login or address from `?user=`; undefined for oneself. */
  readonly user: string | undefined;
  readonly photoUrl: (account: string) => string;
}

export const { ServicesProvider: NetworkProvider, useServices: useNetworkServices } = createServices<NetworkEnvironment>('the network');
