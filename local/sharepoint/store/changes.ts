import type { ListRow, WebRow } from '../model';
import type { Database } from './database';

/** As SP.ChangeType counts them. */
export const changeType = { add: 1, update: 2, delete: 3, rename: 4, moveAway: 5, moveInto: 6, restore: 7 } as const;

export interface ChangeRow {
  readonly no: number;
  readonly time: string;
  readonly type: number;
  readonly webId: string;
  readonly listId: string;
  readonly itemId: number;
  readonly uniqueId: string;
  readonly editor: number;
}

/** .NET ticks, 100 ns since year 1, as change tokens carry them. */
function ticks(time: string): string {
  return String((BigInt(Date.parse(time)) + 62135596800000n) * 10000n);
}

/** The change log; SharePoint keeps it for 60 days. */
export class Changes {
  public constructor(private readonly database: Database, private readonly now: () => Date, private readonly days: () => number) {}

  public record(type: number, web: Pick<WebRow, 'id'>, list: ListRow, itemId: number, uniqueId: string, editor: number): void {
    this.database.run('INSERT INTO changes(time, type, webId, listId, itemId, uniqueId, editor) VALUES(?, ?, ?, ?, ?, ?, ?)',
      this.now().toISOString(), type, web.id, list.id, itemId, uniqueId, editor);
  }

  /** `1;3;<listId>;<ticks>;<number>`, as recorded. */
  public token(list: ListRow): string {
    const last = this.database.get<{ no: number; time: string }>('SELECT no, time FROM (SELECT * FROM (SELECT no, time FROM changes WHERE listId = ? ORDER BY no DESC LIMIT 1) UNION ALL SELECT * FROM (SELECT no, time FROM objectChanges WHERE listId = ? ORDER BY no DESC LIMIT 1)) ORDER BY no DESC LIMIT 1', list.id, list.id);
    return `1;3;${list.id};${ticks(last?.time ?? list.created)};${last?.no ?? 0}`;
  }

  /** `1;2;<webId>;<ticks>;<number>`; the number is that of the newest entry of all, which costs the same at any size. */
  public webToken(web: WebRow): string {
    const last = this.database.get<{ no: number; time: string }>('SELECT no, time FROM changes ORDER BY no DESC LIMIT 1');
    return `1;2;${web.id};${ticks(last?.time ?? web.created)};${last?.no ?? 0}`;
  }

  public tokenOf(change: Pick<ChangeRow, 'listId' | 'time' | 'no'>): string {
    return `1;3;${change.listId};${ticks(change.time)};${change.no}`;
  }

  /** What happened in a list after a token, oldest first. An unknown token starts at the oldest entry that is kept. */
  public since(list: ListRow, token: string | undefined, limit: number): ChangeRow[] {
    const after = Number(token?.split(';')[4] ?? 0) || 0;
    const oldest = new Date(this.now().getTime() - this.days() * 24 * 3600 * 1000).toISOString();
    return this.database.all<ChangeRow>('SELECT * FROM changes WHERE listId = ? AND no > ? AND time >= ? ORDER BY no LIMIT ?', list.id, after, oldest, limit);
  }
}
