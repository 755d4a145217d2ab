import { contrast, legible } from './color';

/** The parts of a Fluent 8 theme that are read; what SPFx hands to a web part fits. */
export interface RootTheme {
  readonly palette?: object | undefined;
  readonly semanticColors?: object | undefined;
  readonly effects?: object | undefined;
  readonly isInverted?: boolean | undefined;
}

/** CSS custom properties by name, `--bodyText` and so on. */
export type ThemeVariables = Readonly<Record<`--${string}`, string>>;

type Slots = Record<string, string>;

// A theme may come with holes, or not at all: then the colours of the browser stand in.
const systemPalette: Readonly<Slots> = {
  themeDarker: 'LinkText', themeDark: 'LinkText', themeDarkAlt: 'LinkText', themePrimary: 'LinkText', themeSecondary: 'LinkText', themeTertiary: 'LinkText',
  themeLight: 'ButtonFace', themeLighter: 'ButtonFace', themeLighterAlt: 'ButtonFace',
  black: 'CanvasText', neutralDark: 'CanvasText', neutralPrimary: 'CanvasText', neutralPrimaryAlt: 'CanvasText', neutralSecondary: 'CanvasText', neutralSecondaryAlt: 'GrayText',
  neutralTertiary: 'GrayText', neutralTertiaryAlt: 'GrayText', neutralQuaternary: 'GrayText', neutralQuaternaryAlt: 'ButtonFace', neutralLight: 'ButtonFace',
  neutralLighter: 'ButtonFace', neutralLighterAlt: 'Canvas', white: 'Canvas',
  redDark: 'CanvasText', orange: 'CanvasText', orangeLighter: 'CanvasText', purple: 'CanvasText', purpleLight: 'CanvasText', magenta: 'CanvasText', magentaLight: 'CanvasText'
};

// How Fluent derives each semantic slot, for themes that bring only a palette.
const semanticDefaults: Readonly<Slots> = {
  bodyBackground: 'white', bodyStandoutBackground: 'neutralLighterAlt', bodyBackgroundHovered: 'neutralLighter', bodyBackgroundChecked: 'neutralLight', bodyDivider: 'neutralLight',
  bodyText: 'neutralPrimary', bodyTextChecked: 'black', bodySubtext: 'neutralSecondary', disabledText: 'neutralTertiary', disabledBodyText: 'neutralTertiary', disabledBackground: 'neutralLighter',
  link: 'themePrimary', linkHovered: 'themeDarker', focusBorder: 'neutralSecondary', variantBorder: 'neutralLight', variantBorderHovered: 'neutralTertiary', cardStandoutBackground: 'white',
  primaryButtonBackground: 'themePrimary', primaryButtonBackgroundHovered: 'themeDarkAlt', primaryButtonBackgroundPressed: 'themeDark', primaryButtonText: 'white', primaryButtonTextHovered: 'white',
  buttonBackground: 'white', buttonBackgroundHovered: 'neutralLighter', buttonBackgroundPressed: 'neutralLight', buttonBackgroundDisabled: 'neutralLighter', buttonTextDisabled: 'neutralTertiary',
  buttonBorder: 'neutralSecondaryAlt', buttonText: 'neutralPrimary', buttonTextHovered: 'neutralDark',
  inputBackground: 'white', inputBorder: 'neutralSecondary', inputBorderHovered: 'neutralPrimary', inputText: 'neutralPrimary', inputPlaceholderText: 'neutralSecondary', inputFocusBorderAlt: 'themePrimary',
  menuBackground: 'white', menuItemText: 'neutralPrimary', menuItemBackgroundHovered: 'neutralLighter', menuItemBackgroundPressed: 'neutralLight', listItemBackgroundHovered: 'neutralLighter', listItemBackgroundChecked: 'neutralLight',
  messageText: 'neutralPrimary', messageLink: 'themeDark', errorText: 'redDark', infoIcon: 'neutralSecondary', errorIcon: 'redDark', warningIcon: 'neutralSecondary', severeWarningIcon: 'orange', successIcon: 'themeDark',
  infoBackground: 'neutralLighter', errorBackground: 'neutralLighter', warningBackground: 'neutralLighter', severeWarningBackground: 'neutralLighter', successBackground: 'neutralLighter'
};

const effectDefaults: Readonly<Slots> = { roundedCorner2: '2px', roundedCorner4: '4px', roundedCorner6: '6px', elevation4: 'none', elevation8: 'none', elevation16: 'none', elevation64: 'none' };

