import { base64 } from "./digests.ts";
import { nameOf, rightHosts } from "./hosts.ts";
import { type Judge, secretIdDeparts, timeDeparts, tokenDeparts, type Verdict } from "./judge.ts";
import { shown } from "./made.ts";
import type { Departure } from "./messages/slips.ts";
import type { Pasted } from "./paste.ts";
import { decoded } from "./queries.ts";
import { explain } from "./search.ts";
import { byName, type Pair, v1Algorithm } from "./v1.ts";
import { timesOf, v1Changes } from "./v1Changes.ts";
import { type V1Form, v1SignatureOf, v1StringOf } from "./v1Form.ts";

export async function v1Departs(pasted: Pasted, headers: ReadonlyMap<string, string>, judge: Judge): Promise<Verdict> {
  const { method, path, query, body } = pasted;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const sent = pairsIn(method === "GET" ? query : text.trim());
  const given = new Map(sent);
  const written = given.get("Signature");
  if (!written) return { scheme: "none", departures: [{ slip: "noSignature", values: {} }] };
  const { signature, departures } = readSignature(written);
  const algorithm = v1Algorithm(sent);
  const known = algorithm === "HmacSHA1" || algorithm === "HmacSHA256";
  const seen: readonly Departure[] = [
    ...departures,
    ...(known ? [] : [{ slip: "algorithmUnknown" as const, values: { given: algorithm } }]),
    ...secretIdDeparts(given.get("SecretId"), judge.secretId),
    ...timeDeparts(given.get("Timestamp"), judge.now),
    ...(given.get("Nonce") ? [] : [{ slip: "nonceMissing" as const, values: {} }]),
    ...tokenDeparts(given.get("Token"), judge.token),
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
  const named = judge.services.filter((service) => service === nameOf(host).split(".")[0]);
  const right = rightHosts(host, named.length > 0 ? named : judge.services, given.get("Region")).flatMap((one) =>
    [...new Set(["/", path])].flatMap((path) =>
      [pairs, dotted].map((list): V1Form => ({ ...form, host: one, path, pairs: [...list].sort(byName) })),
    ),
  );
  const [published] = right;
  if (!published) return { scheme: "v1", departures: seen };
  const wanted = { stringToSign: v1StringOf(published), signature: await v1SignatureOf(published) };
  const signedSo = async (form: V1Form): Promise<boolean> => (await v1SignatureOf(form)) === signature;
  const found = await explain(right, v1Changes(published, pairs, judge), timesOf(published), signedSo);
  const told = madeDeparts(judge.made?.stringToSign ?? "", wanted.stringToSign);
  if (found) {
    const slips = found.map(({ slip, values }): Departure => ({ slip, values }));
    return { scheme: "v1", departures: [...seen, ...slips, ...(slips.length > 0 ? told : [])], wanted };
  }
  const rest: readonly Departure[] = judge.made?.stringToSign.trim()
    ? [...told, ...(await keyDeparts(judge.made.stringToSign, published, signature))]
    : [{ slip: "unexplained", values: {} }];
  return { scheme: "v1", departures: [...seen, ...rest], wanted };
}

/** Name and value of each part, unescaped, in the order sent. */
const pairsIn = (form: string): readonly Pair[] =>
  form
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.includes("=") ? part.indexOf("=") : part.length;
      return [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
    });

/** A signature as Base64, however it was written. */
function readSignature(written: string): { readonly signature: string; readonly departures: readonly Departure[] } {
  const departures: Departure[] = [];
  let signature = written;
  if (/^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(written)) {
    departures.push({ slip: "signatureHex", values: {} });
    const digits = written.match(/../g) ?? [];
    signature = base64(Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16)));
  }
  if (signature.includes(" ")) {
    departures.push({ slip: "plusLost", values: {} });
    signature = signature.replaceAll(" ", "+");
  }
  if (signature.length === 27 || signature.length === 43) {
    departures.push({ slip: "paddingLost", values: {} });
    signature += "=";
  }
  return { signature, departures };
}

/** Where a string to sign departs from the right one: in what comes before the parameters, or in a parameter. */
function madeDeparts(made: string, wanted: string): readonly Departure[] {
  if (!made.trim() || made === wanted) return [];
  const [mine, right] = [made.split(/[?&]/), wanted.split(/[?&]/)];
  const at = right.findIndex((part, place) => part !== mine[place]);
  if (at < 0) return [{ slip: "madeShape", values: { yours: mine.length, wanted: right.length } }];
  const line = at === 0 ? "METHOD HOST PATH" : (right[at]?.split("=")[0] ?? "");
  return [{ slip: "madeLine", values: { line, yours: shown(mine[at]), wanted: shown(right[at]) } }];
}

/** With what was signed known, only the key is left. */
async function keyDeparts(made: string, form: V1Form, signature: string): Promise<readonly Departure[]> {
  return (await v1SignatureOf({ ...form, whole: made })) === signature ? [] : [{ slip: "keyOther", values: {} }];
}
