import * as strings from 'SharedStrings';
import type { CalloutKind } from './sanitize';

/** The word above a callout: its colour alone would not tell what it is for. */
export const calloutNames: Readonly<Record<CalloutKind, string>> = { info: strings.CalloutInfo, tip: strings.CalloutTip, warning: strings.CalloutWarning, danger: strings.CalloutDanger };
