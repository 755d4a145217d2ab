import { invalidQuery, invalidValue } from '../errors/SharePointError';
import type { FieldRow, Json, Stored } from '../model';
import type { Database } from './database';

/** A term in a row (SP.Taxonomy.TaxonomyFieldValue). `WssId` numbers the terms that a site has used. */
interface Term {
  readonly Label: string;
  readonly TermGuid: string;
  readonly WssId: number;
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export const isTaxonomy = ({ type }: Pick<FieldRow, 'type'>): boolean => type === 'TaxonomyFieldType' || type === 'TaxonomyFieldTypeMulti';
const isMultiple = ({ type }: FieldRow): boolean => type === 'TaxonomyFieldTypeMulti';

const mismatch = (field: FieldRow): Error => invalidQuery(`Cannot convert a primitive value of the property '${field.internalName}' to the expected type 'SP.Taxonomy.TaxonomyFieldValue'. See the inner exception for more details.`);

function termOf(field: FieldRow, value: Json): Term {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(field);
  const { Label: label, TermGuid: id } = value as Readonly<Record<string, Json>>;
  if (typeof id !== 'string' || !guid.test(id) || (label !== undefined && label !== null && typeof label !== 'string')) throw mismatch(field);
  return { Label: String(label ?? ''), TermGuid: id.toLowerCase(), WssId: -1 };
}

/** Terms of a text as forms and hidden text columns have them: `Label|guid;Other|guid`, or `-1;#Label|guid;#-1;#Other|guid`. */
function termsOfText(text: string): readonly Term[] {
  const parts = text.includes(';#') ? text.split(';#').filter((part) => part.includes('|')) : text.split(';');
  return parts.filter((part) => part.trim() !== '').map((part) => {
    const at = part.lastIndexOf('|');
    const id = part.slice(at + 1).trim();
    if (at < 0 || !guid.test(id)) throw invalidValue(`Invalid term.\n\nThe term '${part}' has no id.`);
    return { Label: part.slice(0, at).trim(), TermGuid: id.toLowerCase(), WssId: -1 };
  });
}

/** A value of a body as it is kept, before its terms are numbered; null for none. @throws 400 for what is no term, and for several where there is one */
export function storedTerms(field: FieldRow, value: Json): string | null {
  const several = typeof value === 'object' && value !== null && !Array.isArray(value) && 'results' in value ? (value as { readonly results: Json }).results : value;
  const terms = typeof several === 'string' ? termsOfText(several) : Array.isArray(several) ? several.map((one) => termOf(field, one as Json)) : [termOf(field, several)];
  if (!isMultiple(field) && (terms.length > 1 || Array.isArray(several))) throw mismatch(field);
  return terms.length === 0 ? null : JSON.stringify(isMultiple(field) ? terms : terms[0]);
}

const parsed = (value: Stored | undefined): readonly Term[] => (value === null || value === undefined ? [] : ([JSON.parse(String(value))] as (Term | readonly Term[])[]).flat());

/** As REST shows it: a single term's label is its number until the hidden list of terms is asked for, as on the real service. */
export function shownTerms(field: FieldRow, value: Stored | undefined): Json {
  const terms = parsed(value);
  if (isMultiple(field)) return terms.map((term) => ({ ...term }));
  const [term] = terms;
  return term ? { Label: String(term.WssId), TermGuid: term.TermGuid, WssId: term.WssId } : null;
}

/** Labels as people read them. */
export const termLabels = (value: Stored | undefined): readonly string[] => parsed(value).map(({ Label }) => Label);
/** As forms take them back. */
export const termsForEdit = (value: Stored | undefined): string => parsed(value).map(({ Label, TermGuid }) => `${Label}|${TermGuid}`).join(';');
/** As the stream of a view has them. */
export function streamedTerms(field: FieldRow, value: Stored | undefined): Json {
  const terms = parsed(value).map(({ Label, TermGuid }) => ({ __type: 'TaxonomyFieldValue:#Microsoft.SharePoint.Taxonomy', Label, TermID: TermGuid }));
  return isMultiple(field) ? terms : terms[0] ?? '';
}

const schema = 'CREATE TABLE IF NOT EXISTS usedTerms(id INTEGER PRIMARY KEY AUTOINCREMENT, termGuid TEXT NOT NULL UNIQUE COLLATE NOCASE, label TEXT NOT NULL);';

/** Numbers of the terms that rows have used. There is no term store here: a term is what rows say that it is. */
export class UsedTerms {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  /** The same value with the numbers of its terms, and the labels that they were first used with where none is given. */
  public numbered(field: FieldRow, stored: Stored): Stored {
    if (stored === null) return null;
    const terms = parsed(stored).map((term): Term => {
      const known = this.database.get<{ id: number; label: string }>('SELECT id, label FROM usedTerms WHERE termGuid = ?', term.TermGuid)
        ?? { id: this.database.run('INSERT INTO usedTerms(termGuid, label) VALUES(?, ?)', term.TermGuid, term.Label).lastId, label: term.Label };
      return { Label: term.Label === '' ? known.label : term.Label, TermGuid: term.TermGuid, WssId: known.id };
    });
    return JSON.stringify(isMultiple(field) ? terms : terms[0]);
  }
}
