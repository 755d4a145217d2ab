/** Joins class names; leaves out what is not there. Undefined when none is left. */
export function cx(...names: readonly (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
