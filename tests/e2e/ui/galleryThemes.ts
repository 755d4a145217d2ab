import '../../../src/ui/layers/fontsOff';
import { createTheme } from '@fluentui/react/lib/Styling';
import type { RootTheme } from '../../../src/ui/Root/themeVariables';

const teal = {
  themeDarker: '#014446', themeDark: '#025c5f', themeDarkAlt: '#026d70', themePrimary: '#03787c', themeSecondary: '#13898d', themeTertiary: '#49aeb1', themeLight: '#98d6d8', themeLighter: '#c5e9ea', themeLighterAlt: '#f0f9fa'
};
const darkTeal = {
  themeDarker: '#a6e6e7', themeDark: '#83d8da', themeDarkAlt: '#66cdd0', themePrimary: '#4ec4c8', themeSecondary: '#2aa6aa', themeTertiary: '#1d7f83', themeLight: '#155a5d', themeLighter: '#10464a', themeLighterAlt: '#142c2e',
  black: '#ffffff', neutralDark: '#faf9f8', neutralPrimary: '#f3f2f1', neutralPrimaryAlt: '#c8c6c4', neutralSecondary: '#b3b0ad', neutralSecondaryAlt: '#979693', neutralTertiary: '#797775', neutralTertiaryAlt: '#605e5c',
  neutralQuaternary: '#484644', neutralQuaternaryAlt: '#3b3a39', neutralLight: '#323130', neutralLighter: '#292827', neutralLighterAlt: '#242322', white: '#1b1a19'
};
// The colours that Teams uses for high contrast.
const contrast = {
  themeDarker: '#8ee3f0', themeDark: '#8ee3f0', themeDarkAlt: '#8ee3f0', themePrimary: '#8ee3f0', themeSecondary: '#8ee3f0', themeTertiary: '#8ee3f0', themeLight: '#202020', themeLighter: '#202020', themeLighterAlt: '#202020',
  black: '#ffffff', neutralDark: '#ffffff', neutralPrimary: '#ffffff', neutralPrimaryAlt: '#ffffff', neutralSecondary: '#ffffff', neutralSecondaryAlt: '#ffffff', neutralTertiary: '#a6a6a6', neutralTertiaryAlt: '#a6a6a6',
  neutralQuaternary: '#ffffff', neutralQuaternaryAlt: '#ffffff', neutralLight: '#ffffff', neutralLighter: '#202020', neutralLighterAlt: '#202020', white: '#202020'
};

/** The themes in which the gallery can be looked at. */
export const galleryThemes: Readonly<Record<string, RootTheme>> = {
  light: createTheme({ palette: teal }),
  dark: createTheme({ palette: darkTeal, isInverted: true }),
  contrast: createTheme({ palette: contrast, isInverted: true })
};
