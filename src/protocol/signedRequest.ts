import type { Wording } from "#kernel/decode.ts";
import { ApiError } from "#kernel/errors.ts";
import { type Common, readCommon, required, wholeNumber } from "./common.ts";
import { nested, type Pair, pairs } from "./flatten.ts";
import { parseJson } from "./json.ts";
import { limits } from "./limits.ts";
import { wordings } from "./messages.ts";
import { multipartPairs } from "./multipart.ts";
import type { Received } from "./rawRequest.ts";
import { malformed, parseAuthorization, verifiesTc3 } from "./signatures/tc3.ts";
import { v1Method, verifiesV1 } from "./signatures/v1.ts";

/** What a request says of itself: what it wants, in whose name, and with which proof. */
export interface Claim {
  readonly common: Common;
  readonly secretId: string;
  /** The service in a v3 credential's scope. */
  readonly scope: string | undefined;
  /** Whether the proof is right under a secret key, for one of the hosts that the client may have signed. */
  verify(secretKey: string, hosts: Iterable<string>): boolean;
  /** The action's own parameters, not yet looked at; a promise where the body is read in pieces, as multipart is. */
  parameters(): unknown;
  readonly wording: Wording;
}

/**
 * Reads the claim of a request in whichever form it came: v3 with headers, or v1 with everything among the parameters.
 * @throws ApiError for missing or malformed common parameters and credentials
 */
export function readClaim(received: Received): Claim {
  if (v3Headers.some((name) => received.headers.get(name) !== null)) return readV3(received);
  const type = mediaType(received);
  if (received.method === "POST" && type !== "" && type !== formType) {
    throw new ApiError("InvalidParameter", { text: wordings.notSigned });
  }
  return readV1(received);
}

/** Any of them makes a request a v3 one, so that the missing others are what it is told of. */
const v3Headers = ["authorization", "x-tc-timestamp", "x-tc-version", "x-tc-action"];

export const formType = "application/x-www-form-urlencoded";

export function mediaType(received: Pick<Received, "headers">): string {
  return (received.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function readV3(received: Received): Claim {
  const find = (name: string): string | undefined => received.headers.get(`x-tc-${name.toLowerCase()}`) ?? undefined;
  let header = "";
  const common = readCommon(find, () => {
    header = required("Authorization", () => received.headers.get("authorization") ?? undefined);
  });
  // SKIP stands for "no signature"; it is for actions that need none, and there is no such action here.
  if (header.trim() === "SKIP") throw malformed("a signature is required.");
  const authorization = parseAuthorization(header);
  const type = mediaType(received);
  return {
    common,
    secretId: authorization.secretId,
    scope: authorization.service,
    verify: (secretKey, hosts) => verifiesTc3(received, authorization, common.timestamp, secretKey, hosts),
    parameters: () => {
      if (received.method === "GET") return nested(pairs(received.query));
      if (type === "application/json") return parseJson(received.body);
      if (type === formType) return nested(pairs(text(received.body)));
      if (type === "multipart/form-data") return multipartPairs(received).then(nested);
      throw new ApiError("InvalidParameter", { type, text: wordings.notWanted });
    },
    wording: received.method === "POST" && type === "application/json" ? "typed" : "text",
  };
}

/** Names that are not an action's own parameters in a v1 request. */
export const v1Names = new Set([
  ...["Action", "Version", "Timestamp", "Region", "Token", "Language", "Nonce"],
  ...["SecretId", "Signature", "SignatureMethod", "RequestClient"],
]);

function readV1(received: Received): Claim {
  if (received.method === "POST" && received.body.length > limits.formBody) {
    throw new ApiError("AuthFailure.SignatureFailure", { text: wordings.formTooLarge });
  }
  const given = pairs(received.method === "GET" ? received.query : text(received.body));
  const found = new Map(given);
  const find = (name: string): string | undefined => found.get(name);
  let [secretId, signature] = ["", ""];
  const common = readCommon(find, () => {
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
    verify: (secretKey, hosts) =>
      verifiesV1(received.method, received.path, given, method, signature, secretKey, hosts),
    parameters: () => nested(given.filter(([name]) => !v1Names.has(name))),
    wording: "text",
  };
}

/** A Nonce may be larger than a double can hold, so only its form is looked at. */
function nonce(value: string): void {
  if (!/^\d{1,20}$/.test(value)) wholeNumber("Nonce", value);
}

const text = (body: Uint8Array): string => new TextDecoder().decode(body);

export type { Pair };
