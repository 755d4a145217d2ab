import type { PersonCards } from '../../domain/shared/personCard';
import type { Site } from '../../gateway/sp';

/** Cards of a site whose gateway is loaded when the first card opens: most visits to a page open none. */
export function lazyPersonCards(site: Site): PersonCards {
  let loading: Promise<PersonCards> | undefined;
  const load = (): Promise<PersonCards> => {
    loading ??= Promise.all([
      import(/* webpackChunkName: 'person-cards' */ '../../gateway/people/personCards'),
      import(/* webpackChunkName: 'person-cards' */ '../../gateway/shared/sitePeople')
    ]).then(
      ([{ SharePointPersonCards }, { SitePeople }]) => new SharePointPersonCards(site, new SitePeople(site)),
      (error: unknown) => {
        loading = undefined;
        throw error;
      }
    );
    return loading;
  };
  return {
    readCard: async (person) => (await load()).readCard(person),
    setFollowed: async (person, isFollowed) => (await load()).setFollowed(person, isFollowed)
  };
}
