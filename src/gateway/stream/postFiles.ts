import { isAppError } from '../../domain/shared/errors';
import { sent } from '../errors';
import { listOf } from '../shared/siteLists';
import type { Site } from '../sp';

/** SharePoint's number for a name that another file has. */
const nameTakenCode = '-2130575257';

/** Lists of the stream whose rows have files. */
export type FileList = 'LoggiaPosts' | 'LoggiaDrafts';

/** Adds a file to a row. Names are unique within it: one that is there already was sent before, and its answer was lost. */
export async function addRowFile(site: Site, list: FileList, id: number, name: string, content: Blob): Promise<void> {
  try {
    await sent(listOf(site, list).items.getById(id).attachmentFiles.add(name, content));
  } catch (error) {
    if (!isAppError(error) || error.code !== nameTakenCode) throw error;
  }
}

/** Names of the files of a row. */
export async function listRowFiles(site: Site, list: FileList, id: number): Promise<readonly string[]> {
  const rows: { FileName: string }[] = await sent(listOf(site, list).items.getById(id).attachmentFiles.select('FileName')());
  return rows.map(({ FileName }) => FileName);
}

export function readRowFile(site: Site, list: FileList, id: number, name: string): Promise<Blob> {
  return sent(listOf(site, list).items.getById(id).attachmentFiles.getByName(name).getBlob());
}

export async function removeRowFile(site: Site, list: FileList, id: number, name: string): Promise<void> {
  try {
    await sent(listOf(site, list).items.getById(id).attachmentFiles.getByName(name).delete());
  } catch (error) {
    if (!isAppError(error, 'notFound')) throw error;
  }
}

/** Copies files of a draft to a post; one that the post has stays. One after the other: SharePoint answers 409 to two at once. */
export async function copyToPost(site: Site, draftId: number, postId: number, names: readonly string[]): Promise<void> {
  const there = names.length === 0 ? [] : await listRowFiles(site, 'LoggiaPosts', postId);
  for (const name of names.filter((one) => !there.includes(one))) await addRowFile(site, 'LoggiaPosts', postId, name, await readRowFile(site, 'LoggiaDrafts', draftId, name));
}
