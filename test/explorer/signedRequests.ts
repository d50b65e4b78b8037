import type { ComparisonContext } from "#explorer/page/signature/comparison.ts";
import type { ParsedRequest } from "#explorer/page/signature/paste.ts";
import { formEncode, type Pair, v1 } from "#explorer/page/signature/v1.ts";
import { authorizationOf } from "../protocol/signer.ts";

export const services = ["lighthouse", "cvm", "cam", "sts"];
export const judge: ComparisonContext = {
  ...{ secretId: "AKIDmine", secretKey: "SecretOfMine", now: 1551113065, services },
  others: [{ name: "Neighbour", secretId: "AKIDneighbour", secretKey: "SecretOfNeighbour" }],
};

export interface Mine {
  readonly method?: string;
  readonly query?: string;
  readonly host?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly timestamp?: number;
  readonly service?: string;
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly path?: string;
  readonly date?: string;
}

export const sent = {
  method: "POST",
  query: "",
  host: "lighthouse.tencentcloudapi.com",
  contentType: "application/json",
  body: '{"Limit":20,"Filters":[{"Name":"zone","Values":["中/文 <a>"]}]}',
  timestamp: judge.now,
  ...{ service: "lighthouse", secretId: judge.secretId, secretKey: judge.secretKey },
};

/** A request that differs from what was signed. */
export function v3(signed: Mine = {}, received: Mine = {}, more: readonly Pair[] = []): ParsedRequest {
  const { method, query, host, contentType, body, timestamp } = { ...sent, ...received };
  const authorization = authorizationOf({ ...sent, ...received, ...signed });
  const headers: readonly Pair[] = [
    ...[["host", host] as const, ["content-type", contentType] as const],
    ...[["authorization", authorization] as const, ["x-tc-timestamp", String(timestamp)] as const],
    ["x-tc-action", "DescribeInstances"],
  ];
  return { method, path: "/", query, headers: [...headers, ...more], body };
}

export const get = {
  method: "GET",
  body: "",
  contentType: "application/x-www-form-urlencoded",
  query: "Limit=2&A=a%20b%2fc&B=x",
};

export const edited = (pasted: ParsedRequest, edit: (authorization: string) => string): ParsedRequest => ({
  ...pasted,
  headers: pasted.headers.map(([name, value]) => [name, name === "authorization" ? edit(value) : value]),
});

export const lacking = (name: string): ParsedRequest => ({
  ...v3(),
  headers: v3().headers.filter(([given]) => given !== name),
});

export type Hmac = typeof hmac;

export const hmac = (key: string | Buffer, text: string): Buffer =>
  new Bun.CryptoHasher("sha256", key).update(text).digest();

/** A request whose signature was computed from a custom canonical request or with another error. */
export function signedOver(
  canonical: string,
  { secret = `TC3${judge.secretKey}`, timestamp = String(judge.now), hashed = true } = {},
): ParsedRequest {
  const key = hmac(hmac(hmac(secret, "2019-02-25"), "lighthouse"), "tc3_request");
  const last = hashed ? new Bun.CryptoHasher("sha256").update(canonical).digest("hex") : canonical;
  const text = ["TC3-HMAC-SHA256", timestamp, "2019-02-25/lighthouse/tc3_request", last].join("\n");
  return edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, hmac(key, text).toString("hex")));
}

export const parameters: readonly Pair[] = [
  ["Action", "DescribeInstances"],
  ["Version", "2020-03-24"],
  ["Region", "ap-guangzhou"],
  ["Timestamp", String(judge.now)],
  ["Nonce", "11886"],
  ["SecretId", judge.secretId],
  ["SignatureMethod", "HmacSHA256"],
  ...Array.from({ length: 11 }, (_, at): Pair => [`InstanceIds.${at}`, `lhins-${at}`]),
  ["name", "a b+c/文"],
  ["Empty", ""],
];

export interface V1Signed {
  readonly method?: "GET" | "POST";
  readonly host?: string;
  readonly path?: string;
  readonly parameters?: readonly Pair[];
  readonly secretKey?: string;
}

/** A v1 request, sent by GET or POST, that differs from what was signed. */
export async function older(
  signed: V1Signed = {},
  method: "GET" | "POST" = "GET",
  received = parameters,
): Promise<ParsedRequest> {
  const right = { method, host: sent.host, path: "/", parameters: received, secretKey: judge.secretKey };
  const { signature } = await v1({ ...right, ...signed });
  return sentOlder(signature, method, received);
}

export function sentOlder(signature: string, method: "GET" | "POST" = "GET", received = parameters): ParsedRequest {
  const form = formEncode([...received, ["Signature", signature]]);
  const [query, body] = method === "GET" ? [form, ""] : ["", form];
  return { method, path: "/", query, headers: [["host", sent.host]], body };
}

/** A request signed over a custom text. */
export const olderOver = (text: string, key = judge.secretKey): ParsedRequest =>
  sentOlder(hmac(key, text).toString("base64"));

export const without = (name: string) => parameters.filter(([one]) => one !== name);
export const replaced = (name: string, value: string) =>
  parameters.map((pair): Pair => (pair[0] === name ? [name, value] : pair));
export const joined = (pairs: readonly Pair[], write = (value: string) => value) =>
  pairs.map(([name, value]) => `${name}=${write(value)}`).join("&");
export const ordered = [...parameters].sort(([a], [b]) => (a < b ? -1 : 1));
export const head = `GET${sent.host}/?`;
