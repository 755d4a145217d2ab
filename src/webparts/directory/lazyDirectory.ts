import type { Directory } from '../../domain/directory/directory';
import type { Exclusions } from '../../domain/directory/exclusions';
import type { Site } from '../../gateway/sp';

/** A directory whose gateway arrives beside the screen that asks it; other pages of the suite do not carry it. */
export function lazyDirectory(site: Site, rules: Exclusions): Directory {
  let loading: Promise<Directory> | undefined;
  const load = (): Promise<Directory> => {
    loading ??= import(/* webpackChunkName: 'directory-gateway' */ '../../gateway/directory/peopleDirectory').then(
      ({ PeopleDirectory }) => new PeopleDirectory(site, rules),
      (error: unknown) => {
        loading = undefined;
        throw error;
      }
    );
    return loading;
  };
  return {
    findPeople: async (query, start, size) => (await load()).findPeople(query, start, size),
    readProfileSite: async () => (await load()).readProfileSite(),
    readLanguages: async () => (await load()).readLanguages(),
    readWeek: async (today) => (await load()).readWeek(today),
    previewExclusions: async () => (await load()).previewExclusions()
  };
}
