import type { Limits } from '../limits';
import type { FieldRow, ItemRow, Json, ListRow, PrincipalRow, SiteRow, SpRequest, WebRow } from '../model';
import type { QueryOptions, Argument } from '../odata/path';
import type { Rights } from '../permissions/rights';
import type { Store } from '../store/store';
import type { ViewRow } from '../store/lists';

export type { Limits };
export type MetadataLevel = 'none' | 'minimal' | 'verbose';

/** All that a handler may know about one request. */
export interface Context {
  readonly store: Store;
  readonly request: SpRequest;
  readonly method: string;
  readonly site: SiteRow;
  /** The web that the address names before `_api`. */
  readonly web: WebRow;
  readonly person: PrincipalRow;
  readonly rights: Rights;
  readonly level: MetadataLevel;
  readonly options: QueryOptions;
  readonly parameters: URLSearchParams;
  /** The JSON body, or an empty object. */
  readonly body: Readonly<Record<string, Json>>;
  readonly limits: Limits;
}

/** Where a path has got to. `kind` names the resource; the rest is what was found on the way. */
export interface Resource {
  readonly kind: string;
  readonly web: WebRow;
  readonly args: readonly Argument[];
  readonly list?: ListRow;
  readonly fields?: readonly FieldRow[];
  readonly item?: ItemRow;
  readonly field?: FieldRow;
  readonly view?: ViewRow;
  readonly principal?: PrincipalRow;
  readonly roleId?: number;
  /** A file name, a property, the path of a file or folder. */
  readonly name?: string;
  /** Label of an older version. */
  readonly version?: string;
  /** Whose role assignments: a securable of the rights layer. */
  readonly scope?: string;
}

export function argument(args: readonly Argument[], index: number, name?: string): Argument['value'] | undefined {
  const named = name === undefined ? undefined : args.find((one) => one.name === name.toLowerCase());
  return (named ?? args.filter((one) => one.name === undefined)[index])?.value;
}

/** An object of the service: shown by the serialiser according to metadata level, `$select` and `$expand`. */
export interface Entity {
  readonly type: string;
  /** Behind `_api/`, as `Web/Lists(guid'…')`. */
  readonly path: string;
  /** The web that the object is, where it is one: its address is its own, wherever it was asked for. */
  readonly webUrl?: string;
  readonly props: Readonly<Record<string, Json>>;
  /** Only when `$select` names them. */
  readonly onDemand?: Readonly<Record<string, () => Json>>;
  /** Only when `$expand` names them. */
  readonly links?: Readonly<Record<string, () => Answer>>;
  readonly etag?: string;
}

export type Answer =
  | { readonly kind: 'entity'; readonly entity: Entity; readonly status?: number; readonly location?: string }
  | { readonly kind: 'collection'; readonly type: string; readonly entities: readonly Entity[]; readonly next?: string; /** Its handler has filtered, sorted and cut it already. */ readonly isQueried?: true }
  | { readonly kind: 'value'; readonly name: string; readonly type?: string; readonly value: Json }
  | { readonly kind: 'nothing'; readonly status: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'raw'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | Uint8Array; readonly stream?: Iterable<Uint8Array> };

export const voidAnswer: Answer = { kind: 'null' };
export const entityAnswer = (entity: Entity, status: number = 200): Answer => ({ kind: 'entity', entity, status });
