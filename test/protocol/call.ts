import { type Credential, key, type TestCloud } from "../cloud.ts";
import { authorizationOf, v1Signature } from "./signer.ts";
import { exchange, type Headers, type Reply, requestBytes } from "./wire.ts";

/** What an API answer says. `code` and `message` are empty where it is no refusal. */
export interface Told {
  readonly reply: Reply;
  readonly response: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly message: string;
}

/** A v3 call: every part has a sensible value, and a test names what it is about. */
export interface V3Call {
  readonly credential?: Credential;
  readonly method?: string;
  /** What stands in the request line, without the query. */
  readonly target?: string;
  readonly query?: string;
  readonly host?: string;
  /** The host that is signed where it is not the one that is sent. */
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
  /** Added after signing, or left out where undefined. */
  readonly headers?: Headers;
}

/** The bytes of a signed v3 request. */
export function v3Bytes(cloud: TestCloud, call: V3Call = {}): Buffer {
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

export async function v3(cloud: TestCloud, call: V3Call = {}): Promise<Told> {
  return told(await exchange(cloud.port, v3Bytes(cloud, call)));
}

/** A v1 call: parameters beside the usual ones, or undefined for one that is to be left out. */
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
export function v1Bytes(cloud: TestCloud, call: V1Call = {}): Buffer {
  const { method = "POST", credential = key(1), host = `127.0.0.1:${cloud.port}`, target = "/" } = call;
  const usual: Headers = {
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
  for (const [name, value] of Object.entries(usual)) if (value !== undefined) parameters[name] = value;
  const signature = v1Signature(method, call.signedHost ?? host, parameters, credential.secretKey);
  const encoded = new URLSearchParams({ Signature: signature, ...parameters }).toString() + (call.tail ?? "");
  const headers = { Host: host, ...(method === "POST" && { "Content-Type": form }), ...call.headers };
  return method === "GET"
    ? requestBytes(method, `${target}?${encoded}`, headers)
    : requestBytes(method, target, headers, encoded);
}

export async function v1(cloud: TestCloud, call: V1Call = {}): Promise<Told> {
  return told(await exchange(cloud.port, v1Bytes(cloud, call)));
}

/** A request exactly as given. */
export async function raw(
  cloud: TestCloud,
  method: string,
  target: string,
  headers: Headers = {},
  body?: string | Uint8Array,
): Promise<Told> {
  const host = { Host: `127.0.0.1:${cloud.port}` };
  return told(await exchange(cloud.port, requestBytes(method, target, { ...host, ...headers }, body)));
}

export const seconds = (cloud: TestCloud): number => Math.floor(cloud.cloud.clock.now() / 1000);

export function told(reply: Reply): Told {
  const json = reply.headers.get("content-type") === "application/json";
  const { Response: response = {} } = json && reply.text !== "" ? JSON.parse(reply.text) : {};
  return { reply, response, code: response.Error?.Code ?? "", message: response.Error?.Message ?? "" };
}

/** What a refusal says, to be held against a table; both parts are empty for a success. */
export const refusalIn = ({ code, message }: Told) => ({ code, message });
