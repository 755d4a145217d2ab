import type { Json, ListRow, WebRow } from '../model';
import { has, overridesItemSecurity, permission } from '../permissions/masks';
import type { Answer, Context, Entity, Resource } from '../routes/context';
import { wholeNumber } from '../routes/parameters';
import type { Area } from '../routes/table';
import { changeType, type ChangeRow } from '../store/changes';
import { objectKinds, type ObjectChange } from '../store/objectChanges';
import { hearsObject, objectChangeEntity } from './objectLog';
import { seenRow } from './filePlaces';
import { collection, demand } from './shapes';

/** Which kind of change each flag of a query asks for (SP.ChangeQuery: https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee538577(v=office.15)). */
const flags: Readonly<Record<string, readonly number[]>> = { Add: [changeType.add], Update: [changeType.update], DeleteObject: [changeType.delete], Rename: [changeType.rename], Move: [changeType.moveAway, changeType.moveInto], Restore: [changeType.restore] };
const mostChanges = 1000;

interface Scope { readonly sql: string; readonly value: string; readonly token: string }

function scopeOf(context: Context, at: Resource): Scope {
  if (at.list) return { sql: 'listId = ?', value: at.list.id, token: `1;3;${at.list.id}` };
  if (at.kind === 'site') return { sql: 'webId IN (SELECT id FROM webs WHERE siteId = ?)', value: context.site.id, token: `1;1;${context.site.id}` };
  return { sql: 'webId = ?', value: at.web.id, token: `1;2;${at.web.id}` };
}

function numberIn(token: Json | undefined): number | undefined {
  const text = (token as { readonly StringValue?: Json } | undefined)?.StringValue;
  const number = typeof text === 'string' ? Number(text.split(';')[4]) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/**
 * Whether the caller may hear of a change: of a row that they see, in a list that they see. What is gone has no author any more: who
 * sees only own rows hears of those that they deleted themselves.
 */
export function hearing(context: Context): (change: ChangeRow) => boolean {
  const known = new Map<string, { readonly list: ListRow; readonly web: WebRow } | undefined>();
  const placeOf = (id: string): { readonly list: ListRow; readonly web: WebRow } | undefined => {
    const list = context.store.lists.byId(id);
    const web = list && context.store.sites.webOf(list);
    return list && web && has(context.rights.list(web, list), permission.viewListItems) ? { list, web } : undefined;
  };
  return (change) => {
    if (!known.has(change.listId)) known.set(change.listId, placeOf(change.listId));
    const place = known.get(change.listId);
    if (!place) return false;
    const row = context.store.items.find(place.list, change.itemId);
    if (row) return seenRow(context, place.web, place.list, row) !== undefined;
    return place.list.settings.ReadSecurity !== 2 || change.editor === context.person.id || overridesItemSecurity(context.rights.list(place.web, place.list));
  };
}

function readChanges(context: Context, at: Resource): Answer {
  const query = (context.body.query ?? {}) as Readonly<Record<string, Json>>;
  const { sql, value, token } = scopeOf(context, at);
  const isWanted = query.Item === true || query.File === true || query.Folder === true;
  const types = Object.entries(flags).flatMap(([flag, kinds]) => (query[flag] === true ? kinds : []));
  const [from, to] = [numberIn(query.ChangeTokenStart) ?? 0, numberIn(query.ChangeTokenEnd) ?? Number.MAX_SAFE_INTEGER];
  const limit = wholeNumber('FetchLimit', query.FetchLimit) ?? mostChanges;
  const oldest = new Date(context.store.now().getTime() - context.limits.changeLogDays * 24 * 3600 * 1000).toISOString();
  const rows = !isWanted || types.length === 0 ? [] : context.store.database.all<ChangeRow>(
    `SELECT * FROM changes WHERE ${sql} AND no > ? AND no <= ? AND time >= ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY no LIMIT ?`,
    value, from, to, oldest, ...types, limit
  );
  const kinds = objectKinds.filter((kind) => query[kind] === true);
  const objects = kinds.length === 0 || types.length === 0 ? [] : context.store.database.all<ObjectChange>(
    `SELECT * FROM objectChanges WHERE ${sql} AND no > ? AND no <= ? AND time >= ? AND kind IN (${kinds.map(() => '?').join(', ')}) AND type IN (${types.map(() => '?').join(', ')}) ORDER BY no LIMIT ?`,
    value, from, to, oldest, ...kinds, ...types, limit
  );
  const tokenOf = (change: Pick<ChangeRow, 'listId' | 'time' | 'no'>): string => `${token};${context.store.changes.tokenOf(change).split(';').slice(3).join(';')}`;
  const all = [
    ...rows.filter(hearing(context)).map((row) => ({ no: row.no, entity: itemChange(context, row, tokenOf(row)) })),
    ...objects.filter(hearsObject(context)).map((change) => ({ no: change.no, entity: objectChangeEntity(context, change, tokenOf(change)) }))
  ];
  return collection('SP.ApiData.Changes', all.sort((left, right) => left.no - right.no).slice(0, limit).map(({ entity }) => entity));
}

function itemChange(context: Context, row: ChangeRow, token: string): Entity {
  return {
    type: 'SP.ChangeItem', path: `Web/Lists(guid'${row.listId}')/GetChanges`,
    props: {
      ChangeToken: { ...(context.level === 'verbose' ? { __metadata: { type: 'SP.ChangeToken' } } : {}), StringValue: token },
      ChangeType: row.type, SiteId: context.site.id, Time: row.time, Editor: context.store.sites.principalById(row.editor)?.title ?? '', EditorEmailHint: null, ItemId: row.itemId, ListId: row.listId, ServerRelativeUrl: '', SharedByUser: null, SharedWithUsers: null, UniqueId: row.uniqueId, WebId: row.webId
    }
  };
}

/** The change log of lists, webs and the site collection. */
export const changeArea: Area = {
  name: 'Changes',
  steps: [],
  operations: [
    { on: 'list', method: 'POST', call: 'getchanges', name: 'Changes of a list', support: 'partly', note: 'of rows, files, folders, lists, columns, views, content types and webs; not of people and rights', handle: readChanges },
    { on: 'web', method: 'POST', call: 'getchanges', name: 'Changes of a web', support: 'partly', note: 'of rows, files, folders, lists, columns, views, content types and webs; not of people and rights', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return readChanges(context, at);
    } },
    { on: 'site', method: 'POST', call: 'getchanges', name: 'Changes of a site collection', support: 'partly', note: 'of rows, files, folders, lists, columns, views, content types and webs; not of people and rights', handle: (context, at) => {
      demand(context.rights.web(at.web), permission.open);
      return readChanges(context, at);
    } }
  ]
};
