import * as strings from 'BlogStrings';
import type { DraftClash } from '../../application/blog/mergeDraft';
import type { FieldConflict } from '../shared/MergeFields';

/** The short texts that two people changed, each with the name that its field has. */
export function named({ fields }: DraftClash): readonly FieldConflict[] {
  const labels: Readonly<Record<string, string>> = { title: strings.TitleLabel, summary: strings.SummaryLabel, category: strings.CategoryLabel, series: strings.SeriesLabel };
  return fields.map((field) => ({ ...field, label: labels[field.key] ?? field.key }));
}
