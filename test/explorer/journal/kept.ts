import type { Exchange } from "#protocol/journal.ts";

/** A request for a test; by default v3 with JSON. */
export interface Told {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly service?: string;
  readonly action?: string;
  /** What is in `Response`. */
  readonly response?: object;
}

export function kept({
  method = "POST",
  query = "",
  headers = {},
  body = "",
  service,
  action,
  response,
}: Told): Exchange {
  return {
    number: 1,
    ...{ method, path: "/", query, size: body.length, body: new TextEncoder().encode(body) },
    headers: new Headers({ "content-type": "application/json", ...headers }),
    info: {
      ...{ requestId: "1", started: 0, language: "en-US" },
      ...(service !== undefined && { service }),
      ...(action !== undefined && { action }),
    },
    code: "",
    milliseconds: 1,
    answer: JSON.stringify({ Response: { ...response, RequestId: "1" } }),
  };
}
