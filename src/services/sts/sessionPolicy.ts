import { readPolicy } from "#identity/policy/document.ts";
import { PolicyFault } from "#identity/policy/fault.ts";
import type { Fail } from "#kernel/action.ts";

type Code =
  | "InvalidParameter.PolicyTooLong"
  | "InvalidParameter.ResouceError"
  | "InvalidParameter.StrategyFormatError"
  | "InvalidParameter.StrategyInvalid";

const longest = 2048;

/**
 * A policy that narrows a session. Callers send it URL-encoded; plain JSON holds no escapes, so it passes as well.
 * @returns the policy's JSON
 */
export function sessionPolicy(given: string, fail: Fail<Code>): string {
  const policy = unescaped(given);
  if (policy.length > longest) {
    fail("InvalidParameter.PolicyTooLong", {
      parameter: "Policy",
      must: { en: `must have at most ${longest} characters` },
    });
  }
  try {
    readPolicy(policy, "permission");
    return policy;
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    const details = { parameter: "Policy", at: fault.at };
    if (fault.fault === "ResourceError") return fail("InvalidParameter.ResouceError", details);
    const isForm =
      fault.fault === "PolicyDocumentError" || fault.fault === "VersionError" || fault.fault === "StatementError";
    return fail(isForm ? "InvalidParameter.StrategyFormatError" : "InvalidParameter.StrategyInvalid", details);
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    // No escape sequence: it was sent as it is.
    return text;
  }
}
