import type { FacetValue, LanguageFacet, ProfileSite } from '../../domain/directory/directory';
import { profilePageOf, profilePageSetting } from '../../domain/shared/personCard';
import { parseEntries } from '../../domain/people/profile';
import { isOwnKey } from '../../domain/shared/keys';
import { fold } from '../../domain/shared/text';
import { orMissing } from '../people/profileReader';
import { profileTarget } from '../people/profileRows';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';

interface LanguageRow { readonly Id: number; readonly Key: string; readonly AuthorId: number; readonly Languages: string | null }

/** Profiles that are looked at, the newest ones. */
const mostProfiles = 1000;
/** People whom one search can name; a query of SharePoint's search has at most 4,096 characters. */
const mostNamed = 60;
const mostValues = 50;

/**
 * What the site's profiles tell the directory: where they are, and languages as people say them. SharePoint's people
 * search has no property for languages that could be searched without an administrator, so that they are read from the
 * suite's list: one request, whatever its size.
 */
export class ProfileRows {
  private readonly people: SitePeople;
  private known: Promise<readonly LanguageRow[]> | undefined;

  public constructor(private readonly site: Site) {
    this.people = new SitePeople(site);
  }

  /** One small request: a batch, as a request of its own would leave an error in the browser's console where there are no profiles. */
  public async read(): Promise<ProfileSite> {
    const batch = openBatch(this.site);
    const settings = batch.add<{ Key: string; Value: string | null }[]>(listOf(this.site, 'LoggiaSettings', batch.sp).items.select('Key', 'Value').filter(`Key eq 'version/people' or Key eq '${profilePageSetting}'`).top(2)());
    await batch.send();
    return { profilePage: profilePageOf(orMissing(settings) ?? []) ?? null };
  }

  /** One request. Nothing on a site without profiles. */
  public async readLanguages(): Promise<LanguageFacet> {
    return languagesOf(await this.load());
  }

  /** Mail addresses or accounts of those who speak one of the languages, the newest profiles first, and whether there are more. */
  public async speakers(languages: readonly string[]): Promise<{ readonly accounts: readonly string[]; readonly hasMore: boolean }> {
    const wanted = new Set(languages.map(fold));
    const all = await this.load();
    const rows = all.filter(({ Languages: text }) => parseEntries(text).some((value) => wanted.has(fold(value))));
    const users = await this.people.listPeople(rows.slice(0, mostNamed).map(({ AuthorId }) => AuthorId));
    return { accounts: [...users.values()].map(({ email, loginName }) => email || loginName), hasMore: rows.length > mostNamed || all.length >= mostProfiles };
  }

  private load(): Promise<readonly LanguageRow[]> {
    this.known ??= this.request().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async request(): Promise<readonly LanguageRow[]> {
    const batch = openBatch(this.site);
    const rows = batch.add<LanguageRow[]>(listOf(this.site, 'LoggiaProfiles', batch.sp).items.select('Id', 'Key', 'AuthorId', 'Languages').orderBy('Id', false).top(mostProfiles)());
    await batch.send();
    return (orMissing(rows) ?? []).filter(({ Key, AuthorId }) => isOwnKey(Key, profileTarget, AuthorId));
  }
}

function languagesOf(rows: readonly LanguageRow[]): LanguageFacet {
  const counts = new Map<string, FacetValue>();
  for (const { Languages: text } of rows) {
    for (const value of parseEntries(text)) {
      const key = fold(value);
      const known = counts.get(key);
      counts.set(key, { value: known?.value ?? value, count: (known?.count ?? 0) + 1 });
    }
  }
  const values = [...counts.values()].sort((one, other) => other.count - one.count || one.value.localeCompare(other.value)).slice(0, mostValues);
  return { values, isWhole: rows.length < mostProfiles };
}
