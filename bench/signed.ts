import { createHash, createHmac } from "node:crypto";
import type { BenchKey } from "./key.ts";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A call to sign, and its key. */
export interface SignedCall {
  readonly action: string;
  readonly region: string;
  readonly input: unknown;
  readonly key: BenchKey;
  /** Additional unsigned headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A signed Lighthouse call as HTTP text. */
export function signedRequest({ action, region, input, key, headers = {} }: SignedCall): string {
  const [timestamp, type, host] = [Math.floor(Date.now() / 1000), "application/json", "lighthouse.tencentcloudapi.com"];
  const [date, body] = [new Date(timestamp * 1000).toISOString().slice(0, 10), JSON.stringify(input)];
  const scope = `${date}/lighthouse/tc3_request`;
  const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
  const derived = hmac(hmac(hmac(`TC3${key.secretKey}`, date), "lighthouse"), "tc3_request");
  const signature = hmac(derived, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString("hex");
  return [
    "POST / HTTP/1.1",
    `Host: ${host}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-TC-Action: ${action}`,
    "X-TC-Version: 2020-03-24",
    `X-TC-Region: ${region}`,
    `X-TC-Timestamp: ${timestamp}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Authorization: TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
    "",
    body,
  ].join("\r\n");
}
