/** A request as received, before anything is verified. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** The bytes after `?`, not decoded, because signatures cover them as sent. */
  readonly query: string;
  readonly headers: { get(name: string): string | null } & Iterable<[name: string, value: string]>;
  /** Empty if `size` exceeds the limit. */
  readonly body: Uint8Array;
  /** Bytes of the body, as declared or as read. */
  readonly size: number;
  /** The address of the peer; empty if unknown. A function, because looking it up takes time. */
  address(): string;
}

/**
 * Splits a request target into path and query. Targets may be absolute (through a proxy). URL parsers reject the Host header
 * `http://127.0.0.1:20324` that tccli sends.
 */
export function target(url: string): { readonly path: string; readonly query: string } {
  const relative = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  const mark = relative.indexOf("?");
  if (mark < 0) return { path: relative || "/", query: "" };
  return { path: relative.slice(0, mark) || "/", query: relative.slice(mark + 1) };
}
