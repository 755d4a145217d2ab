/** A request as plain values, so that HTTP, batch parts and the page host share one pipeline. */
export interface SpRequest {
  /** GET, POST, … before any X-HTTP-Method header is taken into account. */
  readonly method: string;
  /** Scheme and host that answers are addressed to, without a slash at the end. */
  readonly origin: string;
  /** Path and query, still encoded. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** When its first byte came, by `performance.now()`. */
  readonly receivedAt?: number;
}

export interface SpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Comes in place of the body, part by part, so that a large file is never whole in memory. */
  readonly stream?: Iterable<Uint8Array>;
}

/** One JSON value of an answer. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a column can hold once it has been checked: the value that is bound to SQL. */
export type Stored = string | number | null;

export interface SiteRow {
  readonly id: string;
  /** Server-relative, as `/sites/intranet`. */
  readonly url: string;
}

export interface WebRow {
  readonly id: string;
  readonly siteId: string;
  /** Server-relative, without a slash at the end; the root site is the empty string. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly language: number;
  readonly created: string;
}

/** A list or library; `no` names its table. */
export interface ListRow {
  readonly no: number;
  readonly id: string;
  readonly webId: string;
  readonly title: string;
  readonly description: string;
  /** 100 generic list, 101 document library, 119 site pages. */
  readonly template: number;
  /** Server-relative url of its root folder. */
  readonly url: string;
  /** Name in entity types, as `LoggiaPosts`. */
  readonly entity: string;
  readonly created: string;
  readonly modified: string;
  readonly settings: ListSettings;
}

export interface ListSettings {
  readonly ReadSecurity: number;
  readonly WriteSecurity: number;
  readonly EnableVersioning: boolean;
  readonly MajorVersionLimit: number;
  readonly EnableAttachments: boolean;
  readonly EnableFolderCreation: boolean;
  readonly EnableModeration: boolean;
  readonly Hidden: boolean;
  readonly NoCrawl: boolean;
  readonly OnQuickLaunch: boolean;
  readonly DisableCommenting: boolean;
  readonly ContentTypesEnabled: boolean;
  readonly EnableMinorVersions: boolean;
  readonly ForceCheckout: boolean;
  /** Who sees drafts: readers (0), those who may edit (1), those who approve (2). */
  readonly DraftVersionVisibility: number;
  /** Properties that are kept and shown, and change nothing here. */
  readonly extra?: Readonly<Record<string, Json>>;
}

export type FieldType =
  | 'Counter' | 'Text' | 'Note' | 'Number' | 'Currency' | 'DateTime' | 'Boolean' | 'Choice' | 'MultiChoice'
  | 'User' | 'UserMulti' | 'Lookup' | 'LookupMulti' | 'URL' | 'Guid' | 'Calculated' | 'Computed' | 'Attachments'
  | 'ContentTypeId' | 'File' | 'Integer' | 'Location' | 'Thumbnail' | 'Geolocation' | 'TaxonomyFieldType' | 'TaxonomyFieldTypeMulti';

export interface FieldRow {
  readonly id: string;
  readonly listNo: number;
  readonly internalName: string;
  readonly title: string;
  readonly type: FieldType;
  /** Name of the SQL column, made by the store and never from input. */
  readonly column: string;
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly hidden: boolean;
  /** Part of every list rather than added to this one. */
  readonly builtIn: boolean;
  readonly description: string;
  readonly defaultValue: string | null;
  /** MaxLength, Choices, RichText, NumberOfLines, LookupList, LookupField, Format and the like. */
  readonly options: Readonly<Record<string, Json>>;
}

/** A person (1), a security group (4) or a SharePoint group (8). */
export interface PrincipalRow {
  readonly id: number;
  readonly siteId: string | null;
  readonly type: 1 | 4 | 8;
  readonly login: string;
  readonly email: string;
  readonly title: string;
  readonly isGuest: boolean;
  readonly isSiteAdmin: boolean;
}

/** One row of a list, by SQL column name. */
export type ItemRow = Readonly<Record<string, Stored>>;
