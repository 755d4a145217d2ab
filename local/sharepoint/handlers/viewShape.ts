import type { Json, ListRow } from '../model';
import type { Context } from '../routes/context';
import type { ViewRow } from '../store/lists';

const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? character);

/** Whose a personal view is; undefined for views of everybody. */
export function ownerOfView(view: ViewRow): number | undefined {
  const { PersonalView: isPersonal, OwnerId: owner } = JSON.parse(view.properties) as { readonly PersonalView?: boolean; readonly OwnerId?: number };
  return isPersonal === true ? owner ?? 0 : undefined;
}

/** Views that the caller may know of: those of everybody and their own, the default one first. */
export function viewsOf(context: Pick<Context, 'store' | 'person'>, list: ListRow): ViewRow[] {
  return context.store.lists.views(list).filter((view) => [undefined, context.person.id].includes(ownerOfView(view)));
}

export const fieldNames = (view: ViewRow): readonly string[] => JSON.parse(view.fields) as string[];

/** The columns of a view as CAML has them. */
export const viewFieldsXml = (view: ViewRow): string => fieldNames(view).map((name) => `<FieldRef Name="${escapeXml(name)}" />`).join('');

const scopeNames = ['', 'Recursive', 'RecursiveAll', 'FilesOnly'];

function xmlOf(view: ViewRow, url: string, set: Readonly<Record<string, Json>>): string {
  const scope = scopeNames[Number(set.Scope ?? 0)] ?? '';
  const isPaged = set.Paged !== false;
  const parts = `${typeof set.ViewJoins === 'string' && set.ViewJoins !== '' ? `<Joins>${set.ViewJoins}</Joins>` : ''}${typeof set.ViewProjectedFields === 'string' && set.ViewProjectedFields !== '' ? `<ProjectedFields>${set.ViewProjectedFields}</ProjectedFields>` : ''}`;
  const isDefault = view.isDefault === 1 ? ' DefaultView="TRUE"' : '';
  return `<View Name="{${view.id.toUpperCase()}}"${isDefault} Type="HTML" DisplayName="${escapeXml(view.title)}" Url="${escapeXml(url)}" Level="1" BaseViewID="1" ContentTypeID="0x"${scope === '' ? '' : ` Scope="${scope}"`}><Query>${view.query}</Query><ViewFields>${viewFieldsXml(view)}</ViewFields><RowLimit Paged="${isPaged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit>${parts}</View>`;
}

/** Properties of SP.View: what was set, else the values of a fresh view (keys and types as recorded). */
export function viewProps(list: ListRow, view: ViewRow): Readonly<Record<string, Json>> {
  const { OwnerId, ...set } = JSON.parse(view.properties) as Readonly<Record<string, Json>>;
  void OwnerId;
  const url = `${list.url}/${list.template === 100 ? '' : 'Forms/'}${view.title.replace(/[\\/:*?"<>|#%&{}~]/g, '')}.aspx`;
  const xml = xmlOf(view, url, set);
  return {
    Aggregations: null, AggregationsStatus: null, AssociatedContentTypeId: null, BaseViewId: '1', CalendarViewStyles: null, ColumnWidth: null, ContentTypeId: { StringValue: '0x' }, CustomFormatter: null, CustomOrder: null,
    DefaultViewForContentType: false, EditorModified: false, Formats: null, GridLayout: null, Hidden: false, HtmlSchemaXml: xml, ImageUrl: '/_layouts/15/images/generic.png?rev=47', IncludeRootFolder: false, JSLink: 'clienttemplates.js', ListViewXml: xml,
    Method: null, MobileDefaultView: false, MobileView: false, ModerationType: null, NewDocumentTemplates: null, OrderedView: false, Paged: true, PersonalView: false, ReadOnlyView: false, RequiresClientIntegration: false, Scope: 0,
    ServerRelativePath: { DecodedUrl: url }, ServerRelativeUrl: url, StyleId: null, TabularView: true, Threaded: false, Toolbar: '', ToolbarTemplateName: null, ViewData: null, ViewJoins: null, ViewProjectedFields: null, ViewType: 'HTML', ViewType2: null, VisualizationInfo: null,
    ...set,
    DefaultView: view.isDefault === 1, Id: view.id, RowLimit: view.rowLimit, Title: view.title, ViewQuery: view.query
  };
}
