import '@pnp/sp/profiles/index.js';
import type { PersonCandidate } from '../../domain/shared/person';
import { sent } from '../errors';
import type { Site } from '../sp';

interface PickerEntity {
  readonly Key: string;
  readonly DisplayText: string;
  readonly EntityData?: { readonly Email?: string; readonly Title?: string; readonly Department?: string };
}

/** PrincipalType of a person, and all sources, as the people picker of SharePoint counts them. */
const person = 1;
const allSources = 15;

/** Up to ten people of the organisation whose name or address starts with the words. One request. */
export async function searchPeople(site: Site, words: string): Promise<readonly PersonCandidate[]> {
  const query = words.trim();
  if (query === '') return [];
  const found = await sent(
    site.sp.profiles.clientPeoplePickerSearchUser({
      AllowEmailAddresses: false,
      AllowMultipleEntities: false,
      AllUrlZones: false,
      MaximumEntitySuggestions: 10,
      PrincipalSource: allSources,
      PrincipalType: person,
      QueryString: query.slice(0, 100)
    })
  );
  return (found as unknown as readonly PickerEntity[]).map(({ Key, DisplayText, EntityData }) => ({
    loginName: Key,
    name: DisplayText,
    email: EntityData?.Email ?? '',
    jobTitle: EntityData?.Title ?? '',
    department: EntityData?.Department ?? ''
  }));
}
