import type { Call } from "./call.ts";

/** The service name in classes and namespaces of the SDKs, such as `Lighthouse`. */
export function productOf({ service }: Call): string {
  return service.charAt(0).toUpperCase() + service.slice(1);
}

/** `20200324` */
export function dateOf({ version }: Call): string {
  return version.replaceAll("-", "");
}

/** Where the call goes if not to the real service. */
export interface Endpoint {
  readonly scheme: "http" | "https";
  /** Name and port, as an SDK takes its endpoint. */
  readonly host: string;
}

export function endpointOf({ endpoint }: Call): Endpoint | undefined {
  if (!endpoint) return undefined;
  const { protocol, host } = new URL(endpoint.url);
  return { scheme: protocol === "https:" ? "https" : "http", host };
}

/** Joins the lines of a program. Omits undefined lines and repeated blank lines. */
export function program(...parts: readonly (string | undefined | readonly string[])[]): string {
  const lines = parts.flatMap((part) => part ?? []);
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}
