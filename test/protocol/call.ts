import { type Credential, key } from "../cloud.ts";
import { authorizationOf, v1Signature } from "./signer.ts";
import { exchange, type Headers, type Reply, requestBytes } from "./wire.ts";

/** The server that a request is sent to: a TestCloud, or a process of its own. */
export interface Target {
  readonly port: number;
  /** Milliseconds since the epoch by the server's clock. */
  readonly cloud: { readonly clock: { now(): number } };
}

/** A parsed API response. `code` and `message` are empty for a success. */
export interface ApiReply {
  readonly reply: Reply;
  readonly response: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly message: string;
}

/** A v3 call. Every part has a valid default; a test sets only the parts that it is about. */
export interface V3Call {
  readonly credential?: Credential;
  readonly method?: string;
  /** The target in the request line, without the query. */
  readonly target?: string;
  readonly query?: string;
  readonly host?: string;
  /** The host to sign, if it differs from the host sent. */
  readonly signedHost?: string;
  readonly signedPath?: string;
  /** The service of the credential's scope. */
  readonly service?: string;
  readonly date?: string;
  readonly action?: string;
  readonly version?: string;
  readonly region?: string;
  readonly timestamp?: number;
  readonly contentType?: string;
  readonly body?: string | Uint8Array;
  readonly chunked?: boolean;
  /** Headers added after signing; an undefined value removes a header. */
  readonly headers?: Headers;
}

/** The bytes of a signed v3 request. */
export function v3Bytes(cloud: Target, call: V3Call = {}): Buffer {
  const { credential = key(1), method = "POST", target = "/", query = "", service = "lighthouse" } = call;
  const { host = `127.0.0.1:${cloud.port}`, timestamp = seconds(cloud), chunked = false } = call;
  const body = method === "GET" ? "" : (call.body ?? "{}");
  const contentType = call.contentType ?? (method === "GET" ? form : "application/json");
  const authorization = authorizationOf({
    ...{ method, query, contentType, body, timestamp, service, host: call.signedHost ?? host },
    ...{ secretId: credential.secretId, secretKey: credential.secretKey },
    ...(call.signedPath !== undefined && { path: call.signedPath }),
    ...(call.date !== undefined && { date: call.date }),
  });
  const headers = {
    Host: host,
    "Content-Type": contentType,
    Authorization: authorization,
    "X-TC-Action": call.action ?? "DescribeImagesToShare",
    "X-TC-Version": call.version ?? "2020-03-24",
    "X-TC-Timestamp": String(timestamp),
    "X-TC-Region": call.region ?? "ap-guangzhou",
    "X-TC-Token": credential.token,
    ...call.headers,
  };
  return requestBytes(method, query === "" ? target : `${target}?${query}`, headers, body, chunked);
}

export async function v3(cloud: Target, call: V3Call = {}): Promise<ApiReply> {
  return parseReply(await exchange(cloud.port, v3Bytes(cloud, call)));
}

/** A v1 call. `parameters` are added to the defaults; an undefined value removes one. */
export interface V1Call {
  readonly method?: "GET" | "POST";
  readonly credential?: Credential;
  readonly host?: string;
  readonly signedHost?: string;
  readonly target?: string;
  readonly parameters?: Headers;
  readonly headers?: Headers;
  /** Appended to the encoded parameters, unsigned. */
  readonly tail?: string;
}

const form = "application/x-www-form-urlencoded";

/** The bytes of a signed v1 request. */
export function v1Bytes(cloud: Target, call: V1Call = {}): Buffer {
  const { method = "POST", credential = key(1), host = `127.0.0.1:${cloud.port}`, target = "/" } = call;
  const defaults: Headers = {
    Action: "DescribeImagesToShare",
    Version: "2020-03-24",
    Region: "ap-guangzhou",
    Timestamp: String(seconds(cloud)),
    Nonce: "9223372036854775807",
    SecretId: credential.secretId,
    Token: credential.token,
    ...call.parameters,
  };
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(defaults)) if (value !== undefined) parameters[name] = value;
  const signature = v1Signature(method, call.signedHost ?? host, parameters, credential.secretKey);
  const encoded = new URLSearchParams({ Signature: signature, ...parameters }).toString() + (call.tail ?? "");
  const headers = { Host: host, ...(method === "POST" && { "Content-Type": form }), ...call.headers };
  return method === "GET"
    ? requestBytes(method, `${target}?${encoded}`, headers)
    : requestBytes(method, target, headers, encoded);
}

export async function v1(cloud: Target, call: V1Call = {}): Promise<ApiReply> {
  return parseReply(await exchange(cloud.port, v1Bytes(cloud, call)));
}

/** Sends a request exactly as given, without a signature. */
export async function raw(
  cloud: Target,
  method: string,
  target: string,
  headers: Headers = {},
  body?: string | Uint8Array,
): Promise<ApiReply> {
  const host = { Host: `127.0.0.1:${cloud.port}` };
  return parseReply(await exchange(cloud.port, requestBytes(method, target, { ...host, ...headers }, body)));
}

export const seconds = (cloud: Target): number => Math.floor(cloud.cloud.clock.now() / 1000);

export function parseReply(reply: Reply): ApiReply {
  const json = reply.headers.get("content-type") === "application/json";
  const { Response: response = {} } = json && reply.text !== "" ? JSON.parse(reply.text) : {};
  return { reply, response, code: response.Error?.Code ?? "", message: response.Error?.Message ?? "" };
}

/** The error of a response, for comparison with a table. Both parts are empty for a success. */
export const refusalIn = ({ code, message }: ApiReply) => ({ code, message });
