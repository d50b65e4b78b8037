import { readAuthorization } from "./authorization.ts";
import { isOfficial, nameOf, rightHosts } from "./hosts.ts";
import { type Judge, secretIdDeparts, timeDeparts, tokenDeparts, type Verdict } from "./judge.ts";
import { canonicalDeparts, stringDeparts } from "./made.ts";
import type { Departure, Slip } from "./messages/slips.ts";
import type { Pasted } from "./paste.ts";
import { type Change, explain } from "./search.ts";
import { dateOf } from "./tc3.ts";
import { tc3Changes, unsignedPayload } from "./tc3Changes.ts";
import { canonicalRequest, signatureOf, signer, stringToSign, type Tc3Form } from "./tc3Form.ts";
import { tc3KeyChanges, timestamps } from "./tc3KeyChanges.ts";
import type { Pair } from "./v1.ts";

type Headers = ReadonlyMap<string, string>;
type Read = ReturnType<typeof readAuthorization>;

export async function tc3Departs(
  pasted: Pasted,
  headers: Headers,
  authorization: string,
  judge: Judge,
): Promise<Verdict> {
  if (authorization.trim() === "SKIP") return { scheme: "none", departures: [{ slip: "skipped", values: {} }] };
  const read = readAuthorization(authorization);
  const timestamp = headers.get("x-tc-timestamp");
  const seen = [
    ...read.departures,
    ...secretIdDeparts(read.secretId, judge.secretId),
    ...timeDeparts(timestamp, judge.now),
    ...scopeDeparts(read, headers, timestamp),
    ...read.signedHeaders
      .filter((name) => !headers.has(name))
      .map((name): Departure => ({ slip: "headerMissing", values: { name } })),
    ...tokenDeparts(headers.get("x-tc-token"), judge.token),
  ];
  const right = rightForms(pasted, headers, read, timestamp ?? "", judge);
  const [published] = right;
  if (!published || !read.signature) return { scheme: "tc3", departures: seen };
  const wanted = {
    canonicalRequest: await canonicalRequest(published),
    stringToSign: await stringToSign(published),
    signature: await signatureOf(published),
  };
  const found = await signedDepart(right, published, pasted, read.signature, judge, wanted);
  return { scheme: "tc3", departures: [...seen, ...found], wanted };
}

function scopeDeparts({ date, service }: Read, headers: Headers, timestamp: string | undefined): readonly Departure[] {
  const found: Departure[] = [];
  if (date && timestamp && /^\d{1,11}$/.test(timestamp)) {
    const wanted = dateOf(Number(timestamp));
    if (date !== wanted) found.push({ slip: "dateOfScope", values: { given: date, wanted } });
  }
  const name = nameOf(headers.get("host") ?? "");
  const [wanted = ""] = name.split(".");
  if (service && isOfficial(name) && wanted !== service) {
    found.push({ slip: "serviceOfScope", values: { given: service, wanted } });
  }
  return found;
}

/** All forms that the server takes, the published one first. */
function rightForms(
  pasted: Pasted,
  headers: Headers,
  { date, service, signedHeaders }: Read,
  timestamp: string,
  { secretKey, services }: Judge,
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
  const [label = ""] = nameOf(sent).split(".");
  const named = [...new Set([...services.filter((one) => one === label), service])];
  const lines = rightHosts(sent, named, headers.get("x-tc-region")).flatMap((host) => {
    const plain = signedHeaders.map((name): Pair => [name, name === "host" ? host : (headers.get(name) ?? "")]);
    const small = plain.map(([name, value]): Pair => [name, value.toLowerCase()]);
    return JSON.stringify(plain) === JSON.stringify(small) ? [small] : [small, plain];
  });
  // Some servers' HTTP layers write an apostrophe as an escape; both mean the same.
  const queries = method === "GET" ? [...new Set([query, query.replaceAll("%27", "'")])] : [""];
  const bodies = [form.payload, ...asPasted(form.payload, headers)];
  return [...new Set(["/", path])].flatMap((one) =>
    queries.flatMap((query) =>
      bodies.flatMap((payload) => lines.map((headers) => ({ ...form, path: one, query, payload, headers }))),
    ),
  );
}

/** A text box turns the line ends of multipart bodies into single line feeds. */
const asPasted = (payload: Tc3Form["payload"], headers: Headers): readonly string[] =>
  typeof payload === "string" && payload.includes("\n") && headers.get("content-type")?.startsWith("multipart/")
    ? [payload.replace(/\r?\n/g, "\r\n")]
    : [];

async function signedDepart(
  right: readonly Tc3Form[],
  published: Tc3Form,
  pasted: Pasted,
  signature: string,
  judge: Judge,
  wanted: { readonly canonicalRequest: string; readonly stringToSign: string },
): Promise<readonly Departure[]> {
  const sign = signer();
  const signedSo = async (form: Tc3Form): Promise<boolean> => (await sign(form)) === signature;
  const slips = (changes: readonly Change<Tc3Form, Slip>[] | undefined): readonly Departure[] | undefined =>
    changes?.map(({ slip, values }) => ({ slip, values }));
  const times = timestamps(published);
  const made = judge.made ?? { canonicalRequest: "", stringToSign: "" };
  const told = [
    ...canonicalDeparts(made.canonicalRequest, wanted.canonicalRequest),
    ...stringDeparts(made.stringToSign, wanted.stringToSign),
  ];
  const found = slips(await explain(right, tc3Changes(published, pasted, judge), times, signedSo));
  if (found) return found.length === 0 ? [] : [...found, ...told];
  if (!made.canonicalRequest.trim()) return told.length > 0 ? told : [{ slip: "unexplained", values: {} }];
  // Copying easily adds a line feed that was not signed.
  const texts = [made.canonicalRequest, made.canonicalRequest.replace(/\n+$/, "")];
  const known = texts.map((canonical) => ({ ...published, canonical }));
  const rest = slips(await explain(known, tc3KeyChanges(published, judge), times, signedSo));
  return rest ? [...told, ...rest] : [...told, { slip: "keyOther", values: {} }];
}
