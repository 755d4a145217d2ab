/**
 * Fluent as the property pane expects it of SharePoint. SharePoint serves Fluent to its own components through internal
 * packages that npm does not have; these are the public ones under the same names. Bundled once, at the first start.
 */
import * as utilities from '@fluentui/utilities';
import { __css, __resetStyles, __styles } from '@griffel/react';
import * as fluent9 from '@fluentui/react-components';
import * as tabster from '@fluentui/react-tabster';

export {
  ActionButton, AnimationVariables, BaseComponent, Button, Callout, Checkbox, ChoiceGroup, CompoundButton, Customizer, DefaultButton, Dialog,
  DirectionalHint, Dropdown, Dropdown as DropdownV8, Fabric, FocusTrapZone, FocusZone, FontWeights, GlobalSettings, HighContrastSelector, Icon,
  Icon as workaround_Icon, IconButton, IconType, ImageFit, ImageLoadState, KeyCodes, Label, Link, Modal, Overlay, Panel, PrimaryButton, SearchBox,
  Slider, SpinButton, Spinner, SpinnerType, Stack, TextField, ThemeProvider, Toggle, TooltipHost, TooltipOverflowMode, classNamesFunction,
  concatStyleSets, createTheme, css, getGlobalClassNames, getIconClassName, getInputFocusStyle, getNativeProps, getPlaceholderStyles, getRTL, getTheme,
  initializeIcons, inputProperties, loadTheme, normalize, omit, registerIcons, registerOnThemeChangeCallback, removeOnThemeChangeCallback, setRTL, styled,
  unregisterIcons
} from '@fluentui/react';

export const _Utilities = utilities;

/** The method decorator of Fluent 7, which version 8 no longer has: a method that keeps its `this`. */
export function autobind(_target: object, key: string, descriptor: PropertyDescriptor): PropertyDescriptor {
  const method = descriptor.value as (...args: unknown[]) => unknown;
  return {
    configurable: true,
    get(this: object) {
      const bound = method.bind(this);
      Object.defineProperty(this, key, { value: bound, configurable: true, writable: true });
      return bound;
    }
  };
}

/** Everything of Fluent 9 that the runtime's internal version 9 packages export between them. */
export const version9: Record<string, unknown> = { ...tabster, ...fluent9, __css, __resetStyles, __styles };
