import type { Language } from "#kernel/errors.ts";

/** What the steps have found out about a request so far, for its log line and the language of an error message. */
export interface RequestInfo {
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly started: number;
  readonly language: Language;
  service?: string;
  action?: string;
  region?: string;
  account?: string;
  uin?: string;
  /** The id of an injected fault that applied to the request. */
  fault?: string | undefined;
}
