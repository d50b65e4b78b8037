import { bytes } from "./digests.ts";
import type { Judge, Verdict } from "./judge.ts";
import { type Departure, inOrder } from "./messages/slips.ts";
import type { Pasted } from "./paste.ts";
import { tc3Departs } from "./tc3Differences.ts";
import { v1Departs } from "./v1Differences.ts";

/** Where a signed request departs from what its signature is for; nowhere if the server takes it. */
export async function departs(pasted: Pasted, judge: Judge): Promise<Verdict> {
  const headers = new Map(pasted.headers);
  const authorization = headers.get("authorization");
  const { scheme, departures, ...verdict } =
    authorization !== undefined
      ? await tc3Departs(pasted, headers, authorization, judge)
      : await v1Departs(pasted, headers, judge);
  return {
    scheme,
    ...verdict,
    departures: inOrder([...departures, ...keyDeparts(judge), ...lengthDeparts(pasted, headers)]),
  };
}

/** Whether the server is known to have another key for the same id. */
function keyDeparts({ secretId, secretKey, others }: Judge): readonly Departure[] {
  const known = others.some((other) => other.secretId === secretId && other.secretKey !== secretKey);
  return known ? [{ slip: "keyNotServers", values: { given: secretId } }] : [];
}

function lengthDeparts({ body }: Pasted, headers: ReadonlyMap<string, string>): readonly Departure[] {
  const declared = headers.get("content-length");
  const actual = typeof body === "string" ? bytes(body).length : body.length;
  // An empty text may as well be a body that was not at hand.
  if (declared === undefined || actual === 0 || Number(declared) === actual) return [];
  return [{ slip: "bodyLength", values: { declared, actual } }];
}
