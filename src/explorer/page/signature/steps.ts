import { type Call, type SigningKey, unsignedRequest } from "../call/request.ts";
import type { en } from "../texts/en.ts";
import { tc3 } from "./tc3.ts";
import { type V1Algorithm, v1, v1Parameters } from "./v1.ts";

/** One step of a signature: its name, inputs and result. */
export interface SigningStep {
  readonly name: keyof typeof en;
  readonly about: keyof typeof en;
  readonly text: string;
  /** It would let its reader sign, so it is shown on demand only. */
  readonly secret?: true;
}

/** The signature method and its options. */
export type SigningOptions =
  | { readonly scheme: "tc3"; readonly timestamp: number }
  | {
      readonly scheme: "v1";
      readonly timestamp: number;
      readonly method: "GET" | "POST";
      readonly algorithm: V1Algorithm;
      readonly nonce: number;
    };

/** @param origin where the request goes, such as `http://127.0.0.1:20324` */
export function signingSteps(
  call: Call,
  key: SigningKey,
  manner: SigningOptions,
  origin: string,
): Promise<readonly SigningStep[]> {
  return manner.scheme === "tc3"
    ? tc3Steps(call, key, manner.timestamp, new URL(origin).host)
    : v1Steps(call, key, manner, origin);
}

async function tc3Steps(call: Call, key: SigningKey, timestamp: number, host: string): Promise<readonly SigningStep[]> {
  const { request, unsigned } = unsignedRequest(call, key, timestamp, host);
  const steps = await tc3(request);
  const headers = { host, ...unsigned, authorization: steps.authorization };
  return [
    { name: "payload", about: "payloadAbout", text: request.body },
    { name: "hashedPayload", about: "hashedPayloadAbout", text: steps.hashedPayload },
    { name: "canonicalRequest", about: "canonicalRequestAbout", text: steps.canonicalRequest },
    { name: "hashedRequest", about: "hashedRequestAbout", text: steps.hashedRequest },
    { name: "stringToSign", about: "stringToSignAbout", text: steps.stringToSign },
    { name: "secretKey", about: "secretKeyAbout", text: key.secretKey, secret: true },
    { name: "secretDate", about: "secretDateAbout", text: steps.secretDate, secret: true },
    { name: "secretService", about: "secretServiceAbout", text: steps.secretService, secret: true },
    { name: "secretSigning", about: "secretSigningAbout", text: steps.secretSigning, secret: true },
    { name: "signatureValue", about: "signatureAbout", text: steps.signature },
    { name: "authorization", about: "authorizationAbout", text: steps.authorization },
    { name: "completeRequest", about: "completeRequestAbout", text: httpText("POST", "/", headers, request.body) },
  ];
}

async function v1Steps(
  call: Call,
  { secretId, secretKey, token }: SigningKey,
  { method, algorithm, nonce, timestamp }: SigningOptions & { readonly scheme: "v1" },
  origin: string,
): Promise<readonly SigningStep[]> {
  const { host } = new URL(origin);
  const parameters = v1Parameters(call.input, {
    Action: call.action,
    Version: call.version,
    Region: call.region,
    Language: call.language,
    Timestamp: timestamp,
    Nonce: nonce,
    SecretId: secretId,
    SignatureMethod: algorithm,
    Token: token,
  });
  const steps = await v1({ method, host, path: "/", parameters, secretKey });
  const headers = { host, "content-type": "application/x-www-form-urlencoded" };
  return [
    {
      name: "sortedParameters",
      about: "sortedParametersAbout",
      text: steps.sorted.map(([name, value]) => `${name}=${value}`).join("\n"),
    },
    { name: "stringToSign", about: "v1StringAbout", text: steps.stringToSign },
    { name: "secretKey", about: "v1KeyAbout", text: secretKey, secret: true },
    { name: "signatureValue", about: "v1SignatureAbout", text: steps.signature },
    { name: "encodedSignature", about: "encodedSignatureAbout", text: steps.encodedSignature },
    method === "GET"
      ? { name: "completeUrl", about: "completeUrlAbout", text: `${origin}/?${steps.form}` }
      : { name: "completeRequest", about: "completeFormAbout", text: httpText("POST", "/", headers, steps.form) },
  ];
}

/** A request as HTTP writes it. */
export function httpText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${target} HTTP/1.1`, ...lines].join("\n")}\n\n${body}`;
}
