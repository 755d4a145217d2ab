import { matches } from '../../domain/shared/text';
import { sent } from '../errors';
import { searchList } from '../shared/listSearch';
import { listOf, listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import type { FoundPosts } from './feedSources';
import { postColumns, type PostRow } from './rows';

/** Posts that a search looks through itself: SharePoint's index may be some minutes behind. */
const freshPosts = 300;

/**
 * Posts with all the words: of the newest by looking, of the archive by SharePoint's search. Two requests at once. Where
 * the index does not answer, what is fresh is still found.
 */
export async function findWords(site: Site, text: string, limit: number): Promise<FoundPosts> {
  const archive = searchList(site, listPath(site, 'LoggiaPosts'), text).then((rows) => ({ rows, error: undefined }), (error: unknown) => ({ rows: [], error }));
  const newest: PostRow[] = await sent(listOf(site, 'LoggiaPosts').items.select(...postColumns).orderBy('Id', false).top(freshPosts)());
  const rows = newest.filter(({ Title, Body }) => text.trim() !== '' && matches(`${Title ?? ''} ${Body ?? ''}`, text)).slice(0, limit);
  const found = await archive;
  if (found.error !== undefined && rows.length === 0) throw found.error;
  const ids = found.rows.map(({ ListItemID }) => Number(ListItemID)).filter((id) => Number.isInteger(id) && id > 0 && !rows.some(({ Id }) => Id === id));
  return { rows, ids: ids.sort((first, second) => second - first).map((id) => ({ id })) };
}
