/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Pairs = readonly (readonly [name: string, value: string])[];

/** One request as it is shown: decoded, and with the mask in the place of each secret. */
export interface JournalEntry {
  /** Counted from 1 since the server was started. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly requestId: string;
  /** Empty where the request was refused before it was known, as are action, region, account and uin. */
  readonly service: string;
  readonly action: string;
  readonly region: string;
  readonly account: string;
  readonly uin: string;
  /** Empty for success. */
  readonly code: string;
  readonly milliseconds: number;
  /** The id of an injected fault that applied to it; empty if none did. */
  readonly fault: string;
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Pairs;
  /** Parameters of a query or form that do not belong to the action. */
  readonly beside: Pairs;
  /** The parameters of the action; null if none could be read. */
  readonly parameters: Json;
  /** A body without parameters, if it may be shown. */
  readonly text: string;
  /** The content of `Response`; null if it was not stored. */
  readonly response: Json;
  /** Omitted parts: bodies too large to store, or text that may contain a secret. */
  readonly missing: readonly ("large request" | "large answer" | "secret text")[];
}

/** The response of `GET /_skerry/journal`. */
export interface JournalPage {
  /** Oldest first, for a request with `after`. */
  readonly entries: readonly JournalEntry[];
  /** Value of `after` for the next request. */
  readonly next: number;
  /** Number of entries that were added and dropped since the last request. */
  readonly missed: number;
}
