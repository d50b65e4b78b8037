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
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Pairs;
  /** What a query or a form held beside the action's own parameters. */
  readonly beside: Pairs;
  /** The action's own parameters; null where the request held none that could be read. */
  readonly parameters: Json;
  /** A body that holds no parameters, where it may be shown. */
  readonly text: string;
  /** What is in `Response`; null where it was not kept. */
  readonly response: Json;
  /** What is not here: a body too large to be kept, or a text in which something sounds like a secret. */
  readonly missing: readonly ("large request" | "large answer" | "secret text")[];
}

/** What `GET /_skerry/journal` answers. */
export interface JournalPage {
  /** Oldest first. */
  readonly entries: readonly JournalEntry[];
  /** What to ask for next, as `after`. */
  readonly next: number;
  /** How many came and went since the last look. */
  readonly missed: number;
}
