import { fieldMissing } from '../errors/SharePointError';
import type { Json, SpResponse } from '../model';
import { queryEntities } from '../query/entities';
import type { Answer, Context, Entity, MetadataLevel } from './context';
import { verboseValue } from './verboseValues';

const contentTypes: Record<MetadataLevel, string> = {
  none: 'application/json;odata=nometadata;streaming=true;charset=utf-8',
  minimal: 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
  verbose: 'application/json;odata=verbose;charset=utf-8'
};

/** Reads the Accept header; plain `application/json` means minimal metadata, and nothing at all too. */
export function metadataLevel(accept: string | undefined): MetadataLevel {
  const text = (accept ?? '').toLowerCase();
  if (text.includes('odata=verbose')) return 'verbose';
  return text.includes('odata=nometadata') ? 'none' : 'minimal';
}

const entitySets: Readonly<Record<string, string>> = Object.fromEntries(['List', 'Web', 'Field', 'User', 'Group', 'File', 'Folder', 'View', 'ContentType', 'RoleDefinition', 'RoleAssignment'].map((name) => [`SP.${name}`, `SP.ApiData.${name}s`]));

/** The set that an object belongs to, as the metadata of single objects name it: `SP.ApiData.Lists` for a list, `SP.ListData.DocumentsItems` for a row. */
function setOf(type: string): string {
  const known = entitySets[type.replace(/^SP\.Field(?!Link|StringValues)[A-Z]\w*$/, 'SP.Field')];
  return known ?? type.replace(/^SP\.Data\.(\w+Item)$/, 'SP.ListData.$1s');
}

type Tree = ReadonlyMap<string, readonly string[]>;

/** `Author/Title` in a list of names becomes Author → [Title]. */
function tree(names: readonly string[]): Tree {
  const result = new Map<string, string[]>();
  for (const name of names) {
    const [head = '', ...rest] = name.split('/');
    const below = result.get(head.toLowerCase()) ?? [];
    if (rest.length > 0) below.push(rest.join('/'));
    result.set(head.toLowerCase(), below);
  }
  return result;
}

function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): readonly [string, T] | undefined {
  return Object.entries(record ?? {}).find(([key]) => key.toLowerCase() === name);
}

function metadata(entity: Entity, context: Context): Record<string, Json> {
  const api = `${context.request.origin}${entity.webUrl ?? context.web.url}/_api/`;
  if (context.level === 'verbose') {
    return { __metadata: { id: api + entity.path, uri: api + entity.path, ...(entity.etag ? { etag: entity.etag } : {}), type: entity.type } };
  }
  if (context.level === 'none') return {};
  return { 'odata.type': entity.type, 'odata.id': api + entity.path, ...(entity.etag ? { 'odata.etag': entity.etag } : {}), 'odata.editLink': entity.path };
}

function nested(answer: Answer, context: Context, select: readonly string[], expand: readonly string[]): Json {
  switch (answer.kind) {
    case 'entity':
      return shape(answer.entity, context, select, expand);
    case 'collection': {
      const rows = answer.entities.map((entity) => shape(entity, context, select, expand));
      return context.level === 'verbose' ? { results: rows } : rows;
    }
    case 'value':
      return answer.value;
    default:
      return null;
  }
}

