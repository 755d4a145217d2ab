import { sent } from '../errors';
import { orMissing } from '../people/profileReader';
import type { Batch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

interface StateRow { readonly Id: number; readonly AuthorId: number; readonly TargetKey: string | null }

const type = 'notSuggested';
/** More than anybody will ever dismiss by hand. */
const most = 1000;

/** Whom somebody does not want to be suggested: rows of the own state, which only their author reads. */
export class Dismissals {
  public constructor(private readonly site: Site) {}

  /** Asks for the dismissed accounts in a batch. */
  public add(batch: Batch, userId: number): () => ReadonlySet<string> {
    const rows = batch.add<StateRow[]>(listOf(this.site, 'LoggiaOwnState', batch.sp).items.select('Id', 'AuthorId', 'TargetKey').filter(allOf(`OwnerId eq ${userId}`, `Type eq ${literal(type)}`)).orderBy('Id', false).top(most)());
    return () => new Set((orMissing(rows) ?? []).filter(({ AuthorId }) => AuthorId === userId).flatMap(({ TargetKey }) => TargetKey ?? []));
  }

  /** Safe to repeat. */
  public async dismiss(account: string): Promise<void> {
    const { Id: userId } = await sent(this.site.sp.web.currentUser.select('Id')());
    const items = listOf(this.site, 'LoggiaOwnState').items;
    const rows: StateRow[] = await sent(items.select('Id', 'AuthorId', 'TargetKey').filter(allOf(`OwnerId eq ${userId}`, `Type eq ${literal(type)}`, `TargetKey eq ${literal(account)}`)).top(5)());
    if (rows.some(({ AuthorId }) => AuthorId === userId)) return;
    await sent(items.add({ Title: type, OwnerId: userId, Type: type, TargetKey: account }));
  }
}
