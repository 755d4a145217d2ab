import type { Participants } from '../domain/shared/setup';
import type { FieldDefinition, ListDefinition } from './listDefinition';

/** Permission levels by what SharePoint calls them; the gateway finds them by their type, so that a translated name does not matter. */
export type PermissionLevel = 'Read' | 'Contribute' | 'Full Control';

/** What a list says of itself. */
export interface ListState {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly hasUniqueRights: boolean;
  readonly readSecurity: number;
  readonly writeSecurity: number;
  readonly noCrawl: boolean;
  readonly attachments: boolean;
  readonly versioning: boolean;
  readonly majorVersions: number;
  /** Rows wait for approval. */
  readonly moderation: boolean;
  readonly fields: ReadonlyMap<string, FieldState>;
}

/** What a column says of itself. */
export interface FieldState {
  readonly name: string;
  readonly type: string;
  readonly indexed: boolean;
  readonly unique: boolean;
}

/** Who has which level; `principalId` is the id of a user or group of the site. */
export interface Grant {
  readonly principalId: number;
  readonly level: PermissionLevel;
}

/** Settings that are written in one request. */
export interface ListSettings {
  readonly title: string;
  readonly description: string;
  readonly readSecurity: number;
  readonly writeSecurity: number;
  readonly noCrawl: boolean;
  readonly attachments: boolean;
  readonly versioning: boolean;
  readonly majorVersions: number;
  readonly moderation: boolean;
}

/**
 * What the provisioner needs of SharePoint. Every method is safe to repeat.
 * All of them reject with an AppError: `forbidden` for people who may not manage lists.
 */
export interface ListAdministration {
  /** The named lists that exist, with their columns, by name. At most two round trips. */
  readLists(names: readonly string[]): Promise<ReadonlyMap<string, ListState>>;
  /** Makes an empty list at `Lists/{name}` (a library at `{name}`), titled by its name until its settings are written. */
  createList(definition: ListDefinition): Promise<void>;
  writeSettings(name: string, settings: ListSettings): Promise<void>;
  createField(name: string, field: FieldDefinition): Promise<void>;
  /** Adds the index, then the uniqueness, of a column that has neither. */
  indexField(name: string, field: string, unique: boolean): Promise<void>;
  /** Deletes the former versions of every row, in batches of a hundred rows; nothing where the list is missing. Rejects with `forbidden` for whoever may not delete versions. */
  deleteFormerVersions(name: string): Promise<void>;
  /** Leaves the caller as the only one with rights: grants follow at once. */
  breakInheritance(name: string): Promise<void>;
  listGrants(name: string): Promise<readonly Grant[]>;
  grant(name: string, grant: Grant): Promise<void>;
  /** Who reads and who manages the site itself; broader levels than Read count as Read, management as Full Control. */
  listSiteGrants(): Promise<readonly Grant[]>;
  /** The site's id of those who take part. Rejects with `notFound` for an unknown group. */
  findPrincipal(participants: Participants): Promise<number>;
  /** A value of the settings list, undefined where the row or the list is missing. */
  findSetting(key: string): Promise<string | undefined>;
  writeSetting(key: string, value: string): Promise<void>;
}
