import { isAppError } from '../../domain/shared/errors';
import type { Drafts, StoredDraft } from '../../domain/stream/drafts';
import { rowTitle, type NewPost } from '../../domain/stream/post';
import type { PostWriter } from '../../domain/stream/ports';
import { parseDetails, parseJson, parseKind } from '../../domain/stream/postDetails';
import { sent } from '../errors';
import { allOf, instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

interface DraftRow {
  readonly Id: number;
  readonly Key: string;
  readonly Kind: string | null;
  readonly Body: string | null;
  readonly Details: string | null;
  readonly PublishAt: string | null;
  readonly ExpiresAt: string | null;
  readonly Modified: string;
  readonly AuthorId: number;
}

const columns = ['Id', 'Key', 'Kind', 'Body', 'Details', 'PublishAt', 'ExpiresAt', 'Modified', 'AuthorId'];
const most = 100;

function draftOf(row: DraftRow): StoredDraft {
  const title = parseJson(row.Details).title;
  const post: NewPost = {
    key: row.Key,
    kind: parseKind(row.Kind),
    title: typeof title === 'string' ? title : '',
    body: row.Body ?? '',
    details: parseDetails(row.Details),
    ...(row.ExpiresAt ? { expiresAt: row.ExpiresAt } : {})
  };
  return { id: row.Id, post, changedAt: row.Modified, ...(row.PublishAt ? { publishAt: row.PublishAt } : {}) };
}

/**
 * Drafts of one person on one site. The list lets people read rows of their own only, which rules out a unique column
 * (SharePoint takes one of the two): changes of one draft wait for each other, and the newest row of a key counts.
 */
export class SharePointDrafts implements Drafts {
  private turn: Promise<unknown> = Promise.resolve();

  public constructor(private readonly site: Site, private readonly writer: Pick<PostWriter, 'addPost'>, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {}

  public async listDrafts(): Promise<readonly StoredDraft[]> {
    const seen = new Set<string>();
    return (await this.rows()).filter(({ Key }) => !seen.has(Key) && seen.add(Key)).map(draftOf);
  }

  public saveDraft(post: NewPost, publishAt?: string): Promise<void> {
    return this.inTurn(async () => {
      const values = {
        Title: rowTitle(post) || post.kind, Key: post.key, OwnerId: await this.viewerId(), Kind: post.kind, Body: post.body, Details: JSON.stringify({ ...post.details, title: post.title }),
        PublishAt: publishAt ?? null, ExpiresAt: post.expiresAt ?? null
      };
      const [row] = await this.rows(`Key eq ${literal(post.key)}`);
      await sent(row ? this.items.getById(row.Id).update(values) : this.items.add(values));
    });
  }

  public deleteDraft(key: string): Promise<void> {
    return this.inTurn(async () => {
      for (const { Id } of await this.rows(`Key eq ${literal(key)}`)) await this.remove(Id);
    });
  }

  public publishDue(): Promise<number> {
    return this.inTurn(async () => {
      const due = (await this.rows(`PublishAt le ${instant(this.now())}`)).reverse();
      for (const row of due) {
        // Made once by its key: where only the deletion was lost, the next time finds the post and deletes again.
        await this.writer.addPost(draftOf(row).post);
        await this.remove(row.Id);
      }
      return due.length;
    });
  }

  private get items(): ReturnType<typeof listOf>['items'] {
    return listOf(this.site, 'LoggiaDrafts').items;
  }

  /** One's own rows, newest first: owners could read those of others too. */
  private async rows(condition?: string): Promise<DraftRow[]> {
    const userId = await this.viewerId();
    const rows: DraftRow[] = await sent(this.items.select(...columns).filter(allOf(`OwnerId eq ${userId}`, condition)).orderBy('Id', false).top(most)());
    return rows.filter(({ AuthorId }) => AuthorId === userId);
  }

  private async remove(id: number): Promise<void> {
    try {
      await sent(this.items.getById(id).delete());
    } catch (error) {
      if (!isAppError(error, 'notFound')) throw error;
    }
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = this.turn.then(act, act);
    this.turn = next.catch(() => undefined);
    return next;
  }
}
