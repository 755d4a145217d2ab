import { DOMParser, type Element as XmlElement } from '@xmldom/xmldom';
import { invalidArgument, invalidQuery } from '../errors/SharePointError';
import type { Stored } from '../model';
import type { Comparison, Condition, Path, Sort } from '../query/condition';

/** What `<View>` asks for. */
export interface CamlView {
  readonly condition?: Condition;
  readonly sorts: readonly Sort[];
  /** Internal names; none means all. */
  readonly fields: readonly string[];
  readonly rowLimit?: number;
  readonly isPaged: boolean;
}

/** What stands for the caller and the day in a query. */
export interface CamlSurroundings {
  readonly userId: number;
  readonly now: Date;
}

const maximalDepth = 160;
const comparisons: Readonly<Record<string, Comparison>> = { Eq: 'eq', Neq: 'ne', Lt: 'lt', Leq: 'le', Gt: 'gt', Geq: 'ge' };

function childrenOf(element: XmlElement): XmlElement[] {
  return [...element.childNodes].filter((node): node is XmlElement => node.nodeType === 1);
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element).find((one) => one.tagName === name);
}

function isTrue(element: XmlElement, attribute: string): boolean {
  return element.getAttribute(attribute)?.toUpperCase() === 'TRUE';
}

/** Reads `<Where>`: And, Or and comparisons; each level of And and Or holds two parts, as CAML wants it. */
class WhereReader {
  public constructor(private readonly surroundings: CamlSurroundings) {}

  public read(element: XmlElement, depth: number = 0): Condition {
    if (depth > maximalDepth) throw invalidQuery('The query is nested too deeply.');
    const name = element.tagName;
    if (name === 'And' || name === 'Or') {
      const parts = childrenOf(element);
      if (parts.length !== 2) throw invalidQuery(`${name} must have two operands.`);
      return { kind: name === 'And' ? 'and' : 'or', parts: parts.map((part) => this.read(part, depth + 1)) };
    }
    const comparison = comparisons[name];
    if (comparison) return { kind: 'compare', path: this.path(element), comparison, value: this.value(element) };
    switch (name) {
      case 'IsNull':
      case 'IsNotNull':
        return { kind: 'compare', path: this.path(element), comparison: name === 'IsNull' ? 'eq' : 'ne', value: null };
      case 'BeginsWith':
      case 'Contains':
        return { kind: name === 'Contains' ? 'contains' : 'startsWith', path: this.path(element), value: String(this.value(element) ?? '') };
      case 'In': {
        const values = child(element, 'Values');
        return { kind: 'in', path: this.path(element), values: values ? childrenOf(values).map((value) => this.literal(value)) : [] };
      }
      default:
        throw invalidQuery(`The element ${name} is not supported in a query.`);
    }
  }

  private path(element: XmlElement): Path {
    const reference = child(element, 'FieldRef');
    const name = reference?.getAttribute('Name');
    if (!reference || !name) throw invalidQuery('A FieldRef with a Name is missing.');
    const value = child(element, 'Value') ?? child(element, 'Values')?.getElementsByTagName('Value')[0];
    const type = value?.getAttribute('Type');
    const isById = isTrue(reference, 'LookupId') || type === 'Integer' || (value !== undefined && childrenOf(value as XmlElement).some((one) => one.tagName === 'UserID'));
    if (type === 'User' || type === 'Lookup' || isTrue(reference, 'LookupId')) return { name, sub: isById ? 'Id' : 'Title' };
    return { name };
  }

  private value(element: XmlElement): Stored {
    const value = child(element, 'Value');
    if (!value) throw invalidQuery(`${element.tagName} needs a Value.`);
    return this.literal(value);
  }

  private literal(value: XmlElement): Stored {
    const [special] = childrenOf(value);
    if (special?.tagName === 'UserID') return this.surroundings.userId;
    if (special?.tagName === 'Today') {
      const offset = Number(special.getAttribute('OffsetDays') ?? special.getAttribute('Offset') ?? 0) || 0;
      const day = new Date(this.surroundings.now.getTime() + offset * 86_400_000);
      return `${day.toISOString().slice(0, 10)}T00:00:00Z`;
    }
    const text = value.textContent ?? '';
    if (value.getAttribute('Type') === 'DateTime' && isTrue(value, 'IncludeTimeValue') === false && text.length > 10) return `${text.slice(0, 10)}T00:00:00Z`;
    return text;
  }
}

function parse(xml: string): XmlElement {
  let isBroken = false;
  try {
    const root = new DOMParser({ onError: () => { isBroken = true; } }).parseFromString(xml, 'text/xml').documentElement;
    if (root && !isBroken) return root;
  } catch {
    // Told below in SharePoint's words.
  }
  throw invalidArgument('Cannot complete this action. The query is no valid XML.');
}

/** Reads `<View>` or a bare `<Query>`. @throws 400 for broken XML and for elements that are not known. */
export function parseView(xml: string, surroundings: CamlSurroundings): CamlView {
  const root = xml.trim() === '' ? undefined : parse(xml);
  if (!root) return { sorts: [], fields: [], isPaged: false };
  const query = root.tagName === 'Query' ? root : child(root, 'Query');
  const where = query && child(query, 'Where');
  const [first] = where ? childrenOf(where) : [];
  const orderBy = query && child(query, 'OrderBy');
  const limit = child(root, 'RowLimit');
  const viewFields = child(root, 'ViewFields');
  const sorts = orderBy ? childrenOf(orderBy).map((reference) => ({ path: { name: reference.getAttribute('Name') ?? '' }, descending: reference.getAttribute('Ascending')?.toUpperCase() === 'FALSE' })) : [];
  return {
    sorts,
    fields: viewFields ? childrenOf(viewFields).map((reference) => reference.getAttribute('Name') ?? '') : [],
    isPaged: limit ? isTrue(limit, 'Paged') : false,
    ...(first ? { condition: new WhereReader(surroundings).read(first) } : {}),
    ...(limit?.textContent ? { rowLimit: Number(limit.textContent) } : {})
  };
}