function texts(source: object | undefined): Slots {
  return Object.fromEntries(Object.entries(source ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Whether a theme has one ground only, as contrast themes do: then lines must say what surfaces cannot. */
function isFlat({ white = '', neutralLighter = '', themeLighter = '' }: Slots): boolean {
  const ratios = [contrast(white, neutralLighter), contrast(white, themeLighter)];
  return ratios.every((ratio) => ratio !== undefined && ratio < 1.02);
}

function onAccent({ white = '', black = '', themePrimary = '' }: Slots): string {
  const [light = 1, dark = 1] = [contrast(white, themePrimary), contrast(black, themePrimary)];
  return light >= 4.5 || light >= dark ? white : black;
}

function reactionSlots(palette: Slots, semantic: Slots, isInverted: boolean): Slots {
  const [thanks, celebrate, insightful, laugh] = isInverted
    ? [semantic.errorIcon, palette.magentaLight, palette.purpleLight, palette.orangeLighter]
    : [palette.redDark, palette.magenta, palette.purple, palette.orange];
  return { reactionLike: palette.themePrimary ?? '', reactionThanks: thanks ?? '', reactionCelebrate: celebrate ?? '', reactionInsightful: insightful ?? '', reactionLaugh: laugh ?? '' };
}

/** Of two colours the one that stands out more from a ground. */
function strongerOn(ground: string, first: string, second: string): string {
  return (contrast(first, ground) ?? 1) >= (contrast(second, ground) ?? 1) ? first : second;
}

/** Exchanges every text colour that cannot be read on its ground for one that can (4.5:1, borders of controls 3:1). */
function makeLegible(slots: Slots): Slots {
  const { bodyBackground = '', bodyText = '', bodySubtext = '' } = slots;
  const fixed: Slots = { ...slots };
  const fix = (name: string, ground: string | undefined, fallback: string, ratio?: number): void => {
    fixed[name] = legible(fixed[name] ?? fallback, ground ?? bodyBackground, fallback, ratio);
  };
  for (const name of ['bodySubtext', 'link', 'linkHovered', 'errorText']) fix(name, bodyBackground, bodyText);
  for (const name of ['reactionLike', 'reactionThanks', 'reactionCelebrate', 'reactionInsightful', 'reactionLaugh']) fix(name, bodyBackground, bodyText, 3);
  for (const name of ['inputBorder', 'buttonBorder', 'focusBorder', 'inputFocusBorderAlt']) fix(name, bodyBackground, bodySubtext, 3);
  for (const name of ['successIcon', 'severeWarningIcon', 'errorIcon']) fix(name, bodyBackground, bodyText);
  fix('inputPlaceholderText', slots.inputBackground, slots.inputText ?? bodyText);
  fix('buttonText', slots.buttonBackground, bodyText);
  fix('primaryButtonText', slots.primaryButtonBackground, slots.onAccent ?? bodyText);
  for (const [text, ground] of [['bodyTextChecked', 'bodyBackgroundChecked'], ['buttonTextHovered', 'buttonBackgroundHovered'], ['primaryButtonTextHovered', 'primaryButtonBackgroundHovered']] as const) {
    fix(text, slots[ground], strongerOn(slots[ground] ?? '', bodyText, bodyBackground));
  }
  fix('messageText', slots.warningBackground, bodyText);
  for (const ground of [slots.infoBackground, slots.errorBackground, slots.warningBackground, slots.successBackground]) fix('messageLink', ground, fixed.messageText ?? bodyText);
  fix('selectedText', slots.selectedBackground, bodyText);
  fix('selectedTintText', slots.selectedTint, bodyText);
  fix('chipSubtext', slots.chipBackground, bodyText);
  return fixed;
}

/**
 * A theme as CSS custom properties: every palette, semantic and effect slot under its own name, and those that Loggia
 * derives: `onAccent` (text on the accent), `selected…` (mine or chosen), `chip…`, `reaction…`, `surfaceLine` (seen where
 * surfaces are not), `lift` (the shadow of a card that rises).
 */
export function themeVariables(theme: RootTheme | undefined): ThemeVariables {
  const palette: Slots = { ...systemPalette, ...texts(theme?.palette) };
  const semantic: Slots = { ...Object.fromEntries(Object.entries(semanticDefaults).map(([slot, source]) => [slot, palette[source] ?? ''])), ...texts(theme?.semanticColors) };
  const effects: Slots = { ...effectDefaults, ...texts(theme?.effects) };
  const flat = isFlat(palette);
  const accentText = onAccent(palette);
  const derived: Slots = {
    ...reactionSlots(palette, semantic, theme?.isInverted === true),
    onAccent: accentText,
    selectedBackground: (flat ? palette.themePrimary : palette.themeLighter) ?? '',
    selectedText: (flat ? accentText : palette.themeDarker) ?? '',
    selectedTint: (flat ? palette.themePrimary : palette.themeLighterAlt) ?? '',
    selectedTintText: (flat ? accentText : semantic.bodyText) ?? '',
    ...(flat ? { selectedTintIcon: accentText } : {}),
    chipBackground: palette.neutralLighter ?? '',
    chipSubtext: semantic.bodySubtext ?? '',
    surfaceLine: (flat ? semantic.bodyText : 'transparent') ?? '',
    lift: semantic.cardShadow ?? effects.elevation4 ?? 'none'
  };
  const slots = makeLegible({ ...palette, ...semantic, ...effects, ...derived });
  return Object.fromEntries(Object.entries(slots).map(([name, value]) => [`--${name}`, value]));
}
