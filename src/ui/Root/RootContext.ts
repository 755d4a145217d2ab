import * as React from 'react';
import type { RootTheme, ThemeVariables } from './themeVariables';

/** How wide the web part is: slim below 480 px, middle below 768, broad below 960, full from there. */
export type Band = 'slim' | 'middle' | 'broad' | 'full';

/** What every component may know about where it is drawn. */
export interface RootValue {
  /** The language of the page, such as `de-DE`. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly band: Band;
  readonly isCompact: boolean;
  readonly theme: RootTheme | undefined;
  readonly variables: ThemeVariables;
  /** Reads a sentence to screen readers, politely unless told otherwise. */
  readonly announce: (message: string, urgency?: 'polite' | 'assertive') => void;
}

export const RootContext = React.createContext<RootValue>({
  locale: 'en-US', dir: 'ltr', band: 'full', isCompact: false, theme: undefined, variables: {}, announce: () => undefined
});

/** Language, direction, band and theme of the web part. */
export function useRoot(): RootValue {
  return React.useContext(RootContext);
}

/** The band of a width in pixels. */
export function bandOf(width: number): Band {
  if (width < 480) return 'slim';
  if (width < 768) return 'middle';
  return width < 960 ? 'broad' : 'full';
}
