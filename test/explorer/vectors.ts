import type { Bytes } from "#explorer/page/signature/digests.ts";
import type { Pair } from "#explorer/page/signature/v1.ts";
import recorded from "../vectors/signature-vectors.json";

/** Requests of real clients, and altered copies of them. */
export interface Vector {
  readonly name: string;
  readonly scheme: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
  readonly bodyBase64?: string | undefined;
  readonly secretId: string;
  readonly secretKey: string;
  readonly timestamp: number;
  readonly valid: boolean;
  readonly why?: string | undefined;
  readonly expectedError?: string | undefined;
}

export const vectors: readonly Vector[] = recorded;

export const bodyOf = ({ body, bodyBase64 }: Vector): string | Bytes =>
  bodyBase64 === undefined ? (body ?? "") : Uint8Array.from(Buffer.from(bodyBase64, "base64"));

/** The value of a header; the name must be in lower case. */
export const headerOf = ({ headers }: Vector, name: string): string =>
  Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1] ?? "";

/** The parameters of a v1 request, decoded. */
export const pairsOf = ({ method, query, body = "" }: Vector): readonly Pair[] => [
  ...new URLSearchParams(method === "GET" ? query : body),
];
