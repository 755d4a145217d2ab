import { SearchBuiltInSourceId, SortDirection } from '@pnp/sp/search/index.js';
import type { DirectoryPerson, ExclusionPreview } from '../../domain/directory/directory';
import { exclusionsKql, hasRest, isExcluded, toldRules, untoldRules, type Exclusions } from '../../domain/directory/exclusions';
import { sent } from '../errors';
import type { Site } from '../sp';
import { peopleOf, type FoundPerson } from './foundPeople';
import { managedNames, withHeld } from './held';

/** People that one request brings, as many as SharePoint's search gives, and how many such requests are made. */
const pageLength = 500;
const mostPages = 4;
/** People whose profile is asked for, where a rule names a property that nothing else tells. */
const mostProfiles = 200;
const mostNames = 5;

/** See `Directory.previewExclusions`. */
export async function previewRules(site: Site, rules: Exclusions): Promise<ExclusionPreview> {
  const all = count(site, rules, '*');
  const kql = ['*', exclusionsKql(rules)].join(' ').trim();
  const isLookedAt = hasRest(rules);
  const first = await count(site, rules, kql, 0, isLookedAt ? pageLength : 1);
  const looked = isLookedAt ? [...first.people] : [];
  const most = isLookedAt ? Math.min(first.total, pageLength * mostPages) : 0;
  while (looked.length < most) {
    const { people } = await count(site, rules, kql, looked.length, pageLength);
    if (people.length === 0) break;
    looked.push(...people);
  }
  const { total } = await all;
  const told = toldRules(rules);
  const byResults = looked.filter((person) => isExcluded(person, told));
  const { leftOut, unknownProperties, isWhole } = await byProfiles(site, looked.filter((person) => !isExcluded(person, told)), rules);
  const rest = [...byResults, ...leftOut];
  return {
    total, leftOut: Math.max(0, total - first.total) + rest.length, isAtLeast: isLookedAt && (looked.length < first.total || !isWhole),
    names: rest.slice(0, mostNames).map(({ name }) => name), unknownProperties, unread: rules.unread ?? []
  };
}

async function byProfiles(site: Site, people: readonly DirectoryPerson[], rules: Exclusions): Promise<{ readonly leftOut: readonly DirectoryPerson[]; readonly unknownProperties: readonly string[]; readonly isWhole: boolean }> {
  const untold = untoldRules(rules);
  if (untold.length === 0 || people.length === 0) return { leftOut: [], unknownProperties: [], isWhole: true };
  // Whom the search tells enough of need not be asked for.
  const isTold = ({ held }: DirectoryPerson): boolean => untold.every(({ property }) => held?.[property] !== undefined);
  const untoldPeople = people.filter((person) => !isTold(person));
  const asked = await withHeld(site, untoldPeople.slice(0, mostProfiles), rules);
  return {
    leftOut: [...people.filter(isTold), ...asked].filter((person) => isExcluded(person, rules)),
    unknownProperties: [...new Set(untold.filter(({ property }) => asked.length > 0 && asked.every(({ held }) => held?.[property] === undefined)).map(({ name }) => name))],
    isWhole: untoldPeople.length <= mostProfiles
  };
}

async function count(site: Site, rules: Exclusions, Querytext: string, StartRow = 0, RowLimit = 1): Promise<{ readonly total: number; readonly people: readonly DirectoryPerson[] }> {
  const found = await sent(site.sp.search({
    Querytext, SourceId: SearchBuiltInSourceId.LocalPeopleResults, SelectProperties: ['AccountName', 'PreferredName', 'WorkEmail', 'Department', 'JobTitle', 'OfficeNumber', 'BaseOfficeLocation', ...managedNames(rules)], StartRow, RowLimit, TrimDuplicates: false,
    SortList: [{ Property: 'PreferredName', Direction: SortDirection.Ascending }]
  }));
  return { total: found.TotalRows, people: peopleOf(found.PrimarySearchResults as readonly FoundPerson[], rules) };
}
