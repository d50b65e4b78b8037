import type { ComparisonContext, ComparisonResult } from "./comparison.ts";
import { bytes } from "./digests.ts";
import { type Difference, inOrder } from "./messages/mistakes.ts";
import type { ParsedRequest } from "./paste.ts";
import { tc3Differences } from "./tc3Differences.ts";
import { v1Differences } from "./v1Differences.ts";

/** The differences between a request and what its signature covers. Empty if the server accepts the request. */
export async function findDifferences(pasted: ParsedRequest, judge: ComparisonContext): Promise<ComparisonResult> {
  const headers = new Map(pasted.headers);
  const authorization = headers.get("authorization");
  const { scheme, differences, ...verdict } =
    authorization !== undefined
      ? await tc3Differences(pasted, headers, authorization, judge)
      : await v1Differences(pasted, headers, judge);
  return {
    scheme,
    ...verdict,
    differences: inOrder([...differences, ...serverKeyDifferences(judge), ...lengthDifferences(pasted, headers)]),
  };
}

/** Whether the server has a different key for the same id. */
function serverKeyDifferences({ secretId, secretKey, others }: ComparisonContext): readonly Difference[] {
  const known = others.some((other) => other.secretId === secretId && other.secretKey !== secretKey);
  return known ? [{ mistake: "keyNotServers", values: { given: secretId } }] : [];
}

function lengthDifferences({ body }: ParsedRequest, headers: ReadonlyMap<string, string>): readonly Difference[] {
  const declared = headers.get("content-length");
  const actual = typeof body === "string" ? bytes(body).length : body.length;
  // An empty body may also mean that the user did not paste it.
  if (declared === undefined || actual === 0 || Number(declared) === actual) return [];
  return [{ mistake: "bodyLength", values: { declared, actual } }];
}
