import type { AccountDirectory } from "#identity/accountDirectory.ts";
import { type PolicyKind, readPolicy, type Statement } from "#identity/policy/document.ts";
import { PolicyError, type PolicyErrorReason } from "#identity/policy/policyError.ts";
import type { Fail } from "#kernel/action.ts";

/** The maximum number of characters of a policy, not counting whitespace. */
const longest = 6144;
const parameter = "PolicyDocument";

const tooLong = (document: string): boolean => document.replace(/\s/g, "").length > longest;

type PermissionCode = "InvalidParameter.PolicyDocumentLengthOverLimit" | `InvalidParameter.${PolicyErrorReason}`;

/** Fails with CAM's code for the error if a document is not a valid permission policy. */
export function checkPermissionPolicy(document: string, fail: Fail<PermissionCode>): void {
  if (tooLong(document)) fail("InvalidParameter.PolicyDocumentLengthOverLimit", { parameter, limit: longest });
  read(document, "permission", ({ reason, at }) => fail(`InvalidParameter.${reason}`, { parameter, at }));
}

type TrustCode =
  | `InvalidParameter.${Exclude<PolicyErrorReason, "PolicyDocumentError" | "ResourceError">}`
  | "InvalidParameter.ParamError"
  | "InvalidParameter.PrincipalQcsError"
  | "InvalidParameter.PrincipalQcsNotExist"
  | "InvalidParameter.PrincipalServiceNotExist";

/** Fails if a document is not a valid trust policy, or if it trusts an identity that does not exist. */
export async function checkTrustPolicy(
  document: string,
  directory: AccountDirectory,
  fail: Fail<TrustCode>,
): Promise<void> {
  const refuse = (en: string) =>
    fail("InvalidParameter.ParamError", { parameter, value: document.slice(0, 100), must: { en } });
  if (tooLong(document)) refuse(`must have at most ${longest} characters`);
  const statements = read(document, "trust", ({ reason, at }) => {
    if (reason === "PolicyDocumentError" || reason === "ResourceError") return refuse(`is no policy at ${at}`);
    return fail(`InvalidParameter.${reason}`, { parameter, at });
  });
  for (const { trustees } of statements) {
    for (const name of trustees?.qcs ?? []) await checkIdentity(name, directory, fail);
    for (const name of trustees?.service ?? []) {
      if (!service.test(name)) fail("InvalidParameter.PrincipalServiceNotExist", { parameter, value: name });
    }
    // Identity providers do not exist here, so none can be trusted.
    if (trustees?.federated.length) fail("InvalidParameter.PrincipalError", { parameter, at: "principal.federated" });
  }
}

const identity = /^qcs::cam::uin\/(\d+):(root|uin\/(\d+))$/;
const service = /^[a-z\d-]+(\.[a-z\d-]+)*\.(cloud\.tencent|qcloud)\.com$/;

async function checkIdentity(
  name: string,
  directory: AccountDirectory,
  fail: Fail<"InvalidParameter.PrincipalQcsError" | "InvalidParameter.PrincipalQcsNotExist">,
): Promise<void> {
  const [, account, , uin] = identity.exec(name) ?? [];
  if (account === undefined) return fail("InvalidParameter.PrincipalQcsError", { parameter, value: name });
  const isRoot = uin === undefined || uin === account;
  const exists = isRoot ? await directory.hasAccount(account) : await directory.hasUser(account, uin);
  if (!exists) fail("InvalidParameter.PrincipalQcsNotExist", { parameter, value: name });
}

function read(document: string, kind: PolicyKind, refuse: (fault: PolicyError) => never): readonly Statement[] {
  try {
    return readPolicy(document, kind);
  } catch (fault) {
    if (fault instanceof PolicyError) return refuse(fault);
    throw fault;
  }
}
