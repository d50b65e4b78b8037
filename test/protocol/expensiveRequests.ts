import { key } from "../cloud.ts";
import { seconds, type Target, v1Bytes, v3Bytes } from "./call.ts";
import { requestBytes } from "./wire.ts";

/** A request that is expensive for a server that does not bound its work. Each has about the largest accepted size. */
export interface ExpensiveRequest {
  readonly shape: string;
  readonly bytes: (target: Target) => Buffer;
  /** The code of the response. Empty for success. */
  readonly code: string;
}

const tenMegabytes = 10_485_760;
const filled = (start: string, part: (index: number) => string, end: string, size = tenMegabytes): string => {
  const parts = [start];
  let length = start.length + end.length;
  for (let index = 0; ; index++) {
    const next = part(index);
    if (length + next.length > size) break;
    parts.push(next);
    length += next.length;
  }
  return parts.join("") + end;
};
const repeated = (start: string, part: string, end: string, size = tenMegabytes): string =>
  start + part.repeat(Math.floor((size - start.length - end.length) / part.length)) + end;

/** A v3 request whose signature is wrong, with an Authorization header of the given parts. */
function unsigned(
  target: Target,
  credential: string,
  signedHeaders: string,
  more: Record<string, string> = {},
): Buffer {
  const authorization = `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${"0".repeat(64)}`;
  const headers = {
    Host: `127.0.0.1:${target.port}`,
    "Content-Type": "application/json",
    Authorization: authorization,
    "X-TC-Action": "DescribeRegions",
    "X-TC-Version": "2020-03-24",
    "X-TC-Timestamp": String(seconds(target)),
    ...more,
  };
  return requestBytes("POST", "/", headers, "{}");
}

const today = (target: Target): string => new Date(target.cloud.clock.now()).toISOString().slice(0, 10);
const known = (target: Target, service = "lighthouse"): string =>
  `${key(1).secretId}/${today(target)}/${service}/tc3_request`;
const signature = "AuthFailure.SignatureFailure";
const header = "AuthFailure.InvalidAuthorization";
const parameter = "InvalidParameter";

const json = (shape: string, code: string, body: string, action = "DescribeImagesToShare"): ExpensiveRequest => ({
  shape,
  code,
  bytes: (target) => v3Bytes(target, { body, action }),
});
const wrongKey = { ...key(1), secretKey: "wrong" };
const form = (count: number, name: (index: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), "x"]));
const multipart = (target: Target, body: string) =>
  v3Bytes(target, { contentType: "multipart/form-data; boundary=b", body });
