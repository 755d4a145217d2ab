declare module 'SharedStrings' {
  interface SharedStrings {
    readonly [key: string]: never;
  }
  const strings: SharedStrings;
  export = strings;
}
