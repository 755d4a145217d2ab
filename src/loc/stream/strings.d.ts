declare module 'StreamStrings' {
  interface StreamStrings {
    readonly Title: string;
  }
  const strings: StreamStrings;
  export = strings;
}
