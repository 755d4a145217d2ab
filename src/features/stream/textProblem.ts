import * as strings from 'StreamStrings';
import { format, formatNumber } from '../../domain/shared/text';
import type { CheckedText } from '../../domain/shared/writtenText';

/** The sentence for text that cannot be sent. */
export function textProblem(locale: string, checked: Exclude<CheckedText, { problem?: undefined }>): string {
  if (checked.problem === 'empty') return strings.TextEmpty;
  return format(strings.TextTooLong, { over: formatNumber(locale, checked.length - checked.limit), limit: formatNumber(locale, checked.limit) });
}