/** One entity as JSON. @throws 400 when `$select` names what is not there. */
function shape(entity: Entity, context: Context, select: readonly string[], expand: readonly string[]): Record<string, Json> {
  const selected = tree(select);
  const expanded = tree(expand);
  const result: Record<string, Json> = metadata(entity, context);
  const isAll = select.length === 0 || selected.has('*');
  if (isAll) Object.assign(result, entity.props);
  for (const name of selected.keys()) {
    // Metadata come with every object, whether they are asked for (pnpjs packages/sp/sharing) or not.
    if (name === '*' || name.startsWith('odata.')) continue;
    // `$select=Id` brings both `Id` and `ID` of an item (recorded).
    const props = Object.entries(entity.props).filter(([key]) => key.toLowerCase() === name);
    const onDemand = lookup(entity.onDemand, name);
    if (props.length > 0) Object.assign(result, Object.fromEntries(props));
    else if (onDemand) result[onDemand[0]] = onDemand[1]();
    else if (!lookup(entity.links, name)) throw fieldMissing(name);
  }
  for (const [name, below] of expanded) {
    const link = lookup(entity.links, name);
    const onDemand = lookup(entity.onDemand, name);
    if (link) result[link[0]] = nested(link[1](), context, selected.get(name) ?? [], below);
    else if (onDemand) result[onDemand[0]] = onDemand[1]();
    else if (!lookup(entity.props, name)) throw fieldMissing(name);
  }
  if (context.level === 'verbose') {
    for (const [name, value] of Object.entries(result)) if (name !== '__metadata' && !lookup(entity.links, name.toLowerCase())) result[name] = verboseValue(value);
    for (const name of Object.keys(entity.links ?? {})) {
      if (result[name] === undefined && isAll) result[name] = { __deferred: { uri: `${context.request.origin}${entity.webUrl ?? context.web.url}/_api/${entity.path}/${name}` } };
    }
  }
  return result;
}

function json(context: Context, status: number, value: Json, headers: Readonly<Record<string, string>> = {}): SpResponse {
  return { status, headers: { 'Content-Type': contentTypes[context.level], ...headers }, body: JSON.stringify(value) };
}

/** Turns what a handler answers into bytes and headers. */
export function serialise(answer: Answer, context: Context): SpResponse {
  const { level, options } = context;
  const root = `${context.request.origin}${context.web.url}/_api/$metadata`;
  switch (answer.kind) {
    case 'raw':
      return { status: answer.status, headers: answer.headers, body: answer.body, ...(answer.stream ? { stream: answer.stream } : {}) };
    case 'nothing':
      return { status: answer.status, headers: {}, body: '' };
    case 'null':
      return level === 'verbose' ? json(context, 200, { d: null }) : json(context, 200, { 'odata.null': true });
    case 'value': {
      if (level === 'verbose') return json(context, 200, { d: { [answer.name]: answer.type?.startsWith('SP.') ? verboseValue(answer.value) : answer.value } });
      const isRecord = typeof answer.value === 'object' && answer.value !== null && !Array.isArray(answer.value);
      const head: Record<string, Json> = level === 'minimal' ? { 'odata.metadata': `${root}#${answer.type ?? 'Edm.String'}` } : {};
      return json(context, 200, isRecord ? { ...head, ...(answer.value as Record<string, Json>) } : { ...head, value: answer.value });
    }
    case 'entity': {
      const shaped = shape(answer.entity, context, options.select, options.expand);
      const headers = answer.entity.etag ? { ETag: answer.entity.etag } : {};
      const body: Json = level === 'verbose' ? { d: shaped } : level === 'minimal' ? { 'odata.metadata': `${root}#${setOf(answer.entity.type)}/@Element`, ...shaped } : shaped;
      return json(context, answer.status ?? 200, body, { ...headers, ...(answer.location ? { Location: answer.location } : {}) });
    }
    case 'collection': {
      const entities = answer.isQueried || context.method !== 'GET' ? answer.entities : queryEntities(answer.entities, options);
      const rows = entities.map((entity) => shape(entity, context, options.select, options.expand));
      if (level === 'verbose') return json(context, 200, { d: { results: rows, ...(answer.next ? { __next: answer.next } : {}) } });
      const head: Record<string, Json> = level === 'minimal' ? { 'odata.metadata': `${root}#${answer.type}` } : {};
      return json(context, 200, { ...head, ...(answer.next ? { 'odata.nextLink': answer.next } : {}), value: rows });
    }
  }
}

/** An error in the shape that the caller's metadata level asks for. */
export function errorResponse(level: MetadataLevel, status: number, code: string, message: string, headers: Readonly<Record<string, string>>): SpResponse {
  if (code === 'plain') return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: message };
  const error = { code, message: { lang: 'en-US', value: message } };
  return {
    status,
    headers: { 'Content-Type': contentTypes[level], ...headers },
    body: JSON.stringify(level === 'verbose' ? { error } : { 'odata.error': error })
  };
}
