import { invalidArgument, invalidQuery } from '../errors/SharePointError';
import type { FieldRow, Json, ListRow, Stored } from '../model';
import type { Context } from '../routes/context';

type Body = Readonly<Record<string, Json>>;

/** Length of what makes an id the child of another: `00` and a GUID without dashes. */
const ownLength = 34;

/**
 * Takes the content type out of a body. It must be one of the list's, or the one of the web that one of the list's descends from;
 * which the real service takes beyond those is not settled.
 * @throws 400 for others
 */
function takeType(context: Context, list: ListRow, { ContentTypeId: asked, ...body }: Body): { readonly body: Body; readonly id: string | undefined } {
  if (asked === undefined || asked === null) return { body, id: undefined };
  if (typeof asked !== 'string') throw invalidQuery("Cannot convert a primitive value of the property 'ContentTypeId' to the expected type 'SP.ContentTypeId'. See the inner exception for more details.");
  return { body, id: typeOfList(context, list, asked, false) };
}

/** The id of one of the list's content types, by its own id, that of the one it descends from, or its name. @throws 400 for others */
function typeOfList(context: Context, list: ListRow, asked: string, isFolder: boolean): string {
  const wanted = asked.toLowerCase();
  const types = context.store.contentTypes.ofList(list).filter(({ id }) => id.toLowerCase().startsWith('0x0120') === isFolder);
  const found = types.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted) ?? types.find(({ id }) => id.slice(0, -ownLength).toLowerCase() === wanted);
  if (!found) throw invalidArgument(`The content type ${asked} is not associated with the list.`);
  return found.id;
}

/** A value of a form for the content type, by id or by name: the column that keeps it, and what it keeps. @throws 400 for types that the list does not have */
export function formType(context: Context, list: ListRow, isFolder: boolean): (fields: readonly FieldRow[], name: string, text: string) => readonly [FieldRow, Stored] | undefined {
  return (fields, name, text) => {
    const field = ['contenttype', 'contenttypeid'].includes(name.toLowerCase()) ? fields.find(({ internalName }) => internalName === 'ContentTypeId') : undefined;
    return field && [field, typeOfList(context, list, text, isFolder)];
  };
}

/** A body as columns, its content type among them. */
export function columnsWithType(context: Context, list: ListRow, fields: readonly FieldRow[], body: Body): Map<FieldRow, Stored> {
  const taken = takeType(context, list, body);
  const values = context.store.items.columnsOf(list, fields, taken.body);
  const field = fields.find(({ internalName }) => internalName === 'ContentTypeId');
  if (taken.id !== undefined && field) values.set(field, taken.id);
  return values;
}
