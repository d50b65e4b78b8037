import { en } from "./en.ts";

export type Mistake = keyof typeof en;

/** A difference between a request and what its signature covers. */
export interface Difference {
  readonly mistake: Mistake;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the server answers to a mistake, where it is not that the signature fails. */
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

/** Departures in the order in which a request is read and its signature made. */
export const inOrder = (differences: readonly Difference[]): readonly Difference[] =>
  [...differences].sort((a, b) => (order.get(a.mistake) ?? 0) - (order.get(b.mistake) ?? 0));
