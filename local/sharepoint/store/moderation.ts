import type { FieldRow, ItemRow, ListRow } from '../model';
import type { Database } from './database';
import { isDraft } from './versionLabels';

/** As SP.ModerationStatusType counts them. */
export const moderation = { approved: 0, denied: 1, pending: 2, draft: 3 } as const;

/** The column of the status, which lists get with content approval (id as in every SharePoint list). */
export const moderationField = (listNo: number): FieldRow => ({
  id: 'fdc3b2ed-5bf2-4835-a4bc-b885f3396a61', listNo, internalName: '_ModerationStatus', title: 'Approval Status', type: 'Integer', column: 'moderation', indexed: false, unique: false,
  required: false, readOnly: false, hidden: false, builtIn: true, description: '', defaultValue: null, options: {}
});

export function hasModeration(database: Database, listNo: number): boolean {
  return database.get("SELECT 1 FROM fields WHERE listNo = ? AND internalName = '_ModerationStatus'", listNo) !== undefined;
}

/** What was there before content approval counts as approved. */
export function addModerationColumn(database: Database, listNo: number): void {
  database.execute(`ALTER TABLE items_${listNo} ADD COLUMN moderation INTEGER NOT NULL DEFAULT 0`);
}

/** The status of a row that was just written: drafts wait for their publishing, everything else for approval. */
export const statusAfterWriting = (list: ListRow, label: string): number => (list.settings.EnableMinorVersions && isDraft(label) ? moderation.draft : moderation.pending);

/** Whether a row is as everybody may see it: approved, and no draft that its library keeps. */
export function isPublic({ settings }: ListRow, row: ItemRow): boolean {
  if (settings.EnableModeration && (row.moderation ?? 0) !== moderation.approved) return false;
  return !(settings.EnableMinorVersions && (settings.DraftVersionVisibility > 0 || settings.EnableModeration) && isDraft(String(row.uiVersion)));
}

/** Whether a list keeps anything from those who only read. */
export const hidesDrafts = ({ settings }: ListRow): boolean => settings.EnableModeration || (settings.EnableMinorVersions && settings.DraftVersionVisibility > 0);
