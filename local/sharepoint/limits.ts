/** What the service allows. All are on by default; a test may change single ones. */
export interface Limits {
  /** Rows that a query may look at. */
  listViewThreshold: number;
  indexesPerList: number;
  lookupsPerQuery: number;
  /** Values in one CAML `In`; with more a condition counts as unindexed. */
  valuesPerIn: number;
  /** Rows in one page. */
  rowsPerPage: number;
  /** UTF-16 units in a line of text, unless its column says less. */
  textLength: number;
  /** UTF-16 units in several lines of text. */
  noteLength: number;
  /** UTF-16 units of a comment. */
  commentLength: number;
  /** Objects of a list with rights of their own, the list among them. */
  scopesPerList: number;
  /** With more a list cannot stop inheriting. */
  itemsToBreakInheritance: number;
  /** Requests of one person in five minutes. */
  requestsPerFiveMinutes: number;
  digestSeconds: number;
  /** How long the change log remembers. */
  changeLogDays: number;
  urlLength: number;
  /** Bytes of one request, as an upload that is not cut into chunks may have. */
  bodyBytes: number;
  /** Bytes of one JSON body. */
  jsonBytes: number;
  /** How deep the objects and lists of a JSON body may lie in each other. */
  jsonDepth: number;
  /** Seconds in which a whole request has to arrive. */
  requestSeconds: number;
  batchParts: number;
  /** Requests of the whole tenant to PeopleManager in five minutes. */
  peopleManagerPerFiveMinutes: number;
  /** UTF-16 units of a query to search. */
  queryLength: number;
  /** Searches of one person in a second, on an average over ten. */
  searchesPerSecond: number;
  /** Whether following by `social.following` works as it did until August 2026. */
  socialFollowing: boolean;
  /** Whether the people picker suggests guests by parts of their names. */
  guestSuggestions: boolean;
  /** Seconds until search takes up what was written. */
  crawlSeconds: number;
}

/**
 * As SharePoint Online has them. 262,144,000 bytes is what its error names for uploads (rclone#4052, sp-dev-docs#8280), 2,097,152 what
 * client.svc names for messages, 100 the nesting that Microsoft.Data.OData reads (ODataMessageQuotas).
 */
export const defaultLimits: Limits = {
  listViewThreshold: 5000, indexesPerList: 20, lookupsPerQuery: 12, valuesPerIn: 60, rowsPerPage: 5000, textLength: 255, noteLength: 63_999, commentLength: 2000, scopesPerList: 50_000, itemsToBreakInheritance: 100_000, requestsPerFiveMinutes: 3000, digestSeconds: 1800, changeLogDays: 60,
  urlLength: 1545, bodyBytes: 262_144_000, jsonBytes: 2_097_152, jsonDepth: 100, requestSeconds: 120, batchParts: 100, peopleManagerPerFiveMinutes: 3000, searchesPerSecond: 10, queryLength: 4096, socialFollowing: false, guestSuggestions: false, crawlSeconds: 5
};
