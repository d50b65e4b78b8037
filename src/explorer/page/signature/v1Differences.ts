import {
  type ComparisonContext,
  type ComparisonResult,
  secretIdDifferences,
  timestampDifferences,
  tokenDifferences,
} from "./comparison.ts";
import { base64 } from "./digests.ts";
import { explain } from "./explain.ts";
import { acceptedHosts, hostName } from "./hosts.ts";
import type { Difference } from "./messages/mistakes.ts";
import { quoted } from "./ownTexts.ts";
import type { ParsedRequest } from "./paste.ts";
import { decode } from "./queries.ts";
import { compareByName, type Pair, v1Algorithm } from "./v1.ts";
import { timestampChanges, v1Changes } from "./v1Changes.ts";
import { type V1Form, v1SignatureOf, v1StringOf } from "./v1Form.ts";

export async function v1Differences(
  pasted: ParsedRequest,
  headers: ReadonlyMap<string, string>,
  judge: ComparisonContext,
): Promise<ComparisonResult> {
  const { method, path, query, body } = pasted;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const sent = parsePairs(method === "GET" ? query : text.trim());
  const given = new Map(sent);
  const written = given.get("Signature");
  if (!written) return { scheme: "none", differences: [{ mistake: "noSignature", values: {} }] };
  const { signature, differences } = readSignature(written);
  const algorithm = v1Algorithm(sent);
  const known = algorithm === "HmacSHA1" || algorithm === "HmacSHA256";
  const seen: readonly Difference[] = [
    ...differences,
    ...(known ? [] : [{ mistake: "algorithmUnknown" as const, values: { given: algorithm } }]),
    ...secretIdDifferences(given.get("SecretId"), judge.secretId),
    ...timestampDifferences(given.get("Timestamp"), judge.now),
    ...(given.get("Nonce") ? [] : [{ mistake: "nonceMissing" as const, values: {} }]),
    ...tokenDifferences(given.get("Token"), judge.token),
  ];
  const pairs = sent.filter(([name]) => name !== "Signature");
  const dotted = pairs.map(([name, value]): Pair => [name.replaceAll("_", "."), value]);
  const form = {
    method,
    mark: "?",
    hash: algorithm === "HmacSHA256" ? "SHA-256" : "SHA-1",
    key: judge.secretKey,
  } as const;
  const host = headers.get("host") ?? "";
  const named = judge.services.filter((service) => service === hostName(host).split(".")[0]);
  const right = acceptedHosts(host, named.length > 0 ? named : judge.services, given.get("Region")).flatMap((one) =>
    [...new Set(["/", path])].flatMap((path) =>
      [pairs, dotted].map((list): V1Form => ({ ...form, host: one, path, pairs: [...list].sort(compareByName) })),
    ),
  );
  const [published] = right;
  if (!published) return { scheme: "v1", differences: seen };
  const expected = { stringToSign: v1StringOf(published), signature: await v1SignatureOf(published) };
  const signedSo = async (form: V1Form): Promise<boolean> => (await v1SignatureOf(form)) === signature;
  const found = await explain(right, v1Changes(published, pairs, judge), timestampChanges(published), signedSo);
  const ownDifferences = stringToSignDifferences(judge.ownTexts?.stringToSign ?? "", expected.stringToSign);
  if (found) {
    const mistakes = found.map(({ mistake, values }): Difference => ({ mistake, values }));
    return {
      scheme: "v1",
      differences: [...seen, ...mistakes, ...(mistakes.length > 0 ? ownDifferences : [])],
      expected,
    };
  }
  const rest: readonly Difference[] = judge.ownTexts?.stringToSign.trim()
    ? [...ownDifferences, ...(await keyDifferences(judge.ownTexts.stringToSign, published, signature))]
    : [{ mistake: "unexplained", values: {} }];
  return { scheme: "v1", differences: [...seen, ...rest], expected };
}

/** Name and value of each part, unescaped, in the order sent. */
const parsePairs = (form: string): readonly Pair[] =>
  form
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.includes("=") ? part.indexOf("=") : part.length;
      return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });

/** A signature as Base64, however it was written. */
function readSignature(written: string): { readonly signature: string; readonly differences: readonly Difference[] } {
  const differences: Difference[] = [];
  let signature = written;
  if (/^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(written)) {
    differences.push({ mistake: "signatureHex", values: {} });
    const digits = written.match(/../g) ?? [];
    signature = base64(Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16)));
  }
  if (signature.includes(" ")) {
    differences.push({ mistake: "plusLost", values: {} });
    signature = signature.replaceAll(" ", "+");
  }
  if (signature.length === 27 || signature.length === 43) {
    differences.push({ mistake: "paddingLost", values: {} });
    signature += "=";
  }
  return { signature, differences };
}

/** Where a string to sign departs from the right one: in what comes before the parameters, or in a parameter. */
function stringToSignDifferences(made: string, expected: string): readonly Difference[] {
  if (!made.trim() || made === expected) return [];
  const [mine, right] = [made.split(/[?&]/), expected.split(/[?&]/)];
  const at = right.findIndex((part, index) => part !== mine[index]);
  if (at < 0) return [{ mistake: "ownLineCount", values: { yours: mine.length, expected: right.length } }];
  const line = at === 0 ? "METHOD HOST PATH" : (right[at]?.split("=")[0] ?? "");
  return [{ mistake: "ownLine", values: { line, yours: quoted(mine[at]), expected: quoted(right[at]) } }];
}

/** With what was signed known, only the key is left. */
async function keyDifferences(made: string, form: V1Form, signature: string): Promise<readonly Difference[]> {
  return (await v1SignatureOf({ ...form, whole: made })) === signature ? [] : [{ mistake: "keyOther", values: {} }];
}
