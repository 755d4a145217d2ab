import { AppError, isAppError } from '../../domain/shared/errors';
import type { DraftFile, Drafts, StoredDraft } from '../../domain/stream/drafts';
import type { NewPost, Post } from '../../domain/stream/post';
import type { PostWriter } from '../../domain/stream/ports';
import { sent } from '../errors';
import { allOf, instant, literal } from '../shared/odata';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';
import { draftColumns, draftOf, draftValues, unfinished, withFiles, type DraftRow } from './draftRows';
import { addRowFile, copyToPost, listRowFiles, readRowFile, removeRowFile } from './postFiles';
import { publishForAuthors } from './publishForAuthors';

const most = 100;
/** After so long a post that an owner began to publish, and left, is taken over by its author, in milliseconds. */
const patience = 3_600_000;

function isSameText(first: Pick<NewPost, 'title' | 'body'>, second: Pick<NewPost, 'title' | 'body'>): boolean {
  const text = ({ title, body }: Pick<NewPost, 'title' | 'body'>): string => `${title}\n${body}`.replace(/\s+/g, ' ').trim();
  return text(first) === text(second);
}

/**
 * Drafts of one person on one site. The list lets people read rows of their own only, which rules out a unique column
 * (SharePoint takes one of the two): changes of one draft wait for each other, and the newest row of a key counts.
 */
export class SharePointDrafts implements Drafts {
  private turn: Promise<unknown> = Promise.resolve();
  /** Entries of the recycle bin, by the key of the draft. */
  private readonly deleted = new Map<string, readonly string[]>();

  public constructor(private readonly site: Site, private readonly writer: Pick<PostWriter, 'addPost'>, private readonly viewerId: () => Promise<number>, private readonly now: () => Date = () => new Date()) {}

  public async listDrafts(): Promise<readonly StoredDraft[]> {
    const seen = new Set<string>();
    return (await this.rows()).filter(({ Key }) => !seen.has(Key) && seen.add(Key)).map(draftOf);
  }

  public saveDraft(post: NewPost, publishAt?: string, files: readonly DraftFile[] = []): Promise<void> {
    return this.inTurn(async () => {
      const [row] = await this.rows(`Key eq ${literal(post.key)}`);
      const wanted = post.details.files.map(({ name }) => name);
      const hadFiles = row !== undefined && draftOf(row).post.details.files.length > 0;
      const hasFiles = wanted.length > 0 || hadFiles;
      // Not due before its files are there.
      const values = { ...draftValues(post, await this.viewerId()), PublishAt: hasFiles ? null : publishAt ?? null };
      const id = row ? row.Id : await this.idOf(sent(this.items.add(values)));
      if (row) await sent(this.items.getById(id).update(values));
      if (!hasFiles) return;
      await this.storeFiles(id, wanted, files, publishAt !== undefined);
      if (publishAt !== undefined) await sent(this.items.getById(id).update({ PublishAt: publishAt }));
    });
  }

  public async readDraftFile(key: string, name: string): Promise<Blob> {
    const [row] = await this.rows(`Key eq ${literal(key)}`);
    if (!row) throw new AppError('notFound', { message: `There is no draft ${key}.` });
    return readRowFile(this.site, 'LoggiaDrafts', row.Id, name);
  }

  public deleteDraft(key: string): Promise<void> {
    return this.inTurn(async () => {
      const binIds: string[] = [];
      for (const { Id } of await this.rows(`Key eq ${literal(key)}`)) {
        try {
          binIds.push(await sent(this.items.getById(Id).recycle()));
        } catch (error) {
          if (!isAppError(error, 'notFound')) throw error;
        }
      }
      if (binIds.length > 0) this.deleted.set(key, binIds);
    });
  }

  public async restoreDraft({ post, publishAt }: Pick<StoredDraft, 'post' | 'publishAt'>): Promise<void> {
    const [binId] = this.deleted.get(post.key) ?? [];
    // The answer to the deletion was lost: the text at least is here.
    if (binId === undefined) return this.saveDraft(withFiles(post, []), publishAt);
    await import(/* webpackChunkName: 'recycle-bin' */ '@pnp/sp/recycle-bin/index.js');
    return this.inTurn(async () => {
      try {
        await sent(this.site.sp.web.recycleBin.getById(binId).restore());
      } catch (error) {
        // It is back already.
        if (!isAppError(error, 'notFound')) throw error;
      }
      this.deleted.delete(post.key);
    });
  }

  public publishDue(): Promise<number> {
    return this.inTurn(async () => {
      let count = 0;
      for (const row of (await this.rows(`PublishAt le ${instant(this.now())}`)).reverse()) if (await this.publish(row)) count++;
      return count;
    });
  }

  public async publishForAuthors(): Promise<number> {
    return publishForAuthors(this.site, await this.viewerId(), this.now());
  }

  /** Made once by its key: where only the last steps were lost, the next time finds the post and goes on. */
  private async publish(row: DraftRow): Promise<boolean> {
    const { post } = draftOf(row);
    const files = post.details.files.length === 0 ? [] : await listRowFiles(this.site, 'LoggiaDrafts', row.Id);
    const whole = withFiles(post, files);
    const added = await this.addOwn(whole, row);
    if (!added) return false;
    await copyToPost(this.site, row.Id, added.id, whole.details.files.map(({ name }) => name));
    if (added.expiresAt === unfinished) await sent(listOf(this.site, 'LoggiaPosts').items.getById(added.id).update({ ExpiresAt: post.expiresAt ?? null }));
    // A post that reads differently was made from an earlier state of the draft, or changed since: what stands here stays.
    if (isSameText(added, post)) await this.remove(row.Id);
    else await sent(this.items.getById(row.Id).update({ PublishAt: null }));
    return true;
  }

  /** The post, or nothing while an owner is about to publish it. */
  private async addOwn(post: NewPost, { PublishAt }: DraftRow): Promise<Post | undefined> {
    try {
      return await this.writer.addPost(post);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      if (this.now().getTime() - Date.parse(PublishAt ?? '') < patience) return undefined;
      return this.writer.addPost({ ...post, key: `${post.key}-again` });
    }
  }

  private async storeFiles(id: number, wanted: readonly string[], files: readonly DraftFile[], mustBeWhole: boolean): Promise<void> {
    const stored = await listRowFiles(this.site, 'LoggiaDrafts', id);
    for (const name of stored.filter((one) => !wanted.includes(one))) await removeRowFile(this.site, 'LoggiaDrafts', id, name);
    const given = files.filter(({ name }) => wanted.includes(name) && !stored.includes(name));
    // One after the other: SharePoint answers 409 to two files at once on one row.
    for (const { name, content } of given) await addRowFile(this.site, 'LoggiaDrafts', id, name, content);
    const missing = wanted.find((name) => !stored.includes(name) && !given.some((one) => one.name === name));
    if (mustBeWhole && missing !== undefined) throw new AppError('notFound', { message: `The file ${missing} is not there.` });
  }

  private async idOf(added: Promise<{ readonly Id: number }>): Promise<number> {
    return (await added).Id;
  }

  private get items(): ReturnType<typeof listOf>['items'] {
    return listOf(this.site, 'LoggiaDrafts').items;
  }

  /** One's own rows, newest first: owners could read those of others too. */
  private async rows(condition?: string): Promise<DraftRow[]> {
    const userId = await this.viewerId();
    const rows: DraftRow[] = await sent(this.items.select(...draftColumns).filter(allOf(`OwnerId eq ${userId}`, condition)).orderBy('Id', false).top(most)());
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
