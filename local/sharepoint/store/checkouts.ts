import { SharePointError } from '../errors/SharePointError';
import type { ItemRow, ListRow, Stored, WebRow } from '../model';
import { changeType, type Changes } from './changes';
import type { Database } from './database';
import type { FileRecord, Files, FileVersion } from './files';
import type { Items } from './items';
import { seconds } from './lists';
import { moderation, statusAfterWriting } from './moderation';
import { isDraft, nextMajor, nextMinor, parts } from './versionLabels';

/** As SP.CheckinType counts them. */
export const checkinType = { minor: 0, major: 1, overwrite: 2 } as const;

const refused = (message: string): SharePointError => new SharePointError(400, '-2146232832, Microsoft.SharePoint.SPException', message);

/** Checking out and in, publishing and their undoing. While a file is checked out, others see it as it was before. */
export class Checkouts {
  public constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly files: Files,
    private readonly changes: Changes,
    private readonly now: () => Date
  ) {}

  public checkOut(list: ListRow, row: ItemRow, by: number): void {
    const record = this.files.record(list, Number(row.id));
    this.write(list, row, 'checkedOutTo = ?, checkedOutAt = ?, keptRow = ?, keptContentId = ?, keptSize = ?', by, seconds(this.now()), JSON.stringify(row), record.contentId, record.size);
  }

  /** @param type a value of `checkinType`; minor counts only where the library has minor versions. */
  public checkIn(web: WebRow, list: ListRow, row: ItemRow, comment: string, type: number, by: number): void {
    const record = this.files.record(list, Number(row.id));
    this.database.transaction(() => {
      this.write(list, row, 'checkedOutTo = 0, checkedOutAt = NULL, keptRow = NULL, keptContentId = NULL, keptSize = NULL');
      this.setLabel(web, list, row, checkedInLabel(list, String(row.uiVersion), record, type), comment, by);
    });
  }

  /** Back to what everybody else saw. @throws 400 for a file that was never checked in. */
  public undo(web: WebRow, list: ListRow, row: ItemRow, by: number): void {
    const id = Number(row.id);
    const { keptRow, keptContentId, keptSize } = this.files.record(list, id);
    if (keptRow === null) throw refused('There is no checked in version of this document to discard the check out to.');
    const kept = JSON.parse(keptRow) as Record<string, Stored>;
    this.database.transaction(() => {
      const columns = Object.keys(kept).filter((name) => name !== 'id' && name !== 'version');
      this.database.run(`UPDATE items_${list.no} SET ${columns.map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, ...columns.map((name) => kept[name] ?? null), id);
      this.write(list, row, 'contentId = ?, size = ?, checkedOutTo = 0, checkedOutAt = NULL, keptRow = NULL, keptContentId = NULL, keptSize = NULL', keptContentId, keptSize);
      this.items.keepVersion(list, id);
      this.changes.record(changeType.update, web, list, id, String(row.uniqueId), by);
    });
  }

  /** A draft becomes a whole version. @throws 400 in a library without minor versions. */
  public publish(web: WebRow, list: ListRow, row: ItemRow, comment: string, by: number): void {
    if (!list.settings.EnableMinorVersions) throw refused('You can only publish, unpublish documents in a minor version enabled list.');
    const label = String(row.uiVersion);
    // Where content is approved, the approval makes the version.
    const isWaiting = list.settings.EnableModeration;
    this.setLabel(web, list, row, isDraft(label) && !isWaiting ? nextMajor(label) : label, comment, by, isWaiting ? moderation.pending : undefined);
  }

  /** Approves (0) or denies (1). @throws 400 where content is not approved at all */
  public moderate(web: WebRow, list: ListRow, row: ItemRow, status: number, comment: string, by: number): void {
    if (!list.settings.EnableModeration) throw refused('This operation is only allowed on lists that require content approval.');
    const label = String(row.uiVersion);
    this.setLabel(web, list, row, status === moderation.approved && isDraft(label) ? nextMajor(label) : label, comment, by, status);
  }

  /** The last whole version becomes a draft again. */
  public unpublish(web: WebRow, list: ListRow, row: ItemRow, comment: string, by: number): void {
    if (!list.settings.EnableMinorVersions) throw refused('You can only publish, unpublish documents in a minor version enabled list.');
    const label = String(row.uiVersion);
    if (isDraft(label)) throw refused('You can only unpublish a published version of a document.');
    const below = parts(label).major - 1;
    const drafts = this.items.versions(list, Number(row.id)).map((version) => parts(String(version.uiVersion))).filter(({ major }) => major === below);
    this.setLabel(web, list, row, `${below}.${Math.max(0, ...drafts.map(({ minor }) => minor)) + 1}`, comment, by);
  }

  /** The content and the values of an older version become the newest. */
  public restore(web: WebRow, list: ListRow, row: ItemRow, version: FileVersion, by: number): void {
    const id = Number(row.id);
    this.database.transaction(() => {
      const columns = Object.keys(version.row).filter((name) => name in row && (name === 'title' || /^f\d+_/.test(name)));
      if (columns.length > 0) this.database.run(`UPDATE items_${list.no} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...columns.map((name) => version.row[name] ?? null), id);
      this.files.replace(web, list, id, version.content, by);
    });
  }

  private setLabel(web: WebRow, list: ListRow, row: ItemRow, label: string, comment: string, by: number, status?: number): void {
    const id = Number(row.id);
    this.database.transaction(() => {
      this.write(list, row, 'comment = ?', comment);
      this.database.run(`UPDATE items_${list.no} SET uiVersion = ?, version = version + 1, modified = ?, editor = ? WHERE id = ?`, label, seconds(this.now()), by, id);
      if (list.settings.EnableModeration) this.database.run(`UPDATE items_${list.no} SET moderation = ? WHERE id = ?`, status ?? statusAfterWriting(list, label), id);
      this.items.keepVersion(list, id);
      this.changes.record(changeType.update, web, list, id, String(row.uniqueId), by);
    });
  }

  private write(list: ListRow, row: ItemRow, assignments: string, ...values: Stored[]): void {
    this.database.run('INSERT INTO files(listNo, itemId, size) VALUES(?, ?, 0) ON CONFLICT(listNo, itemId) DO NOTHING', list.no, row.id ?? 0);
    this.database.run(`UPDATE files SET ${assignments} WHERE listNo = ? AND itemId = ?`, ...values, list.no, row.id ?? 0);
  }
}

function checkedInLabel(list: ListRow, label: string, { keptRow }: FileRecord, type: number): string {
  if (!list.settings.EnableVersioning || type === checkinType.overwrite) return label;
  const wantsMinor = type === checkinType.minor && list.settings.EnableMinorVersions;
  // The first check-in of a new file gives it its first version.
  if (keptRow === null) return wantsMinor || !isDraft(label) ? label : nextMajor(label);
  return wantsMinor ? nextMinor(label) : nextMajor(label);
}
