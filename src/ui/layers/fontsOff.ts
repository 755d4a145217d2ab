// Fluent registers fonts on Microsoft's servers as soon as it is loaded, unless the page says otherwise. The pages of
// SharePoint do; where nobody does, our copy must not call out. `fontsOn` takes the setting back, so that other copies of
// Fluent on the page find what they would have found. Import the two first and last around Fluent.
// Source: registerDefaultFontFaces in @fluentui/style-utilities, which reads window.FabricConfig.fontBaseUrl.
interface FluentPage {
  FabricConfig?: { readonly fontBaseUrl?: string };
}

const page = window as unknown as FluentPage;

/** Whether the setting is ours. */
export const isOurs = page.FabricConfig === undefined;

if (isOurs) page.FabricConfig = { fontBaseUrl: '' };
