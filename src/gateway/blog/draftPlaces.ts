import { isAppError } from '../../domain/shared/errors';
import type { ArticleDraft } from '../../domain/blog/draft';
import { sent } from '../errors';
import { listOf, listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import { privateDrafts, sharedDrafts } from './draftRows';

/** The list in which a draft lies. */
export function listOfDraft({ isShared }: Pick<ArticleDraft, 'isShared'>): string {
  return isShared ? sharedDrafts : privateDrafts;
}

/** Server-relative folder of a row's pictures, encoded as it stands in texts. */
export function folderOf(site: Site, list: string, id: number): string {
  return `${listPath(site, list)}/Attachments/${id}`.split('/').map(encodeURIComponent).join('/');
}

/** Moves a row to the recycle bin; nothing happens where it is gone. */
export async function recycleRow(site: Site, list: string, id: number): Promise<void> {
  try {
    await sent(listOf(site, list).items.getById(id).recycle());
  } catch (error) {
    if (!isAppError(error, 'notFound')) throw error;
  }
}

/** Takes pictures of one row to another; those that are there already are left alone. */
export async function copyPictures(site: Site, from: { readonly list: string; readonly id: number }, to: { readonly list: string; readonly id: number }, isWanted: (name: string) => boolean = () => true): Promise<void> {
  const files = await sent(listOf(site, from.list).items.getById(from.id).attachmentFiles());
  const wanted = files.filter(({ FileName }) => isWanted(FileName));
  if (wanted.length === 0) return;
  const there = new Set((await sent(listOf(site, to.list).items.getById(to.id).attachmentFiles())).map(({ FileName }) => FileName));
  for (const { FileName } of wanted) {
    if (there.has(FileName)) continue;
    const content = await sent(listOf(site, from.list).items.getById(from.id).attachmentFiles.getByName(FileName).getBlob());
    await sent(listOf(site, to.list).items.getById(to.id).attachmentFiles.add(FileName, content));
  }
}
