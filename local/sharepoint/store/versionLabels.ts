import type { ListRow } from '../model';

export const parts = (label: string): { readonly major: number; readonly minor: number } => {
  const [major = '0', minor = '0'] = label.split('.');
  return { major: Number(major), minor: Number(minor) };
};

/** What `UIVersion` and the ids of versions count: 512 for each major version (learn.microsoft.com: SPFile.UIVersion). */
export const versionId = (label: string): number => parts(label).major * 512 + parts(label).minor;

/** The label of a version id, as `513` is `1.1`. */
export const labelOf = (id: number): string => `${Math.floor(id / 512)}.${id % 512}`;

/** The label of a row's first version. */
export const firstLabel = (list: ListRow): string => (list.settings.EnableMinorVersions ? '0.1' : '1.0');

/** The label after a save. A library with minor versions makes drafts, others whole versions, and without versioning it stays. */
export function nextLabel(list: ListRow, label: string): string {
  const { major, minor } = parts(label);
  if (!list.settings.EnableVersioning) return label;
  return list.settings.EnableMinorVersions ? `${major}.${minor + 1}` : `${major + 1}.0`;
}

export const nextMajor = (label: string): string => `${parts(label).major + 1}.0`;
export const nextMinor = (label: string): string => `${parts(label).major}.${parts(label).minor + 1}`;
export const isDraft = (label: string): boolean => parts(label).minor > 0;
