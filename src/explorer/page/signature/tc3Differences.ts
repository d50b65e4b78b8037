import { readAuthorization } from "./authorization.ts";
import {
  type ComparisonContext,
  type ComparisonResult,
  secretIdDifferences,
  timestampDifferences,
  tokenDifferences,
} from "./comparison.ts";
import { type Change, explain } from "./explain.ts";
import { acceptedHosts, hostName, isOfficial } from "./hosts.ts";
import type { Difference, Mistake } from "./messages/mistakes.ts";
import { canonicalRequestDifferences, stringToSignDifferences } from "./ownTexts.ts";
import type { ParsedRequest } from "./paste.ts";
import { dateOf } from "./tc3.ts";
import { tc3Changes, unsignedPayload } from "./tc3Changes.ts";
import { canonicalRequest, signatureOf, signer, stringToSign, type Tc3Form } from "./tc3Form.ts";
import { tc3KeyChanges, timestampChanges } from "./tc3KeyChanges.ts";
import type { Pair } from "./v1.ts";

type Headers = ReadonlyMap<string, string>;
type Read = ReturnType<typeof readAuthorization>;

export async function tc3Differences(
  pasted: ParsedRequest,
  headers: Headers,
  authorization: string,
  judge: ComparisonContext,
): Promise<ComparisonResult> {
  if (authorization.trim() === "SKIP") return { scheme: "none", differences: [{ mistake: "skipped", values: {} }] };
  const read = readAuthorization(authorization);
  const timestamp = headers.get("x-tc-timestamp");
  const seen = [
    ...read.differences,
    ...secretIdDifferences(read.secretId, judge.secretId),
    ...timestampDifferences(timestamp, judge.now),
    ...scopeDifferences(read, headers, timestamp),
    ...read.signedHeaders
      .filter((name) => !headers.has(name))
      .map((name): Difference => ({ mistake: "headerMissing", values: { name } })),
    ...tokenDifferences(headers.get("x-tc-token"), judge.token),
  ];
  const right = acceptedForms(pasted, headers, read, timestamp ?? "", judge);
  const [published] = right;
  if (!published || !read.signature) return { scheme: "tc3", differences: seen };
  const expected = {
    canonicalRequest: await canonicalRequest(published),
    stringToSign: await stringToSign(published),
    signature: await signatureOf(published),
  };
  const found = await signatureDifferences(right, published, pasted, read.signature, judge, expected);
  return { scheme: "tc3", differences: [...seen, ...found], expected };
}

function scopeDifferences(
  { date, service }: Read,
  headers: Headers,
  timestamp: string | undefined,
): readonly Difference[] {
  const found: Difference[] = [];
  if (date && timestamp && /^\d{1,11}$/.test(timestamp)) {
    const expected = dateOf(Number(timestamp));
    if (date !== expected) found.push({ mistake: "dateOfScope", values: { given: date, expected } });
  }
  const name = hostName(headers.get("host") ?? "");
  const [expected = ""] = name.split(".");
  if (service && isOfficial(name) && expected !== service) {
    found.push({ mistake: "serviceOfScope", values: { given: service, expected } });
  }
  return found;
}

/** All forms that the server takes, the published one first. */
function acceptedForms(
  pasted: ParsedRequest,
  headers: Headers,
  { date, service, signedHeaders }: Read,
  timestamp: string,
  { secretKey, services }: ComparisonContext,
): readonly Tc3Form[] {
  const { method, path, query, body } = pasted;
  const unsigned = headers.get("x-tc-content-sha256") === unsignedPayload;
  const form = {
    ...{ method, colon: ":", headersEnd: "\n", signedHeaders: signedHeaders.join(";") },
    payload: unsigned ? unsignedPayload : method === "GET" ? "" : body,
    ...{ timestamp, date, service, keyDate: date, keyService: service, secret: `TC3${secretKey}` },
    derivation: "bytes" as const,
    request: "hashed" as const,
    canonical: undefined,
  };
  const sent = headers.get("host") ?? "";
  const [label = ""] = hostName(sent).split(".");
  const named = [...new Set([...services.filter((one) => one === label), service])];
  const lines = acceptedHosts(sent, named, headers.get("x-tc-region")).flatMap((host) => {
    const plain = signedHeaders.map((name): Pair => [name, name === "host" ? host : (headers.get(name) ?? "")]);
    const small = plain.map(([name, value]): Pair => [name, value.toLowerCase()]);
    return JSON.stringify(plain) === JSON.stringify(small) ? [small] : [small, plain];
  });
  // Some HTTP servers escape an apostrophe; both forms are equivalent.
  const queries = method === "GET" ? [...new Set([query, query.replaceAll("%27", "'")])] : [""];
  const bodies = [form.payload, ...withCrlf(form.payload, headers)];
  return [...new Set(["/", path])].flatMap((one) =>
    queries.flatMap((query) =>
      bodies.flatMap((payload) => lines.map((headers) => ({ ...form, path: one, query, payload, headers }))),
    ),
  );
}

/** A text box turns the line ends of multipart bodies into single line feeds. */
const withCrlf = (payload: Tc3Form["payload"], headers: Headers): readonly string[] =>
  typeof payload === "string" && payload.includes("\n") && headers.get("content-type")?.startsWith("multipart/")
    ? [payload.replace(/\r?\n/g, "\r\n")]
    : [];

async function signatureDifferences(
  right: readonly Tc3Form[],
  published: Tc3Form,
  pasted: ParsedRequest,
  signature: string,
  judge: ComparisonContext,
  expected: { readonly canonicalRequest: string; readonly stringToSign: string },
): Promise<readonly Difference[]> {
  const sign = signer();
  const signedSo = async (form: Tc3Form): Promise<boolean> => (await sign(form)) === signature;
  const mistakes = (changes: readonly Change<Tc3Form, Mistake>[] | undefined): readonly Difference[] | undefined =>
    changes?.map(({ mistake, values }) => ({ mistake, values }));
  const times = timestampChanges(published);
  const ownTexts = judge.ownTexts ?? { canonicalRequest: "", stringToSign: "" };
  const ownDifferences = [
    ...canonicalRequestDifferences(ownTexts.canonicalRequest, expected.canonicalRequest),
    ...stringToSignDifferences(ownTexts.stringToSign, expected.stringToSign),
  ];
  const found = mistakes(await explain(right, tc3Changes(published, pasted, judge), times, signedSo));
  if (found) return found.length === 0 ? [] : [...found, ...ownDifferences];
  if (!ownTexts.canonicalRequest.trim())
    return ownDifferences.length > 0 ? ownDifferences : [{ mistake: "unexplained", values: {} }];
  // Copying may add a line feed that was not signed.
  const texts = [ownTexts.canonicalRequest, ownTexts.canonicalRequest.replace(/\n+$/, "")];
  const known = texts.map((canonical) => ({ ...published, canonical }));
  const rest = mistakes(await explain(known, tc3KeyChanges(published, judge), times, signedSo));
  return rest ? [...ownDifferences, ...rest] : [...ownDifferences, { mistake: "keyOther", values: {} }];
}
