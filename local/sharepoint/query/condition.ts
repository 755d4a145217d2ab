import type { Stored } from '../model';

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A way to a value: `Title`, `Author/Id`, `AuthorId`; `part` is year, month and the like. */
export interface Path {
  readonly name: string;
  readonly sub?: string;
  /** What a bare name of a person or lookup column means in CAML: its number, or what it shows. */
  readonly reference?: 'id' | 'text';
  readonly part?: 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';
}

/** What OData's `$filter` and CAML's `Where` both become before SQL is made of it. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly path: Path; readonly comparison: Comparison; readonly value: Stored }
  | { readonly kind: 'startsWith' | 'contains'; readonly path: Path; readonly value: string }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Stored[] }
  | { readonly kind: 'constant'; readonly value: boolean };

export interface Sort {
  readonly path: Path;
  readonly descending: boolean;
}

/** The conjuncts of the outermost AND. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}
