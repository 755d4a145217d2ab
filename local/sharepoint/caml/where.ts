import { invalidQuery } from '../errors/SharePointError';
import type { Stored } from '../model';
import type { Comparison, Condition, Path } from '../query/condition';
import { childOf, childrenOf, isTrue, type XmlElement } from '../xml/parseXml';
import { dayOf, instantOf, instantText, isWholeDay, spanOf } from './dates';

/** Kinds of membership that a query can ask for (learn.microsoft.com/sharepoint/dev/schema/membership-element-query). */
export type MembershipKind = 'CurrentUserGroups' | 'SPGroup' | 'SPWeb.AllUsers' | 'SPWeb.Groups' | 'SPWeb.Users';

/** What stands for the caller and the day in a query. */
export interface CamlSurroundings {
  readonly userId: number;
  readonly now: Date;
  /** Ids of the principals that a membership means. */
  readonly principals: (kind: MembershipKind, groupId: number) => readonly number[];
}

const maximalDepth = 160;
const comparisons: Readonly<Record<string, Comparison>> = { Eq: 'eq', Neq: 'ne', Lt: 'lt', Leq: 'le', Gt: 'gt', Geq: 'ge', Includes: 'eq', NotIncludes: 'ne' };
const memberships: readonly string[] = ['CurrentUserGroups', 'SPGroup', 'SPWeb.AllUsers', 'SPWeb.Groups', 'SPWeb.Users'];

function referenceOf(element: XmlElement): XmlElement {
  const reference = childOf(element, 'FieldRef');
  if (!reference?.getAttribute('Name')) throw invalidQuery('A FieldRef with a Name is missing.');
  return reference;
}

/** A day as conditions on instants, so that an index still serves. */
function wholeDay(path: Path, comparison: Comparison, time: number): Condition {
  const { start, end } = dayOf(time);
  const compare = (how: Comparison, at: number): Condition => ({ kind: 'compare', path, comparison: how, value: instantText(at) });
  switch (comparison) {
    case 'eq': return { kind: 'and', parts: [compare('ge', start), compare('lt', end)] };
    case 'ne': return { kind: 'not', part: { kind: 'and', parts: [compare('ge', start), compare('lt', end)] } };
    case 'lt': return compare('lt', start);
    case 'le': return compare('lt', end);
    case 'gt': return compare('ge', end);
    case 'ge': return compare('ge', start);
  }
}

/** Reads `<Where>`; each level of And and Or holds two parts, as CAML wants it. */
export class WhereReader {
  public constructor(private readonly surroundings: CamlSurroundings) {}

  /** @throws 400 for elements that are not known, and for what they lack. */
  public read(element: XmlElement, depth: number = 0): Condition {
    if (depth > maximalDepth) throw invalidQuery('The query is nested too deeply.');
    const name = element.tagName;
    if (name === 'And' || name === 'Or') {
      const parts = childrenOf(element);
      if (parts.length !== 2) throw invalidQuery(`${name} must have two operands.`);
      return { kind: name === 'And' ? 'and' : 'or', parts: parts.map((part) => this.read(part, depth + 1)) };
    }
    const comparison = comparisons[name];
    if (comparison) return this.comparison(element, comparison);
    switch (name) {
      case 'IsNull':
      case 'IsNotNull':
        return { kind: 'compare', path: { name: this.fieldName(element), reference: 'id' }, comparison: name === 'IsNull' ? 'eq' : 'ne', value: null };
      case 'BeginsWith':
      case 'Contains':
        return { kind: name === 'Contains' ? 'contains' : 'startsWith', path: this.path(element, this.valueElement(element)), value: String(this.literal(this.valueElement(element)) ?? '') };
      case 'In': {
        const values = childOf(element, 'Values');
        const listed = values ? childrenOf(values) : [];
        return { kind: 'in', path: this.path(element, listed[0]), values: listed.map((value) => this.literal(value)) };
      }
      case 'Membership':
        return this.membership(element);
      case 'DateRangesOverlap':
        return this.overlap(element);
      default:
        throw invalidQuery(`The element ${name} is not supported in a query.`);
    }
  }

  private comparison(element: XmlElement, comparison: Comparison): Condition {
    const value = this.valueElement(element);
    const path = this.path(element, value);
    const time = isWholeDay(value) ? instantOf(value, this.surroundings.now) : Number.NaN;
    return Number.isNaN(time) ? { kind: 'compare', path, comparison, value: this.literal(value) } : wholeDay(path, comparison, time);
  }

  private fieldName(element: XmlElement): string {
    return referenceOf(element).getAttribute('Name') ?? '';
  }

  /** People and lookups are compared by their number where the query says so, else by what they show. */
  private path(element: XmlElement, value: XmlElement | undefined): Path {
    const reference = referenceOf(element);
    const isNumber = isTrue(reference, 'LookupId') || /^(Integer|Counter)$/.test(value?.getAttribute('Type') ?? '') || (value !== undefined && childOf(value, 'UserID') !== undefined);
    return { name: reference.getAttribute('Name') ?? '', reference: isNumber ? 'id' : 'text' };
  }

  private valueElement(element: XmlElement): XmlElement {
    const value = childOf(element, 'Value');
    if (!value) throw invalidQuery(`${element.tagName} needs a Value.`);
    return value;
  }

  private literal(value: XmlElement): Stored {
    if (childOf(value, 'UserID')) return this.surroundings.userId;
    if (value.getAttribute('Type') !== 'DateTime') return value.textContent ?? '';
    const time = instantOf(value, this.surroundings.now);
    if (Number.isNaN(time)) return value.textContent ?? '';
    return instantText(isWholeDay(value) ? dayOf(time).start : time);
  }

  private membership(element: XmlElement): Condition {
    const kind = element.getAttribute('Type') ?? '';
    if (!memberships.includes(kind)) throw invalidQuery(`The membership ${kind} is not known.`);
    const ids = this.surroundings.principals(kind as MembershipKind, Number(element.getAttribute('ID') ?? 0));
    return { kind: 'in', path: { name: this.fieldName(element), reference: 'id' }, values: ids };
  }

  /** Begin and end of the row, and the span that they must touch; a RecurrenceID in third place is for calendars and ignored. */
  private overlap(element: XmlElement): Condition {
    const [begin, end] = childrenOf(element).filter(({ tagName }) => tagName === 'FieldRef').map((reference) => reference.getAttribute('Name') ?? '');
    if (!begin || !end) throw invalidQuery('DateRangesOverlap needs two columns.');
    const span = spanOf(this.valueElement(element), this.surroundings.now);
    return { kind: 'and', parts: [
      { kind: 'compare', path: { name: begin }, comparison: 'lt', value: instantText(span.end) },
      { kind: 'compare', path: { name: end }, comparison: 'ge', value: instantText(span.start) }
    ] };
  }
}