const partNamed = (name: string): string => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n\r\n`;

const beforeAuthentication: readonly ExpensiveRequest[] = [
  {
    shape: "one signed header named 15,000 times",
    code: header,
    bytes: (target) =>
      unsigned(target, known(target), `content-type;host${";a".repeat(15_000)}`, { A: "x".repeat(30_000) }),
  },
  {
    shape: "33 different signed headers",
    code: header,
    bytes: (target) =>
      unsigned(target, known(target), `content-type;host${Array.from({ length: 31 }, (_, n) => `;x${n}`).join("")}`),
  },
  {
    shape: "a service name of 60 KB in the scope",
    code: header,
    bytes: (target) => unsigned(target, known(target, "s".repeat(60_000)), "content-type;host"),
  },
  {
    shape: "an Authorization header of 60 KB blanks",
    code: header,
    bytes: (target) => unsigned(target, " ".repeat(60_000), "content-type;host"),
  },
  {
    shape: "a v1 form with 9,900 parameters and a wrong signature",
    code: signature,
    bytes: (target) => v1Bytes(target, { credential: wrongKey, parameters: form(9900, (n) => `Parameter_${n}`) }),
  },
  {
    shape: "a v1 form of 1 MB with few parameters and a wrong signature",
    code: signature,
    bytes: (target) => v1Bytes(target, { credential: wrongKey, parameters: { a_b: "é".repeat(170_000) } }),
  },
  {
    shape: "an unsigned form of 10 MB",
    code: signature,
    bytes: (target) =>
      requestBytes(
        "POST",
        "/",
        { Host: `127.0.0.1:${target.port}`, "Content-Type": "application/x-www-form-urlencoded" },
        repeated("", "a=b&", ""),
      ),
  },
  {
    shape: "a body of 10 MB with a wrong signature",
    code: signature,
    bytes: (target) => v3Bytes(target, { credential: wrongKey, body: repeated('{"Limit":[', "1,", "1]}") }),
  },
];

const manyValues: readonly ExpensiveRequest[] = [
  json("10 MB of numbers", parameter, repeated('{"ImageIds":[', "1,", "1]}")),
  json("10 MB of fractions", parameter, repeated('{"ImageIds":[', "0.1,", "1]}")),
  json(
    "10 MB of unknown keys",
    parameter,
    filled("{", (n) => `"k${n}":0,`, '"z":0}'),
  ),
  json("10 MB of empty lists", parameter, repeated('{"ImageIds":[', "[],", "1]}")),
  json(
    "10 MB of identifiers",
    parameter,
    filled('{"ImageIds":[', (n) => `"img-${n}",`, '"img-0"]}'),
  ),
  json("10 MB of one repeated key", parameter, repeated("{", '"Limit":1,', '"Limit":1}')),
  json("10 MB of filters", parameter, repeated('{"Filters":[', '{"Name":"image-id","Values":["a"]},', "{}]}")),
  json(
    "10 MB of structures in a write",
    parameter,
    repeated('{"InstanceId":"lhins-00000000","FirewallRules":[', '{"Protocol":"TCP"},', "{}]}"),
    "CreateFirewallRules",
  ),
  json(
    "9,900 fractions and 9 MB of blanks",
    "InvalidParameterValue.LimitExceeded",
    `{"ImageIds":[${"0.1,".repeat(9900)}1]${" ".repeat(9_000_000)}}`,
  ),
  json("10 MB of opening brackets", parameter, `{"a":${"[".repeat(tenMegabytes - 5)}`),
  json("10 MB of quotation marks", parameter, `{${'"'.repeat(tenMegabytes - 1)}`),
  {
    shape: "a v1 form with 9,900 nested parameters",
    code: "InvalidParameterValue.LimitExceeded",
    bytes: (target) => v1Bytes(target, { parameters: form(9900, (n) => `Filters.${n}.Values.0`) }),
  },
  {
    shape: "a multipart body of 10 MB in small parts",
    code: parameter,
    bytes: (target) =>
      multipart(
        target,
        filled("", (n) => partNamed(`k${n}`), "--b--\r\n"),
      ),
  },
  {
    shape: "a multipart body of 10 MB boundaries",
    code: parameter,
    bytes: (target) => multipart(target, repeated("", "--b\r\n", "--b--\r\n")),
  },
];

const malformedId = "InvalidParameterValue.InvalidImageIdMalformed";
const longValues: readonly ExpensiveRequest[] = [
  json("one number of 10 MB", parameter, repeated('{"Limit":', "1", "}")),
  json("one fraction of 10 MB", parameter, repeated('{"Limit":0.', "1", "}")),
  json("one text of 10 MB", malformedId, repeated('{"ImageIds":["', "x", '"]}')),
  json("one text of 10 MB escapes", malformedId, repeated('{"ImageIds":["', "\\u00e9", '"]}')),
  json("one text of 10 MB backslashes", malformedId, repeated('{"ImageIds":["', "\\\\", '"]}')),
  json("one text of 10 MB for a number", parameter, repeated('{"Limit":"', "x", '"}')),
  json(
    "one text of 5 MB with a limited length",
    "InvalidParameterValue.TooLong",
    repeated('{"Filters":[{"Name":"image-name","Values":["', "😀", '"]}]}', tenMegabytes / 2),
  ),
  json("one unknown key of 10 MB", "UnknownParameter", repeated('{"', "x", '":1}')),
  json("10 MB of blanks", "", repeated("{", " ", "}")),
  {
    shape: "10 MB of broken UTF-8",
    code: parameter,
    bytes: (target) => v3Bytes(target, { body: new Uint8Array(tenMegabytes).fill(0x80).fill(0x7b, 0, 1) }),
  },
];

export const expensiveRequests: readonly ExpensiveRequest[] = [...beforeAuthentication, ...manyValues, ...longValues];
