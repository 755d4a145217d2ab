/** The site's theme in the three forms that a person can choose. Shared by the server (frame) and the browser (web parts). */
export type ThemeName = 'light' | 'dark' | 'contrast';
export type Palette = Readonly<Record<string, string>>;

export interface ThemeDefinition {
  readonly palette: Palette;
  /** Slots that do not follow from the palette. */
  readonly semanticColors: Readonly<Record<string, string>>;
  readonly isInverted: boolean;
}

/** How a section is set off from the page, as numbered in `CanvasContent1` by `emphasis.zoneEmphasis`. */
export type Emphasis = 0 | 1 | 2 | 3;

const light: Palette = {
  themeDarker: '#014446', themeDark: '#025c5f', themeDarkAlt: '#026d70', themePrimary: '#03787c', themeSecondary: '#13898d', themeTertiary: '#49aeb1',
  themeLight: '#98d6d8', themeLighter: '#c5e9ea', themeLighterAlt: '#f0f9fa', black: '#000000', neutralDark: '#201f1e', neutralPrimary: '#323130',
  neutralPrimaryAlt: '#3b3a39', neutralSecondary: '#605e5c', neutralSecondaryAlt: '#8a8886', neutralTertiary: '#a19f9d', neutralTertiaryAlt: '#c8c6c4',
  neutralQuaternary: '#d2d0ce', neutralQuaternaryAlt: '#e1dfdd', neutralLight: '#edebe9', neutralLighter: '#f3f2f1', neutralLighterAlt: '#faf9f8',
  white: '#ffffff', accent: '#03787c'
};

const dark: Palette = {
  themeDarker: '#a6e6e7', themeDark: '#83d8da', themeDarkAlt: '#66cdd0', themePrimary: '#4ec4c8', themeSecondary: '#2aa6aa', themeTertiary: '#1d7f83',
  themeLight: '#155a5d', themeLighter: '#10464a', themeLighterAlt: '#142c2e', black: '#ffffff', neutralDark: '#faf9f8', neutralPrimary: '#f3f2f1',
  neutralPrimaryAlt: '#c8c6c4', neutralSecondary: '#b3b0ad', neutralSecondaryAlt: '#979693', neutralTertiary: '#797775', neutralTertiaryAlt: '#605e5c',
  neutralQuaternary: '#484644', neutralQuaternaryAlt: '#3b3a39', neutralLight: '#323130', neutralLighter: '#292827', neutralLighterAlt: '#242322',
  white: '#1b1a19', accent: '#4ec4c8'
};

// Windows' "Night sky" family: one surface, one text, one accent, one for what cannot be used.
const highlight = '#8ee3f0';
const surface = '#202020';
const contrast: Palette = {
  ...Object.fromEntries(['Darker', 'Dark', 'DarkAlt', 'Primary', 'Secondary', 'Tertiary'].map((name) => [`theme${name}`, highlight])),
  ...Object.fromEntries(['themeLight', 'themeLighter', 'themeLighterAlt', 'neutralLighter', 'neutralLighterAlt', 'white'].map((name) => [name, surface])),
  ...Object.fromEntries(
    ['black', 'neutralDark', 'neutralPrimary', 'neutralPrimaryAlt', 'neutralSecondary', 'neutralSecondaryAlt', 'neutralQuaternary', 'neutralQuaternaryAlt', 'neutralLight'].map(
      (name) => [name, '#ffffff']
    )
  ),
  neutralTertiary: '#a6a6a6', neutralTertiaryAlt: '#a6a6a6', accent: highlight
};

const messages = (background: string, text: string): Record<string, string> => ({
  ...Object.fromEntries(['info', 'error', 'warning', 'severeWarning', 'success', 'blocking'].map((kind) => [`${kind}Background`, background])),
  ...Object.fromEntries(['infoIcon', 'errorIcon', 'warningIcon', 'severeWarningIcon', 'successIcon', 'errorText', 'messageText'].map((slot) => [slot, text]))
});

export const themes: Readonly<Record<ThemeName, ThemeDefinition>> = {
  light: { palette: light, semanticColors: {}, isInverted: false },
  dark: { palette: dark, semanticColors: {}, isInverted: true },
  contrast: {
    palette: contrast,
    semanticColors: {
      ...messages(surface, '#ffffff'), variantBorderHovered: highlight, bodyBackgroundChecked: highlight, bodyTextChecked: '#263b50', link: '#75e9fc', linkHovered: '#75e9fc',
      messageLink: '#75e9fc', primaryButtonText: surface, primaryButtonTextHovered: surface, primaryButtonTextPressed: surface, focusBorder: highlight
    },
    isInverted: true
  }
};

/** Moves a row of palette slots: each key takes the colour that the value names. */
const shift = (palette: Palette, moves: Readonly<Record<string, string>>): Palette => ({
  ...palette,
  ...Object.fromEntries(Object.entries(moves).map(([slot, from]) => [slot, palette[from] ?? '']))
});

const neutralMoves = { white: 'neutralLighterAlt', neutralLighterAlt: 'neutralLighter', neutralLighter: 'neutralLight', neutralLight: 'neutralQuaternaryAlt', neutralQuaternaryAlt: 'neutralQuaternary' };
const softMoves = { white: 'themeLighterAlt', neutralLighterAlt: 'themeLighter', neutralLighter: 'themeLighter', neutralLight: 'themeLight', neutralQuaternaryAlt: 'themeLight', themePrimary: 'themeDarkAlt' };
const strongMoves = {
  white: 'themePrimary', neutralLighterAlt: 'themeDarkAlt', neutralLighter: 'themeDark', neutralLight: 'themeDark', neutralQuaternaryAlt: 'themeDarker',
  themePrimary: 'white', themeSecondary: 'white', themeDarkAlt: 'themeLighterAlt', themeDark: 'themeLighterAlt', themeDarker: 'themeLighter', themeTertiary: 'themeLighter',
  themeLight: 'themeDark', themeLighter: 'themeDark', themeLighterAlt: 'themeDarkAlt', neutralTertiary: 'themeLighter', neutralTertiaryAlt: 'themeLight',
  ...Object.fromEntries(['black', 'neutralDark', 'neutralPrimary', 'neutralPrimaryAlt', 'neutralSecondary', 'neutralSecondaryAlt'].map((slot) => [slot, 'white']))
};

/** The theme of a section: SharePoint gives every web part the variant of the section it stands in. */
export function sectionTheme(theme: ThemeDefinition, emphasis: Emphasis): ThemeDefinition {
  const isContrast = theme.palette.white === surface;
  // In high contrast every surface stays the same, as Windows would paint it.
  if (emphasis === 0 || isContrast) return theme;
  if (emphasis === 3) return { ...theme, palette: shift(theme.palette, strongMoves), isInverted: !theme.isInverted };
  return { ...theme, palette: shift(theme.palette, emphasis === 1 ? neutralMoves : softMoves) };
}
