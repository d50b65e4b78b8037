import { hex } from "./digests.ts";
import type { Difference, Mistake } from "./messages/mistakes.ts";
import { tc3Algorithm } from "./tc3.ts";

/** The readable parts of a TC3 Authorization header, and its syntax errors. */
export interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** In small hexadecimal digits, however it was written. */
  readonly signature: string;
  readonly differences: readonly Difference[];
}

export function readAuthorization(header: string): Authorization {
  const differences: Difference[] = [];
  const note = (mistake: Mistake, values: Difference["values"] = {}): void =>
    void differences.push({ mistake, values });
  const [, algorithm = "", rest = ""] = /^\s*(\S*)\s*(.*)$/s.exec(header) ?? [];
  const part = (name: string): string => {
    const found = new RegExp(`${name}\\s*=\\s*([^,\\s]*)`).exec(rest)?.[1] ?? "";
    if (!found) note("authorizationForm", { part: name });
    return found;
  };
  if (algorithm !== tc3Algorithm) note("algorithmOther", { given: algorithm });
  const [secretId = "", date = "", service = "", ending = "", ...more] = part("Credential").split("/");
  if (secretId && (!service || ending !== "tc3_request" || more.length > 0)) {
    note("authorizationForm", { part: "Credential=SecretId/date/service/tc3_request" });
  }
  if (date && !/^\d{4}-\d{2}-\d{2}$/.test(date)) note("authorizationForm", { part: "YYYY-MM-DD" });
  const signedHeaders = part("SignedHeaders")
    .split(";")
    .filter((name) => name !== "")
    .map((name) => name.toLowerCase());
  for (const name of ["content-type", "host"]) {
    if (signedHeaders.length > 0 && !signedHeaders.includes(name)) note("signedHeadersIncomplete", { name });
  }
  const given = part("Signature");
  const signature = normalizeSignature(given, note);
  return { secretId, date, service, signedHeaders, signature, differences };
}

function normalizeSignature(given: string, note: (mistake: Mistake, values?: Difference["values"]) => void): string {
  if (given === "" || /^[0-9a-f]{64}$/.test(given)) return given;
  if (/^[0-9a-fA-F]{64}$/.test(given)) {
    note("signatureCase");
    return given.toLowerCase();
  }
  if (/^[A-Za-z0-9+/]{43}=$/.test(given)) {
    note("signatureBase64");
    return hex(Uint8Array.from(atob(given), (sign) => sign.charCodeAt(0)));
  }
  note("authorizationForm", { part: "Signature" });
  return given;
}
