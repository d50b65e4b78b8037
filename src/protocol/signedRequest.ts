import type { Encoding } from "#kernel/decode.ts";
import { ApiError } from "#kernel/errors.ts";
import { type CommonParameters, readCommonParameters, required, wholeNumber } from "./common.ts";
import { nested, type Pair, pairs } from "./flatten.ts";
import { checkJsonStart, parseJson } from "./json.ts";
import { limits } from "./limits.ts";
import { errorDetails } from "./messages.ts";
import { multipartPairs } from "./multipart.ts";
import type { RawRequest } from "./rawRequest.ts";
import { malformed, parseAuthorization, verifiesTc3 } from "./signatures/tc3.ts";
import { v1Method, verifiesV1 } from "./signatures/v1.ts";

/** The action, caller and signature of a request, before they are verified. */
export interface SignedRequest {
  readonly common: CommonParameters;
  readonly secretId: string;
  /** The service in a v3 credential's scope. */
  readonly scope: string | undefined;
  /** Whether the signature matches a secret key, for one of the hosts that the client may have signed. */
  verify(secretKey: string, hosts: Iterable<string>): boolean;
  /** The parameters of the action, not validated yet; a promise for a multipart body. */
  parameters(): unknown;
  readonly encoding: Encoding;
}

/**
 * Reads a signed request: v3 with headers, or v1 with all values in the parameters.
 * @throws ApiError for missing or malformed common parameters and credentials
 */
export function readSignedRequest(raw: RawRequest): SignedRequest {
  if (v3Headers.some((name) => raw.headers.get(name) !== null)) return readV3(raw);
  const type = mediaType(raw);
  if (raw.method === "POST" && type !== "" && type !== formType) {
    throw new ApiError("InvalidParameter", { text: errorDetails.notSigned });
  }
  return readV1(raw);
}

/** A request with any of these headers is a v3 request; errors name the missing ones. */
const v3Headers = ["authorization", "x-tc-timestamp", "x-tc-version", "x-tc-action"];

export const formType = "application/x-www-form-urlencoded";

export function mediaType(raw: Pick<RawRequest, "headers">): string {
  return (raw.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function readV3(raw: RawRequest): SignedRequest {
  const find = (name: string): string | undefined => raw.headers.get(`x-tc-${name.toLowerCase()}`) ?? undefined;
  let header = "";
  const common = readCommonParameters(find, () => {
    header = required("Authorization", () => raw.headers.get("authorization") ?? undefined);
  });
  // SKIP means "no signature", for actions that need none. No such action exists here.
  if (header.trim() === "SKIP") throw malformed("a signature is required.");
  const authorization = parseAuthorization(header);
  const type = mediaType(raw);
  if (raw.method === "POST" && type === "application/json") checkJsonStart(raw.body);
  return {
    common,
    secretId: authorization.secretId,
    scope: authorization.service,
    verify: (secretKey, hosts) => verifiesTc3(raw, authorization, common.timestamp, secretKey, hosts),
    parameters: () => {
      if (raw.method === "GET") return nested(pairs(raw.query));
      if (type === "application/json") return parseJson(raw.body);
      if (type === formType) return nested(pairs(text(raw.body)));
      if (type === "multipart/form-data") return multipartPairs(raw).then(nested);
      throw new ApiError("InvalidParameter", { type, text: errorDetails.notWanted });
    },
    encoding: raw.method === "POST" && type === "application/json" ? "typed" : "text",
  };
}

/** Names of the common parameters in a v1 request. */
export const v1Names = new Set([
  ...["Action", "Version", "Timestamp", "Region", "Token", "Language", "Nonce"],
  ...["SecretId", "Signature", "SignatureMethod", "RequestClient"],
]);

function readV1(raw: RawRequest): SignedRequest {
  if (raw.method === "POST" && raw.body.length > limits.formBody) {
    throw new ApiError("AuthFailure.SignatureFailure", { text: errorDetails.formTooLarge });
  }
  const given = pairs(raw.method === "GET" ? raw.query : text(raw.body));
  const found = new Map(given);
  const find = (name: string): string | undefined => found.get(name);
  let [secretId, signature] = ["", ""];
  const common = readCommonParameters(find, () => {
    nonce(required("Nonce", find));
    secretId = required("SecretId", find);
    signature = required("Signature", find);
  });
  const method = v1Method(find("SignatureMethod"));
  if (!method) {
    throw new ApiError("InvalidParameterValue", { parameter: "SignatureMethod", value: find("SignatureMethod") });
  }
  return {
    common,
    secretId,
    scope: undefined,
    verify: (secretKey, hosts) => verifiesV1(raw.method, raw.path, given, method, signature, secretKey, hosts),
    parameters: () => nested(given.filter(([name]) => !v1Names.has(name))),
    encoding: "text",
  };
}

/** Checks only the form of a Nonce: it may exceed the range of a double. */
function nonce(value: string): void {
  if (!/^\d{1,20}$/.test(value)) wholeNumber("Nonce", value);
}

const text = (body: Uint8Array): string => new TextDecoder().decode(body);

export type { Pair };
