import { describe, expect, test } from "bun:test";
import { findDifferences } from "#explorer/page/signature/differences.ts";
import { parseParts, partsFromText, type RequestParts } from "#explorer/page/signature/paste.ts";
import { shellWords } from "#explorer/page/signature/shell.ts";
import { key, TestCloud } from "../cloud.ts";
import { authorizationOf } from "../protocol/signer.ts";

const authorization =
  "TC3-HMAC-SHA256 Credential=AKID/2019-02-25/lighthouse/tc3_request, SignedHeaders=content-type;host, Signature=ab";

describe("a pasted request", () => {
  const cases: readonly (readonly [string, string, RequestParts | undefined])[] = [
    [
      "what HTTP writes",
      'POST /?x=1 HTTP/1.1\r\nHost: h:1\r\nX-A: b\r\n\r\n{"a":\n\n1}',
      { method: "POST", target: "/?x=1", headers: "Host: h:1\nX-A: b", body: '{"a":\n\n1}' },
    ],
    [
      "a body with a line feed that its length does not count",
      "POST / HTTP/1.1\nContent-Length: 2\n\n{}\n\n",
      { method: "POST", target: "/", headers: "Content-Length: 2", body: "{}" },
    ],
    [
      "a body with a line feed that its length counts",
      "POST / HTTP/1.1\nContent-Length: 3\n\n{}\n",
      { method: "POST", target: "/", headers: "Content-Length: 3", body: "{}\n" },
    ],
    [
      "a curl command",
      `curl -sS -X POST 'https://h/' -H 'Content-Type: application/json' \\\n  -H "X-A: \\"b\\"" --max-time 5 -d '{"a":"it'\\''s"}'`,
      {
        method: "POST",
        target: "https://h/",
        headers: 'Content-Type: application/json\nX-A: "b"',
        body: `{"a":"it's"}`,
      },
    ],
    [
      "a curl command whose body runs over lines",
      "$ curl --url http://h:1/ --data-raw '{\n  \"a\": 1\n}' -Hx:y",
      {
        method: "POST",
        target: "http://h:1/",
        headers: "x:y\nContent-Type: application/x-www-form-urlencoded",
        body: '{\n  "a": 1\n}',
      },
    ],
    [
      "a curl command that asks with data",
      "curl -G https://h/ -d a=1 -d b=2",
      { method: "GET", target: "https://h/?a=1&b=2", headers: "", body: "" },
    ],
    [
      "what curl -v tells",
      "*   Trying 127.0.0.1:1...\n* Connected to h\n> POST / HTTP/1.1\n> Host: h:1\n> Authorization: X\n> \n* upload completely sent off: 2 bytes\n< HTTP/1.1 200 OK\n< Server: nginx\n<\n{}",
      { method: "POST", target: "/", headers: "Host: h:1\nAuthorization: X", body: "" },
    ],
    [
      "what curl -v tells, with its command",
      "$ curl -v http://h:1/ -d '{\"a\":1}'\n> POST / HTTP/1.1\n> Host: h:1\n>\n< HTTP/1.1 200 OK",
      { method: "POST", target: "/", headers: "Host: h:1", body: '{"a":1}' },
    ],
    [
      "an address",
      " https://h/?Action=A&Signature=b \n",
      { method: "GET", target: "https://h/?Action=A&Signature=b", headers: "", body: "" },
    ],
    [
      "a form",
      "Action=A&Signature=b%3D\n",
      { method: "POST", target: "/", headers: "", body: "Action=A&Signature=b%3D" },
    ],
    [
      "an Authorization header",
      `${authorization}\n`,
      { method: "POST", target: "/", headers: `Authorization: ${authorization}`, body: "" },
    ],
    [
      "headers with a body",
      "Host: h\nX-A: b\n\n{}",
      { method: "POST", target: "/", headers: "Host: h\nX-A: b", body: "{}" },
    ],
    ["nothing", "", undefined],
    ["a tale", "Once upon a time\nthere was a request", undefined],
    ["an answer", '{"Response":{"RequestId":"x"}}', undefined],
  ];
  for (const [what, text, parts] of cases)
    test(`is parsed from ${what}`, () => expect(partsFromText(text)).toEqual(parts));
});

test("a parsed request has method, address, headers and body", () => {
  const parts = { method: " GET", target: "https://h:1/p?a=1?b", headers: "X-A:  b: c \nnothing\n", body: "" };
  expect(parseParts(parts)).toEqual({
    ...{ method: "GET", path: "/p", query: "a=1?b", body: "" },
    headers: [
      ["host", "h:1"],
      ["x-a", "b: c"],
    ],
  });
  expect(parseParts({ ...parts, headers: "Host: other" }).headers).toEqual([["host", "other"]]);
  expect(parseParts({ ...parts, target: "?a=1" })).toMatchObject({ path: "/", query: "a=1" });
});

test("a shell command is split into words", () => {
  expect(shellWords(`a 'b c'"d \\"e\\" \\n" \\\n f\\ g $'h\\n\\u4e2d\\x21\\'' ''`)).toEqual([
    ...["a", 'b cd "e" \\n', "f g", "h\n中!'", ""],
  ]);
});

test("a pasted request shows differences exactly when the server rejects it", async () => {
  await using cloud = await TestCloud.start();
  const host = `127.0.0.1:${cloud.port}`;
  const timestamp = Math.floor(cloud.clock.now() / 1000);
  const right = '{"Limit":1}';
  const parts = { method: "POST", query: "", host, contentType: "application/json", timestamp, service: "lighthouse" };
  const signed = authorizationOf({ ...parts, ...key(1), body: right });
  const headers = {
    ...{ host, "content-type": "application/json", authorization: signed, "x-tc-timestamp": String(timestamp) },
    ...{ "x-tc-action": "DescribeInstances", "x-tc-version": "2020-03-24", "x-tc-region": "ap-guangzhou" },
  };
  for (const [body, code, slips] of [
    [right, undefined, []],
    ['{"Limit": 1}', "AuthFailure.SignatureFailure", ["bodyRewritten"]],
  ] as const) {
    const answer: unknown = await (await fetch(cloud.url, { method: "POST", headers, body })).json();
    expect(JSON.stringify(answer).includes("AuthFailure.SignatureFailure")).toBe(code !== undefined);
    const lines = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
    const read = partsFromText(`curl ${cloud.url}/ ${lines.join(" ")} -d '${body}'`);
    if (!read) throw new Error("the command was not read");
    const judge = { ...key(1), now: timestamp, services: ["lighthouse"], others: [] };
    const { differences } = await findDifferences(parseParts(read), judge);
    expect(differences.map(({ mistake }) => String(mistake))).toEqual([...slips]);
  }
});
