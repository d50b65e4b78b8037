import { en } from "./en.ts";

export type Slip = keyof typeof en;

/** Where a request departs from what its signature is for. */
export interface Departure {
  readonly slip: Slip;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the server answers to a slip, where it is not that the signature fails. */
const codes: Partial<Readonly<Record<Slip, string>>> = {
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
  signedHeadersLack: "AuthFailure.InvalidAuthorization",
  tokenMissing: "AuthFailure.TokenFailure",
  tokenOther: "AuthFailure.TokenFailure",
};

/** The code that the server refuses such a request with. */
export const codeOf = (slip: Slip): string => codes[slip] ?? "AuthFailure.SignatureFailure";

const order = new Map(Object.keys(en).map((slip, at) => [slip, at]));

/** Departures in the order in which a request is read and its signature made. */
export const inOrder = (departures: readonly Departure[]): readonly Departure[] =>
  [...departures].sort((a, b) => (order.get(a.slip) ?? 0) - (order.get(b.slip) ?? 0));
