import type { ComparisonContext } from "#explorer/page/signature/comparison.ts";
import type { ParsedRequest } from "#explorer/page/signature/paste.ts";
import { formEncode } from "#explorer/page/signature/v1.ts";
import {
  head,
  hmac,
  joined,
  judge,
  older,
  olderOver,
  ordered,
  parameters,
  replaced,
  sent,
  sentOlder,
  without,
} from "./signedRequests.ts";

/** The change, the resulting request, and the differences that explain it. */
export const v1Mutations: readonly (readonly [
  string,
  () => ParsedRequest | Promise<ParsedRequest>,
  readonly string[],
  Partial<ComparisonContext>?,
])[] = [
  ["nothing", () => older(), []],
  ["nothing of a POST", () => older({}, "POST"), []],
  ["the order on the wire", () => older({}, "GET", [...parameters].reverse()), []],
  ["the method", () => older({ method: "POST" }), ["methodOther"]],
  ["the host", () => older({ host: "lighthouse.ap-guangzhou.tencentcloudapi.com" }), ["hostOther"]],
  ["the port", () => older({ host: `${sent.host}:443` }), ["hostPort"]],
  ["the path", () => older({ path: "" }), ["pathOther"]],
  ["the order signed", () => olderOver(head + joined(parameters)), ["parametersOrder"]],
  [
    "the order of numbers",
    () =>
      olderOver(
        head +
          joined(
            [...ordered].sort(
              (a, b) =>
                Number(a[0].startsWith("InstanceIds") && b[0].startsWith("InstanceIds")) *
                (Number(a[0].slice(12)) - Number(b[0].slice(12))),
            ),
          ),
      ),
    ["parametersOrder"],
  ],
  ["the escapes signed", () => olderOver(head + joined(ordered, encodeURIComponent)), ["parametersEncoded"]],
  ["the mark", () => olderOver(head.slice(0, -1) + joined(ordered)), ["markMissing"]],
  ["an added parameter", () => older({ parameters: without("Region") }), ["parameterAdded"]],
  [
    "the algorithm",
    () =>
      older(
        { parameters: replaced("SignatureMethod", "HmacSHA256") },
        "GET",
        replaced("SignatureMethod", "HmacSHA256"),
      ),
    [],
  ],
  [
    "SignatureMethod",
    async () =>
      sentOlder(new Bun.CryptoHasher("sha1", judge.secretKey).update(head + joined(ordered)).digest("base64")),
    ["algorithmSigned"],
  ],
  ["an unknown SignatureMethod", () => older({}, "GET", replaced("SignatureMethod", "HmacMD5")), ["algorithmUnknown"]],
  [
    "the timestamp by seconds",
    () => older({ parameters: replaced("Timestamp", String(judge.now + 2)) }),
    ["timestampOther"],
  ],
  ["the timestamp by an hour", () => older({}, "GET", replaced("Timestamp", String(judge.now + 3600))), ["expired"]],
  ["the timestamp's unit", () => older({}, "GET", replaced("Timestamp", `${judge.now}000`)), ["timestampIsMillis"]],
  ["the timestamp's form", () => older({}, "GET", replaced("Timestamp", "today")), ["timestampForm"]],
  ["no timestamp", () => older({}, "GET", without("Timestamp")), ["timestampMissing"]],
  ["no nonce", () => older({}, "GET", without("Nonce")), ["nonceMissing"]],
  ["no SecretId", () => older({}, "GET", without("SecretId")), ["secretIdMissing"]],
  ["the SecretId", () => older({}, "GET", replaced("SecretId", "AKIDother")), ["secretIdOther"]],
  ["a value", () => older({ parameters: replaced("InstanceIds.3", "lhins-x") }), ["unexplained"]],
  ["an empty value", () => older({ parameters: without("Empty") }), ["emptyLeftOut"]],
  ["the key's end", () => older({ secretKey: `${judge.secretKey} ` }), ["keyBlank"]],
  ["the key's tail", () => older({ secretKey: `${judge.secretKey}&` }), ["keyAmpersand"]],
  ["the key", () => older({ secretKey: "SecretOfNeighbour" }), ["keyOfOther"]],
  [
    "escapes twice",
    () => older().then((one) => ({ ...one, query: one.query.replace(/(?<=[?&]name=)[^&]*/, encodeURIComponent) })),
    ["parametersTwice"],
  ],
  ["a token left out", () => older(), ["tokenMissing"], { token: "t" }],
  ["the signature away", () => ({ ...sentOlder(""), query: formEncode(parameters) }), ["noSignature"]],
  [
    "hexadecimal digits",
    () => sentOlder(hmac(judge.secretKey, head + joined(ordered)).toString("hex")),
    ["signatureHex"],
  ],
  [
    "a lost equals sign",
    () =>
      sentOlder(
        hmac(judge.secretKey, head + joined(ordered))
          .toString("base64")
          .slice(0, -1),
      ),
    ["paddingLost"],
  ],
];
