import type { DirectoryPerson } from '../../domain/directory/directory';
import type { Exclusions } from '../../domain/directory/exclusions';
import { heldBySearch } from './held';

/** A person as SharePoint's search answers; several values are parted by semicolons or lines. */
export interface FoundPerson {
  readonly AccountName?: string;
  readonly PreferredName?: string;
  readonly LastName?: string;
  readonly WorkEmail?: string;
  readonly JobTitle?: string;
  readonly Department?: string;
  readonly BaseOfficeLocation?: string;
  readonly OfficeNumber?: string;
  readonly WorkPhone?: string;
  readonly Skills?: string;
  readonly Responsibilities?: string;
  readonly PictureURL?: string;
}

/** What is asked for of everybody whom the search finds. */
export const foundProperties: readonly (keyof FoundPerson)[] = ['AccountName', 'PreferredName', 'LastName', 'WorkEmail', 'JobTitle', 'Department', 'BaseOfficeLocation', 'OfficeNumber', 'WorkPhone', 'Skills', 'Responsibilities', 'PictureURL'];

function valuesOf(text: string | undefined): string[] {
  return (text ?? '').split(/[;|\n]+/).map((value) => value.trim()).filter((value) => value !== '');
}

/** People of an answer, with the properties that rules name as far as the search tells them. */
export function peopleOf(rows: readonly FoundPerson[], rules: Exclusions): readonly DirectoryPerson[] {
  const told = heldBySearch(rows, rules);
  return rows.map((row, index) => {
    const held = told[index];
    return held ? { ...personOf(row), held } : personOf(row);
  });
}

export function personOf(row: FoundPerson): DirectoryPerson {
  return {
    account: row.AccountName ?? '', name: row.PreferredName || row.WorkEmail || '', lastName: row.LastName ?? '', email: row.WorkEmail ?? '', role: row.JobTitle ?? '', department: row.Department ?? '',
    office: row.OfficeNumber || row.BaseOfficeLocation || '', phone: row.WorkPhone ?? '', skills: valuesOf(row.Skills), askAbout: valuesOf(row.Responsibilities), hasPhoto: (row.PictureURL ?? '') !== ''
  };
}
