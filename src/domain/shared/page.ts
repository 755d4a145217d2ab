/** Some of many. `next` asks for what follows; it is missing on the last page. */
export interface Page<T, TCursor = number> {
  readonly items: readonly T[];
  readonly next?: TCursor;
}
