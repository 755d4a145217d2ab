/** The column types that Loggia uses, by SharePoint's own names. */
export type FieldType = 'Text' | 'Note' | 'Number' | 'DateTime' | 'Boolean' | 'Choice' | 'User' | 'URL';

/** A column of a list. Internal names are ASCII and never change; labels are what people see in SharePoint. */
export interface FieldDefinition {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly type: FieldType;
  /** Indexes are made while the list is empty; Note columns cannot have one. A list has at most 20. */
  readonly indexed?: boolean;
  /** Refuses a second row with the same value. Implies an index; excludes `rows: 'own'` (SharePoint allows only one of the two). */
  readonly unique?: boolean;
  readonly required?: boolean;
  /** For `Choice` only. */
  readonly choices?: readonly string[];
  readonly defaultValue?: string;
  /** For `User` and `Choice`: more than one value. Such a column cannot be indexed. */
  readonly multiple?: boolean;
  /** Left out of the list's default view. */
  readonly hiddenInView?: boolean;
}

/**
 * Which rows of others a participant reaches:
 * `own` reads and writes only own rows (ReadSecurity 2, WriteSecurity 2);
 * `ownWrite` reads all, changes only own (WriteSecurity 2);
 * `all` reads and changes all, as a wiki needs it.
 * Item-level settings hold on lists only; on a library SharePoint stores and ignores them (pnp/powershell#5051).
 */
export type RowAccess = 'own' | 'ownWrite' | 'all';

/** A list of Loggia as data; the provisioner makes a site agree with it. */
export interface ListDefinition {
  /** Last part of the list's address (`Lists/LoggiaPosts`), which never changes; the title may. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** 100 is a generic list, 101 a document library. */
  readonly template?: 100 | 101;
  readonly fields: readonly FieldDefinition[];
  /** Built-in columns to index as well, such as `Author`, `Editor`, `Modified`. */
  readonly builtInIndexes?: readonly string[];
  readonly rows: RowAccess;
  /** `participants`: those who take part get Contribute. `owners`: only site owners write, everybody reads. */
  readonly writers: 'participants' | 'owners';
  /** Owners may narrow who writes here: a later set-up leaves rights alone in which somebody still writes. */
  readonly keepsNarrowedRights?: boolean;
  /** Major versions kept; 0 switches versions off. */
  readonly versions?: number;
  readonly attachments?: boolean;
  /** Rows of others are read only when somebody with *Approve Items* has approved them; their authors always see them. */
  readonly approval?: boolean;
  /** Kept out of search. Always true for `rows: 'own'`, as item-level reading is not security trimming. */
  readonly hiddenFromSearch?: boolean;
}

/** A change that definitions cannot express, such as moving values from one column to another. */
export interface Upgrade<TAdministration> {
  /** The version that the area has once this is done. */
  readonly version: number;
  readonly apply: (administration: TAdministration) => Promise<void>;
}

/** Everything that one area needs on a site. `version` is raised with every change of the lists. */
export interface AreaDefinition<TAdministration = never> {
  readonly area: string;
  readonly version: number;
  readonly lists: readonly ListDefinition[];
  readonly upgrades?: readonly Upgrade<TAdministration>[];
}

/** True where SharePoint must keep an index for the column. */
export function needsIndex(field: FieldDefinition): boolean {
  return field.indexed === true || field.unique === true;
}

/** SharePoint's ReadSecurity and WriteSecurity numbers for a kind of access. */
export function itemSecurityOf(rows: RowAccess): { readonly read: 1 | 2; readonly write: 1 | 2 } {
  if (rows === 'own') return { read: 2, write: 2 };
  return { read: 1, write: rows === 'ownWrite' ? 2 : 1 };
}
