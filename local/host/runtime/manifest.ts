/** The one version of SPFx that the stand-ins were made for. */
export const framework = '1.23.2';

/** What the page needs to know of an SPFx component manifest. The rest travels with it untouched. */
export type ScriptResource =
  | { readonly type: 'path'; readonly path: string; readonly integrity?: string }
  | { readonly type: 'localizedPath'; readonly defaultPath?: string; readonly paths: Readonly<Record<string, string>> }
  | { readonly type: 'component'; readonly id: string; readonly version: string };

export type LocalizedText = Readonly<Record<string, string>> & { readonly default: string };

export interface PreconfiguredEntry {
  readonly groupId?: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly officeFabricIconFontName?: string;
  readonly iconImageUrl?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ComponentManifest {
  readonly id: string;
  readonly alias: string;
  readonly componentType: string;
  readonly version: string;
  readonly manifestVersion: number;
  readonly isInternal?: boolean;
  readonly hiddenFromToolbox?: boolean;
  readonly supportedHosts?: readonly string[];
  readonly preconfiguredEntries?: readonly PreconfiguredEntry[];
  readonly loaderConfig: {
    readonly entryModuleId: string;
    readonly internalModuleBaseUrls: readonly string[];
    readonly scriptResources: Readonly<Record<string, ScriptResource>>;
  };
}

/** The value of a text for a culture such as `de-DE`, by the whole name, then by the language, then the default. */
export function localized(text: Readonly<Record<string, string>>, culture: string): string {
  const language = culture.split('-')[0] ?? culture;
  const key = Object.keys(text).find((name) => name.toLowerCase() === culture.toLowerCase()) ?? Object.keys(text).find((name) => name.split('-')[0] === language);
  return (key ? text[key] : undefined) ?? text.default ?? '';
}

/**
 * The manifest as a page gives it to the loader: assets below `baseUrl`, and of the localized files only those that this page
 * can ask for, as the framework's manifests name sixty cultures each.
 */
export function manifestForPage(manifest: ComponentManifest, baseUrl: string, culture: string): ComponentManifest {
  const resources = Object.entries(manifest.loaderConfig.scriptResources).map(([name, resource]): [string, ScriptResource] => {
    if (resource.type !== 'localizedPath') return [name, resource];
    const kept = Object.entries(resource.paths).filter(([key]) => key === 'default' || key.toLowerCase() === culture.toLowerCase() || key.toLowerCase() === 'en-us');
    return [name, { ...resource, paths: Object.fromEntries(kept) }];
  });
  return { ...manifest, loaderConfig: { ...manifest.loaderConfig, internalModuleBaseUrls: [baseUrl], scriptResources: Object.fromEntries(resources) } };
}
