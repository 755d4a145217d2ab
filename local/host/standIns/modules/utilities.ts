/** The three functions of SharePoint's string library that the property pane calls. */
export const StringHelper = {
  format: (pattern: string, ...values: unknown[]): string => pattern.replace(/\{(\d+)\}/g, (_match, index: string) => String(values[Number(index)] ?? '')),
  getLocaleNumberString: (value: number): string => Number(value).toLocaleString(),
  equalsCaseInsensitive: (left: string, right: string): boolean => String(left).toLowerCase() === String(right).toLowerCase()
};
