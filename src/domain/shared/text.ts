/** Values for the holes of a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** One sentence in the plural forms of a language; `other` is always there. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Fills `{name}` holes. A hole without a value stays as it is, so that a missing one is seen. */
export function format(template: string, values: Values = {}): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return value === undefined ? hole : String(value);
  });
}

/** The parts of a sentence: text, and the names of its holes in the order in which the language wants them. */
export function splitTemplate(template: string): readonly ({ readonly text: string } | { readonly hole: string })[] {
  return template
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{\w+\}$/.test(part) ? { hole: part.slice(1, -1) } : { text: part }));
}

/**
 * The locale that Intl is given for a page's language. Arabic gets the Gregorian calendar and Latin digits, as SharePoint
 * shows them; plain `ar-SA` would count in the Hijri calendar. An unknown locale becomes English.
 */
export function intlLocale(locale: string): string {
  try {
    const [known = 'en-US'] = Intl.getCanonicalLocales(locale);
    return known.startsWith('ar') && !known.includes('-u-') ? `${known}-u-ca-gregory-nu-latn` : known;
  } catch {
    return 'en-US';
  }
}

/** The form that a language uses for a number. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  return forms[new Intl.PluralRules(intlLocale(locale)).select(count)] ?? forms.other;
}

/** Collects `Replies_one`, `Replies_other`, … of a file of strings. Throws where there is no `_other`. */
export function pluralForms(strings: object, key: string): PluralForms {
  const flat = strings as Readonly<Record<string, string | undefined>>;
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {};
  for (const rule of ['zero', 'one', 'two', 'few', 'many', 'other'] as const) {
    const form = flat[`${key}_${rule}`];
    if (form !== undefined) forms[rule] = form;
  }
  if (forms.other === undefined) throw new Error(`No plural forms for ${key}`);
  return { ...forms, other: forms.other };
}

/** A counted phrase such as "12 replies": picks the form and fills `{count}` and the other holes. */
export function countPhrase(locale: string, strings: object, key: string, count: number, values: Values = {}): string {
  return format(plural(locale, count, pluralForms(strings, key)), { count: formatNumber(locale, count), ...values });
}

/** A whole or broken number with the language's separators. */
export function formatNumber(locale: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(intlLocale(locale), options).format(value);
}

/** A count beside an icon: exact below 10,000, then `10K`. */
export function formatCount(locale: string, value: number): string {
  return Math.abs(value) < 10_000
    ? formatNumber(locale, value)
    : formatNumber(locale, value, { notation: 'compact', maximumFractionDigits: 0 });
}

/** A share between 0 and 1 as whole percents. */
export function formatPercent(locale: string, share: number): string {
  return formatNumber(locale, share, { style: 'percent', maximumFractionDigits: 0 });
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file size such as `2.4 MB`; steps of 1024, as SharePoint counts. */
export function formatBytes(locale: string, bytes: number): string {
  const step = Math.max(0, Math.min(byteUnits.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024))));
  const unit = byteUnits[step] ?? 'byte';
  return formatNumber(locale, bytes / 1024 ** step, { style: 'unit', unit, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: step > 1 ? 1 : 0 });
}

/** Names as a language lists them: "Ada, Grace and Linus". */
export function formatList(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' }).format(items);
}

/** A date and time, or only a date; options as Intl takes them. */
export function formatDate(locale: string, date: Date, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }): string {
  return new Intl.DateTimeFormat(intlLocale(locale), options).format(date);
}

/** A list of so many things as a language joins them: the places of the things, counted from 0, and the words between. */
export function listParts(locale: string, count: number): readonly (number | string)[] {
  const places = Array.from({ length: count }, (_, index) => String(index));
  return new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' }).formatToParts(places).map(({ type, value }) => (type === 'element' ? Number(value) : value));
}

/** The exact moment, for a title: weekday, date and time. */
export function formatMoment(locale: string, date: Date, timeZone?: string): string {
  return formatDate(locale, date, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', ...(timeZone ? { timeZone } : {})
  });
}

