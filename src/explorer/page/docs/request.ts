import type { Example } from "../../examples/examples.ts";

/** The domain of a service in the real cloud. */
export const domainOf = (service: string): string => `${service}.tencentcloudapi.com`;

/** A call as it goes over the wire. */
export function requestText(service: string, version: string, action: string, { region, input }: Example): string {
  const headers = [
    "POST / HTTP/1.1",
    `Host: ${domainOf(service)}`,
    "Content-Type: application/json",
    `X-TC-Action: ${action}`,
    `X-TC-Version: ${version}`,
    ...(region ? [`X-TC-Region: ${region}`] : []),
    "X-TC-Timestamp: …",
    "Authorization: TC3-HMAC-SHA256 …",
  ];
  return `${headers.join("\n")}\n\n${JSON.stringify(input, null, 2)}`;
}

export const responseText = ({ response }: Example): string => JSON.stringify({ Response: response }, null, 2);
