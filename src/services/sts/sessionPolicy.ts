import { readPolicy } from "#identity/policy/document.ts";
import { PolicyError } from "#identity/policy/policyError.ts";
import type { Fail } from "#kernel/action.ts";

type Code =
  | "InvalidParameter.PolicyTooLong"
  | "InvalidParameter.ResouceError"
  | "InvalidParameter.StrategyFormatError"
  | "InvalidParameter.StrategyInvalid";

const longest = 2048;

/**
 * Parses a policy that restricts a session. Callers send it URL-encoded, some as plain JSON.
 * @returns the policy's JSON
 */
export function sessionPolicy(given: string, fail: Fail<Code>): string {
  const policy = unescaped(given);
  limitPolicies([policy], fail);
  try {
    readPolicy(policy, "permission");
    return policy;
  } catch (fault) {
    if (!(fault instanceof PolicyError)) throw fault;
    const details = { parameter: "Policy", at: fault.at };
    if (fault.reason === "ResourceError") return fail("InvalidParameter.ResouceError", details);
    const isForm =
      fault.reason === "PolicyDocumentError" || fault.reason === "VersionError" || fault.reason === "StatementError";
    return fail(isForm ? "InvalidParameter.StrategyFormatError" : "InvalidParameter.StrategyInvalid", details);
  }
}

/** A token carries the session policies of all sessions through which it was assumed, so the limit is for all of them. */
export function limitPolicies(policies: readonly string[], fail: Fail<"InvalidParameter.PolicyTooLong">): void {
  if (policies.join("").length <= longest) return;
  fail("InvalidParameter.PolicyTooLong", {
    parameter: "Policy",
    must: { en: `must have at most ${longest} characters, with the policies of earlier sessions` },
  });
}

/** URL-encoded JSON starts with `%7B`. Text that starts with a brace is plain JSON and is not decoded. */
function unescaped(text: string): string {
  if (text.trimStart().startsWith("{")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    // An invalid escape sequence: parsing the policy reports it.
    return text;
  }
}