/** The words that relative times need and Intl does not have in this shape. */
export interface RelativeTimeWords {
  readonly now: string;
  readonly minutes: PluralForms;
  readonly hours: PluralForms;
  /** With the hole `{time}`. */
  readonly yesterday: string;
}

function dayNumber(date: Date): number {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

/**
 * How long ago something happened, the way a feed says it: now, 12 min, 3 h, Yesterday 16:40, Mon 1 June, 1 June 2025.
 * A moment up to a minute ahead counts as now, since clocks differ; later ones are told by date and time.
 */
export function relativeTime(locale: string, date: Date, now: Date, words: RelativeTimeWords): string {
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  const time = formatDate(locale, date, { hour: '2-digit', minute: '2-digit' });
  if (minutes < -1) return formatDate(locale, date, { weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  if (minutes < 1) return words.now;
  if (minutes < 60) return format(plural(locale, minutes, words.minutes), { count: formatNumber(locale, minutes) });
  const days = dayNumber(now) - dayNumber(date);
  const hours = Math.floor(minutes / 60);
  if (days === 0 || hours < 6) return format(plural(locale, hours, words.hours), { count: formatNumber(locale, hours) });
  if (days === 1) return format(words.yesterday, { time });
  return date.getFullYear() === now.getFullYear()
    ? formatDate(locale, date, { weekday: 'short', day: 'numeric', month: 'long' })
    : formatDate(locale, date, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Milliseconds until the relative time of a moment reads differently; Infinity once it is a date. */
export function nextRelativeChange(date: Date, now: Date): number {
  const age = now.getTime() - date.getTime();
  if (age < 60_000) return Math.max(1000, 60_000 - age);
  if (age < 3_600_000) return 60_000 - (age % 60_000);
  return age < 2 * 86_400_000 ? 3_600_000 - (age % 3_600_000) : Infinity;
}

/** What a reader sees as single characters: a flag or a family emoji is one. */
export function graphemes(text: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return Array.from(text);
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

/**
 * The beginning of a text in at most `limit` characters as a reader counts them, cut at a word where one ends in the
 * last quarter, with an ellipsis. White space is folded into single spaces.
 */
export function excerpt(text: string, limit: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const characters = graphemes(folded);
  if (characters.length <= limit) return folded;
  const cut = characters.slice(0, Math.max(0, limit - 1)).join('');
  const space = cut.lastIndexOf(' ');
  const isWordNear = space > cut.length * 0.75;
  return `${(isWordNear ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

/**
 * A text folded for searching: without case, accents, Arabic vowel signs and letter variants, so that `resume` finds
 * `Résumé` and `احمد` finds `أحمد`. German ß becomes ss.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/[ىئ]/g, 'ي')
    .replace(/ة/g, 'ه');
}

/** Whether every word of a search is somewhere in a text, in any order, folded. An empty search matches everything. */
export function matches(text: string, search: string): boolean {
  const folded = fold(text);
  return fold(search).split(/\s+/).filter(Boolean).every((word) => folded.includes(word));
}

/** Compares names the way a language sorts them, numbers by value. */
export function compareNames(locale: string): (first: string, second: string) => number {
  const collator = new Intl.Collator(intlLocale(locale), { sensitivity: 'base', numeric: true });
  return (first, second) => collator.compare(first, second);
}

/** Two initials of a name: the first letters of its first and last words; one letter for one word. */
export function initials(name: string): string {
  const words = name.replace(/\(.*?\)|[.,]/g, ' ').split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => (word ? graphemes(word)[0] ?? '' : '')).join('').toLocaleUpperCase();
}

/** A small stable number for a text, for choosing a colour or a key; the same on every device. */
export function hash(text: string): number {
  let value = 5381;
  for (let index = 0; index < text.length; index++) value = ((value << 5) + value + text.charCodeAt(index)) >>> 0;
  return value;
}

/** The direction in which a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ku-arab|ckb)\b/i.test(locale) ? 'rtl' : 'ltr';
}
