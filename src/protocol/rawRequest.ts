/** A request as it came over the wire, before anything is believed of it. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** The bytes after `?`, never decoded: signatures cover them as they are. */
  readonly query: string;
  readonly headers: { get(name: string): string | null } & Iterable<[name: string, value: string]>;
  /** Empty where `size` is beyond what is read at all. */
  readonly body: Uint8Array;
  /** Bytes of the body, as declared or as read. */
  readonly size: number;
  /** The peer's address; empty where it is not known. Asked only when needed, because finding it out takes time. */
  address(): string;
}

/**
 * Path and query of a request target. Targets may be absolute (through a proxy), and with a Host header such as
 * `http://127.0.0.1:20324`, which tccli sends, no URL parser would take them.
 */
export function target(url: string): { readonly path: string; readonly query: string } {
  const relative = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  const mark = relative.indexOf("?");
  if (mark < 0) return { path: relative || "/", query: "" };
  return { path: relative.slice(0, mark) || "/", query: relative.slice(mark + 1) };
}
