import { en } from "./en.ts";

export type Mistake = keyof typeof en;

/** A difference between a request and what its signature covers. */
export interface Difference {
  readonly mistake: Mistake;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The server's error code for a mistake, if it is not a signature failure. */
const codes: Partial<Readonly<Record<Mistake, string>>> = {
  noSignature: "MissingParameter",
  skipped: "AuthFailure.InvalidAuthorization",
  authorizationForm: "AuthFailure.InvalidAuthorization",
  algorithmOther: "AuthFailure.InvalidAuthorization",
  signatureBase64: "AuthFailure.InvalidAuthorization",
  algorithmUnknown: "InvalidParameterValue",
  secretIdMissing: "MissingParameter",
  nonceMissing: "MissingParameter",
  timestampMissing: "MissingParameter",
  timestampForm: "InvalidParameter",
  timestampIsMillis: "AuthFailure.SignatureExpire",
  expired: "AuthFailure.SignatureExpire",
  serviceOfScope: "AuthFailure.InvalidAuthorization",
  signedHeadersIncomplete: "AuthFailure.InvalidAuthorization",
  tokenMissing: "AuthFailure.TokenFailure",
  tokenOther: "AuthFailure.TokenFailure",
};

/** The code that the server refuses such a request with. */
export const codeOf = (mistake: Mistake): string => codes[mistake] ?? "AuthFailure.SignatureFailure";

const order = new Map(Object.keys(en).map((mistake, at) => [mistake, at]));

/** Differences in the order in which the server reads the request and computes the signature. */
export const inOrder = (differences: readonly Difference[]): readonly Difference[] =>
  [...differences].sort((a, b) => (order.get(a.mistake) ?? 0) - (order.get(b.mistake) ?? 0));
