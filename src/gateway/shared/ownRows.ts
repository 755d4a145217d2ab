import { AppError, isAppError } from '../../domain/shared/errors';
import { ownKey } from '../../domain/shared/keys';
import { sent } from '../errors';
import type { Site } from '../sp';
import { literal } from './odata';
import { listOf } from './siteLists';

type Columns = Readonly<Record<string, string | number | null>>;

/** Keys that are tried where somebody squatted on the first ones. */
const attempts = 3;

/**
 * Rows of the "one per person and target" kind in one list, such as reactions. The unique key makes every call safe to
 * repeat. Calls about one target wait for each other, so that quick clicks end with the last one.
 */
export class OwnRows {
  private readonly running = new Map<string, Promise<void>>();

  public constructor(private readonly site: Site, private readonly list: string) {}

  /** Makes the person's row about a target, or changes the one that is there. */
  public put(target: string, userId: number, columns: Columns): Promise<void> {
    return this.inTurn(target, () => this.putNow(target, userId, columns, 1));
  }

  /** Deletes the person's row about a target; nothing happens where there is none. */
  public remove(target: string, userId: number): Promise<void> {
    return this.inTurn(target, async () => {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const row = await this.find(ownKey(target, userId, attempt));
        if (!row) return;
        if (row.AuthorId === userId) await this.removeRow(row.Id);
      }
    });
  }

  private async putNow(target: string, userId: number, columns: Columns, attempt: number): Promise<void> {
    if (attempt > attempts) throw new AppError('conflict', { message: `The keys of ${target} are taken.` });
    const key = ownKey(target, userId, attempt);
    const items = listOf(this.site, this.list).items;
    const row = await this.find(key);
    if (row && row.AuthorId !== userId) return this.putNow(target, userId, columns, attempt + 1);
    if (row) {
      await sent(items.getById(row.Id).update({ ...columns }));
      return;
    }
    try {
      await sent(items.add({ Title: target, Key: key, ...columns }));
    } catch (error) {
      // Another device of the same person was faster, or somebody else took the key: look again.
      if (!isAppError(error, 'duplicate')) throw error;
      const other = await this.find(key);
      if (other?.AuthorId === userId) await sent(items.getById(other.Id).update({ ...columns }));
      else await this.putNow(target, userId, columns, attempt + 1);
    }
  }

  private async removeRow(id: number): Promise<void> {
    try {
      await sent(listOf(this.site, this.list).items.getById(id).delete());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }

  private async find(key: string): Promise<{ readonly Id: number; readonly AuthorId: number } | undefined> {
    const rows: { Id: number; AuthorId: number }[] = await sent(listOf(this.site, this.list).items.select('Id', 'AuthorId').filter(`Key eq ${literal(key)}`).top(1)());
    return rows[0];
  }

  private inTurn(target: string, action: () => Promise<void>): Promise<void> {
    const before = this.running.get(target) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(action);
    this.running.set(target, turn);
    const forget = (): void => {
      if (this.running.get(target) === turn) this.running.delete(target);
    };
    turn.then(forget, forget);
    return turn;
  }
}
