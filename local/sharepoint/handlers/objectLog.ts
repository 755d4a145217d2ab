import type { ListRow, WebRow } from '../model';
import { has, permission } from '../permissions/masks';
import type { Answer, Context, Entity, Resource } from '../routes/context';
import type { LoggedChange } from '../routes/table';
import type { ObjectChange } from '../store/objectChanges';
import { siteColumnsTemplate } from '../store/webSettings';

function idOf(answer: Answer): string {
  const id = answer.kind === 'entity' ? answer.entity.props.Id : undefined;
  return typeof id === 'string' ? id : String((id as { readonly StringValue?: string } | undefined)?.StringValue ?? '');
}

/** The object that an operation was about: the one on its path, or the new one that it answers. */
function objectOf(at: Resource, kind: LoggedChange['kind'], answer: Answer, isNew: boolean): string {
  if (isNew) return idOf(answer);
  switch (kind) {
    case 'List': return at.list?.id ?? '';
    case 'Field': return at.field?.id ?? '';
    case 'View': return at.view?.id ?? '';
    case 'ContentType': return at.name ?? '';
    case 'Web': return at.web.id;
  }
}

const factsOf = ({ template, settings, url, title }: ListRow): Record<string, string | number | boolean> => ({ BaseTemplate: template, Hidden: settings.Hidden, RootFolderUrl: url, Title: title });

/** Keeps in the log what an operation did to a list, a column, a view, a content type or a web. */
export function logChange(context: Context, at: Resource, { kind, type }: LoggedChange, answer: Answer): void {
  const objectId = objectOf(at, kind, answer, type === 1);
  const list = kind === 'List' ? at.list ?? context.store.lists.byId(objectId) : at.list;
  const isOfWeb = list === undefined || list.template === siteColumnsTemplate;
  context.store.objectChanges.record(
    { type, kind, webId: kind === 'Web' ? objectId : at.web.id, listId: isOfWeb || kind === 'Web' ? '' : list.id, objectId, editor: context.person.id },
    kind === 'List' && list ? factsOf(list) : {}
  );
}

/** Whether the caller may hear of it: whoever sees the list or opens the web; of lists that are gone those who manage lists. */
export function hearsObject(context: Context): (change: ObjectChange) => boolean {
  const webs = new Map<string, WebRow | undefined>();
  return ({ webId, listId, kind }) => {
    if (!webs.has(webId)) webs.set(webId, context.store.sites.webs(context.site.id).find(({ id }) => id === webId));
    const web = webs.get(webId);
    if (!web) return context.person.isSiteAdmin;
    if (listId === '') return has(context.rights.web(web), permission.open);
    const list = context.store.lists.byId(listId);
    if (list && list.webId === web.id) return has(context.rights.list(web, list), permission.viewListItems);
    return kind === 'List' && has(context.rights.web(web), permission.manageLists);
  };
}

const idNames = { List: 'ListId', Field: 'FieldId', View: 'ViewId', ContentType: 'ContentTypeId', Web: 'WebId' } as const;

/** An entry of the log as SP.ChangeList, SP.ChangeField and the like (https://learn.microsoft.com/previous-versions/office/sharepoint-csom/ee543416(v=office.15)). */
export function objectChangeEntity(context: Context, change: ObjectChange, token: string): Entity {
  const { kind, type, time, webId, listId, objectId, editor, facts } = change;
  const isTyped = context.level === 'verbose' ? { __metadata: { type: 'SP.ChangeToken' } } : {};
  return {
    type: `SP.Change${kind}`, path: `Web/GetChanges`,
    props: {
      ChangeToken: { ...isTyped, StringValue: token }, ChangeType: type, SiteId: context.site.id, Time: time, ...(kind === 'List' ? { Editor: context.store.sites.principalById(editor)?.title ?? '' } : {}), WebId: webId,
      ...(kind === 'View' ? { ListId: listId } : {}), [idNames[kind]]: kind === 'ContentType' ? { StringValue: objectId } : objectId, ...JSON.parse(facts) as Record<string, string>
    }
  };
}
