import { marked } from 'marked';
import { createSharePointWiki } from '../../../src/gateway/wiki/sharePointWiki';
import { listOf } from '../../../src/gateway/shared/siteLists';
import type { Site } from '../../../src/gateway/sp';
import { wikiPagesList } from '../../../src/provisioning/wiki/lists';
import type { ListRow } from '../../sharepoint/model';
import type { SharePoint } from '../../sharepoint/service';
import { pageHistories, type PageHistory } from '../wiki/histories';
import type { UserIds } from './people';

const day = 86_400_000;

/** Gives pages the states that they had before they came to say what they say. */
export function keepHistories(sharePoint: SharePoint, list: ListRow, users: UserIds): void {
  const { database, lists, items } = sharePoint.store;
  const [body, summary] = [lists.field(list, 'Body').column, lists.field(list, 'Summary').column];
  const row = (title: string): { id: number; body: string; editor: number; modified: string } | undefined =>
    database.get(`SELECT id, ${body} AS body, editor, modified FROM items_${list.no} WHERE ${lists.field(list, 'Title').column} = ?`, title);
  const write = (id: number, state: { readonly body: string; readonly summary: string; readonly editor: number; readonly modified: string }, version: number): void => {
    database.run(`UPDATE items_${list.no} SET ${body} = ?, ${summary} = ?, editor = ?, modified = ?, version = ?, uiVersion = ? WHERE id = ?`, state.body, state.summary, state.editor, state.modified, version, `${version}.0`, id);
    items.keepVersion(list, id);
  };
  for (const { title, states, summary: last } of pageHistories as readonly PageHistory[]) {
    const now = row(title);
    if (!now) throw new Error(`The company has no page ${title}`);
    states.forEach(({ by, text, summary: what }, index) => {
      const modified = new Date(Date.parse(now.modified) - (states.length - index) * 9 * day).toISOString().replace(/\.\d+/, '');
      write(now.id, { body: marked.parse(text, { async: false }).trim(), summary: what, editor: users.get(by) ?? now.editor, modified }, index + 1);
    });
    write(now.id, { ...now, summary: last }, states.length + 1);
  }
}

/** What rows alone cannot say, done as the product does it: one page is left to owners. @param site reached as its owner */
export async function lockPages(site: Site): Promise<void> {
  const rows: { Id: number }[] = await listOf(site, wikiPagesList.name).items.select('Id').filter(`Title eq 'Work at height'`).top(1)();
  if (rows[0]) await createSharePointWiki(site).setPageEditors(rows[0].Id, { kind: 'owners' });
}
