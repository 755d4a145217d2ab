import { intlLocale } from '../shared/text';

/** The name of a language where its tag was given, as `nb`; what people wrote themselves stays. */
export function languageText(locale: string, entry: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(entry)) return entry;
  try {
    return new Intl.DisplayNames(intlLocale(locale), { type: 'language' }).of(entry) ?? entry;
  } catch {
    return entry;
  }
}
