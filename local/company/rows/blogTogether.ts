import { createSharePointBlog } from '../../../src/gateway/blog/sharePointBlog';
import { listOf } from '../../../src/gateway/shared/siteLists';
import type { Site } from '../../../src/gateway/sp';
import { articleDraftsList } from '../../../src/provisioning/blog/lists';
import type { UserIds } from './people';

/** The draft that is written together, counted from the newest, and the blog whose newest article is pinned. */
const sharedPlace = 1;
const pinnedBlog = 'field-notes';

/**
 * What rows alone cannot say, done as the product does it: one draft of the company is written by two and waits for the
 * review of the site's owner, and one blog has a pinned article.
 * @param site reached as its owner
 */
export async function writeTogether(site: Site, users: UserIds): Promise<void> {
  const idOf = (key: string): number => {
    const id = users.get(key);
    if (id === undefined) throw new Error(`${key} is not a user of the site`);
    return id;
  };
  const blog = createSharePointBlog(site);
  const rows: { Id: number }[] = await listOf(site, articleDraftsList.name).items.select('Id').orderBy('Id', false).top(sharedPlace + 1)();
  const row = rows[sharedPlace];
  if (row) {
    const wanted = JSON.stringify({ authors: [idOf('member'), idOf('sanni')], reviewers: [idOf('owner')] });
    await listOf(site, articleDraftsList.name).items.getById(row.Id).update({ Wanted: wanted, Sharing: 'wanted' });
    await blog.doDue(true);
  }
  const { page } = await blog.readStart(8, pinnedBlog);
  const article = page.articles[page.articles.length - 1];
  if (article) await blog.pin(pinnedBlog, article);
}
