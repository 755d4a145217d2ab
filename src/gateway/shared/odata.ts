/** A text as an OData literal, its apostrophes doubled. */
export function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

/** An instant as an OData literal: without `datetime'…'` SharePoint answers an empty set. */
export function instant(date: Date): string {
  return `datetime'${date.toISOString().replace(/\.\d+Z$/, 'Z')}'`;
}

/** Joins conditions with `and`, leaving out what is undefined; the selective one stands first. */
export function allOf(...conditions: readonly (string | undefined)[]): string {
  return conditions.filter((condition): condition is string => condition !== undefined && condition !== '').join(' and ');
}
