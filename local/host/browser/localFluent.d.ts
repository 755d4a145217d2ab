/** The stand-in bundle made of `standIns/fluent.ts`; its name exists only on the page. */
declare module 'local-fluent' {
  type Tokens = Record<string, string | number>;
  export function createTheme(theme: unknown): unknown;
  export function loadTheme(theme: unknown): void;
  export function initializeIcons(baseUrl: string, options: { disableWarnings: boolean }): void;
  export function getIconClassName(name: string): string;
  export const version9: {
    readonly createLightTheme: (brand: unknown) => Tokens;
    readonly createDarkTheme: (brand: unknown) => Tokens;
    readonly teamsHighContrastTheme: Tokens;
  };
}
declare module '@microsoft/load-themed-styles' {
  export function loadTheme(theme: Record<string, string>): void;
  export function configureLoadStyles(add: (css: string) => void): void;
}
