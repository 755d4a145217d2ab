/** Text that is HTML already; everything else is escaped. */
export class Markup {
  public constructor(public readonly text: string) {}
}
type Value = Markup | string | number | undefined | false | readonly Markup[];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const render = (value: Value): string => {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map((one: Markup) => one.text).join('');
  return String(value).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
};

/** A template whose holes are escaped, so that no title or name can become an element. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((part, index) => part + render(values[index])).join(''));
}

/** JSON that may stand inside a script element. */
export function scriptJson(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028|\u2029/g, ' '));
}
