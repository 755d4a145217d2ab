import { needsIndex, type FieldDefinition } from '../../provisioning/listDefinition';

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function typeOf({ type, multiple }: FieldDefinition): string {
  if (type === 'User' && multiple) return 'UserMulti';
  if (type === 'Choice' && multiple) return 'MultiChoice';
  return type;
}

function attributesOf(field: FieldDefinition): Record<string, string> {
  const flag = (on: boolean | undefined): string => (on ? 'TRUE' : 'FALSE');
  return {
    Type: typeOf(field),
    Name: field.name,
    StaticName: field.name,
    DisplayName: field.label ?? field.name,
    Required: flag(field.required),
    ...(field.description ? { Description: field.description } : {}),
    ...(needsIndex(field) ? { Indexed: 'TRUE' } : {}),
    ...(field.unique ? { EnforceUniqueValues: 'TRUE' } : {}),
    ...(field.type === 'Text' ? { MaxLength: '255' } : {}),
    // Rich text would come back re-encoded (":" as "&#58;"), so text is kept plain.
    ...(field.type === 'Note' ? { NumLines: '6', RichText: 'FALSE', AppendOnly: 'FALSE', UnlimitedLengthInDocumentLibrary: 'TRUE' } : {}),
    ...(field.type === 'DateTime' ? { Format: 'DateTime' } : {}),
    ...(field.type === 'URL' ? { Format: 'Hyperlink' } : {}),
    ...(field.type === 'Choice' && !field.multiple ? { Format: 'Dropdown' } : {}),
    ...(field.type === 'User' ? { UserSelectionMode: 'PeopleOnly', ...(field.multiple ? { Mult: 'TRUE' } : {}) } : {})
  };
}

/** The schema of a column in the words of SharePoint (Field element, list). */
export function fieldXml(field: FieldDefinition): string {
  const attributes = Object.entries(attributesOf(field)).map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  const choices = (field.choices ?? []).map((choice) => `<CHOICE>${escape(choice)}</CHOICE>`).join('');
  const inner = (choices ? `<CHOICES>${choices}</CHOICES>` : '') + (field.defaultValue === undefined ? '' : `<Default>${escape(field.defaultValue)}</Default>`);
  return inner ? `<Field${attributes}>${inner}</Field>` : `<Field${attributes} />`;
}
