import { isExcluded, type Exclusions } from '../../domain/directory/exclusions';
import { dayRanges, newDays, occasionsOf, type Occasion, type OccasionPerson, type SharedDays, type Week } from '../../domain/directory/week';
import { isMonthDay, parseAnniversary, anniversaryColumn } from '../../domain/people/profile';
import { isOwnKey } from '../../domain/shared/keys';
import { isThresholdError } from '../errors';
import { factsOf, requestFacts, type PersonRow } from '../people/facts';
import { orMissing } from '../people/profileReader';
import { profileTarget } from '../people/profileRows';
import { openBatch } from '../shared/batch';
import { literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import type { GroupMembers } from './groupMembers';
import { heldOf } from './held';

interface DaysRow { readonly Id: number; readonly Key: string; readonly AuthorId: number; readonly Birthday: string | null; readonly Anniversary: string | null }

const mostRows = 60;
const mostPeople = 40;

/**
 * Birthdays, anniversaries and first days of the days around today, of people who show them. Three round trips: the rows,
 * ranges of two indexed columns; names, as only the author of a row is who it speaks of; what the company knows of them.
 * On a site where so many show a day that SharePoint refuses a range, that range is left out and `isCut` says so.
 */
export async function readWeek(site: Site, members: GroupMembers, today: string): Promise<Week> {
  const batch = openBatch(site);
  const rows = (filter: string): (() => DaysRow[]) =>
    batch.add<DaysRow[]>(listOf(site, 'LoggiaProfiles', batch.sp).items.select('Id', 'Key', 'AuthorId', 'Birthday', 'Anniversary').filter(filter).orderBy('Id', false).top(mostRows)());
  const parts = [
    ...newDays(today).map((day) => rows(`Anniversary eq ${literal(anniversaryColumn(day))}`)),
    ...dayRanges(today).flatMap(({ from, to }) => [rows(`Birthday ge ${literal(from)} and Birthday le ${literal(to)}`), rows(`Anniversary ge ${literal(from)} and Anniversary le ${literal(`${to}/9999`)}`)])
  ];
  const [rules] = await Promise.all([members.resolve(), batch.send()]);
  let isCut = false;
  const found = parts.flatMap((read): SharedDays[] => {
    try {
      const answered = orMissing(read) ?? [];
      isCut ||= answered.length >= mostRows;
      return answered.filter(({ Key, AuthorId }) => isOwnKey(Key, profileTarget, AuthorId)).map(daysOf);
    } catch (error) {
      if (!isThresholdError(error)) throw error;
      isCut = true;
      return [];
    }
  });
  const occasions = occasionsOf(found, today);
  const ids = [...new Set(occasions.map(({ personId }) => personId))];
  const people = await readPeople(site, ids.slice(0, mostPeople), rules);
  return {
    isCut: isCut || ids.length > mostPeople,
    occasions: occasions.flatMap(({ personId, ...occasion }): Occasion[] => {
      const person = people.get(personId);
      return person && !isExcluded(person, rules) ? [{ ...occasion, person }] : [];
    })
  };
}

function daysOf({ AuthorId, Birthday, Anniversary }: DaysRow): SharedDays {
  const birthday = Birthday?.trim() ?? '';
  return { personId: AuthorId, birthday: isMonthDay(birthday) ? birthday : '', anniversary: parseAnniversary(Anniversary) };
}

async function readPeople(site: Site, ids: readonly number[], rules: Exclusions): Promise<ReadonlyMap<number, OccasionPerson>> {
  if (ids.length === 0) return new Map();
  const users = await new SitePeople(site).listPeople(ids);
  const batch = openBatch(site);
  const parts = [...users.values()].map((user) => ({ user, read: batch.add<PersonRow>(requestFacts(batch.sp, user.loginName)) }));
  await batch.send();
  return new Map(parts.map(({ user, read }) => {
    const row = orMissing(read);
    const facts = factsOf(row ?? {});
    return [user.id, { held: heldOf(row, rules), account: user.loginName, name: facts?.name || user.name, email: facts?.email || user.email, department: facts?.department ?? '', role: facts?.role ?? '', office: facts?.office ?? '', hasPhoto: facts?.hasPhoto ?? false }];
  }));
}
