import * as applicationBase from '@microsoft/sp-application-base';
import { ThemeProvider } from '@microsoft/sp-component-base';
import { DisplayMode, Guid, type ServiceScope } from '@microsoft/sp-core-library';
import { SPComponentLoader } from '@microsoft/sp-loader';
import * as loadThemedStyles from '@microsoft/load-themed-styles';
import * as webPartBase from '@microsoft/sp-webpart-base';
import * as fluent from 'local-fluent';
import type { WebPartContent } from '../pages/canvas';
import type { ComponentManifest } from '../runtime/manifest';
import type { ThemeDefinition } from '../themes';

/**
 * The parts of Microsoft's runtime that its type definitions leave out ("Excluded from this release type"), as SPFx 1.23.2
 * ships them. SharePoint's own page calls the same ones.
 */
export interface LoadParameters {
  readonly domElement: HTMLElement;
  readonly instanceId: string;
  readonly manifest: ComponentManifest;
  readonly displayMode: DisplayMode;
  readonly webPartData: WebPartContent;
  readonly addedFromPersistedData: boolean;
  readonly serviceScope: ServiceScope;
  readonly pageLayoutType: string;
}
export interface WebPartManager {
  loadWebPart(parameters: LoadParameters): Promise<void>;
  _setDisplayMode(mode: DisplayMode, instanceId?: string): Promise<void>;
  requestPropertyPaneAction(instanceId: string, action: 'Open' | 'Close'): void;
  serialize(instanceId: string): Map<string, WebPartContent>;
  disposeWebparts(instanceId: string): void;
  notifyWebPartContainerResize(instanceId?: string): void;
}
export interface Application {
  readonly context: { readonly serviceScope: ServiceScope };
}
export interface ScopedTheme {
  _setTheme(theme: unknown): void;
}
type Host = object;

export const BaseApplication = (applicationBase as unknown as { BaseApplication: new () => Application }).BaseApplication;
const internals = webPartBase as unknown as {
  readonly _MinimalWebPartHost: new (scope: ServiceScope) => Host;
  readonly _ClientSideWebPartManagerFactory: { create(host: Host): WebPartManager };
};
export const MinimalWebPartHost = internals._MinimalWebPartHost;

export function createManager(host: Host): WebPartManager {
  return internals._ClientSideWebPartManagerFactory.create(host);
}

/** A service scope of its own for one web part, with the theme of the section it stands in. */
export function createWebPartScope(root: ServiceScope, theme: ThemeDefinition): { scope: ServiceScope; provider: ScopedTheme } {
  const scope = root.startNewChild();
  const provider = scope.createAndProvide(ThemeProvider.serviceKey, ThemeProvider) as unknown as ScopedTheme;
  scope.finish();
  provider._setTheme(createTheme(theme));
  return { scope, provider };
}

export function createTheme(theme: ThemeDefinition): unknown {
  return fluent.createTheme({ palette: { ...theme.palette }, semanticColors: { ...theme.semanticColors }, isInverted: theme.isInverted });
}

export function listManifests(): readonly ComponentManifest[] {
  return SPComponentLoader.getManifests() as unknown as readonly ComponentManifest[];
}

/**
 * Style sheets with resolved `[theme:]` tokens, as load-themed-styles adds them, but without the font faces of Microsoft's CDN:
 * the icons come from this machine, and no request leaves it.
 */
function addStyles(css: string): void {
  const style = document.createElement('style');
  style.textContent = css.replace(/@font-face\s*\{[^}]*https?:[^}]*\}/g, '');
  document.head.append(style);
}

// A brand ramp for the pane's Fluent 9 controls, in the colours of the theme.
const brand = {
  10: '#011f20', 20: '#01292b', 30: '#01383a', 40: '#014446', 50: '#014f52', 60: '#025c5f', 70: '#026d70', 80: '#03787c', 90: '#13898d', 100: '#2a9a9d', 110: '#49aeb1',
  120: '#6fc2c4', 130: '#98d6d8', 140: '#b0e0e1', 150: '#c5e9ea', 160: '#f0f9fa'
};

/** Gives the page's theme to `[theme:]` tokens in style sheets, to Fluent's global settings and to the property pane. */
export function applyPageTheme(theme: ThemeDefinition, isContrast: boolean): void {
  const full = createTheme(theme) as { palette: Record<string, string>; semanticColors: Record<string, string> };
  loadThemedStyles.configureLoadStyles(addStyles);
  loadThemedStyles.loadTheme({ ...full.palette, ...full.semanticColors });
  fluent.loadTheme(full);
  fluent.initializeIcons('/_host/icons/', { disableWarnings: true });
  const { createLightTheme, createDarkTheme, teamsHighContrastTheme } = fluent.version9;
  const tokens = isContrast ? teamsHighContrastTheme : theme.isInverted ? createDarkTheme(brand) : createLightTheme(brand);
  for (const [name, value] of Object.entries(tokens)) document.documentElement.style.setProperty(`--${name}`, String(value));
}

/** The class that draws an icon of Fluent's font, as manifests name them. */
export function iconClass(name: string): string {
  return fluent.getIconClassName(name);
}

export { DisplayMode, Guid };
