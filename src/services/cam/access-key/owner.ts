import type { CallContext } from "#cloud.ts";
import { firstDenied } from "#identity/authority.ts";
import { factsOf } from "#identity/facts.ts";
import { type Principal, uinOf } from "#identity/principal.ts";
import { resourceName } from "#identity/resourceNames.ts";
import type { Fail } from "#kernel/action.ts";
import { refusalText } from "#protocol/authorise.ts";
import type { Users } from "../user/rows.ts";
import type { KeyRow, Keys } from "./rows.ts";

/** Authorizes another operation of the caller. Returns CAM's refusal message, or undefined if it is allowed. */
export type Authorize = (operation: string, lastSegment: string) => Promise<string | undefined>;

export function authorizerOf(context: CallContext): Authorize {
  const { cloud, caller } = context;
  return async (action, lastSegment) => {
    const facts = factsOf(caller, "cam", "", context);
    const names = [resourceName("cam", "", caller.account, lastSegment)];
    const denied = await firstDenied(cloud.db, caller, { action, resources: [{ names }], facts });
    return denied === undefined ? undefined : refusalText(context, action, denied);
  };
}

type HolderCode = "AuthFailure.UnauthorizedOperation" | "InvalidParameter.UserNotExist" | "OperationDenied.SubUin";

/**
 * The uin of the keys' owner: the user that the call names, or the caller. Only the root account itself can manage its
 * keys, whatever policies allow. A named user is authorized before the action runs, the caller itself here.
 */
export async function keyOwner(
  operation: string,
  target: number | undefined,
  scope: {
    readonly caller: Principal;
    readonly users: Users;
    readonly ask: Authorize;
    readonly fail: Fail<HolderCode>;
  },
): Promise<string> {
  const { caller, users, ask, fail } = scope;
  const uin = target === undefined ? uinOf(caller) : String(target);
  if (uin === caller.account) return caller.kind === "root" ? uin : fail("OperationDenied.SubUin");
  if (target === undefined) {
    const refusal = await ask(operation, `uin/${uin}`);
    if (refusal !== undefined) fail("AuthFailure.UnauthorizedOperation", { refusal });
  }
  if (!(await users.find({ uin }))) fail("InvalidParameter.UserNotExist", { parameter: "TargetUin", value: uin });
  return uin;
}

type KeyCode = HolderCode | "OperationDenied.UinNotMatch" | "ResourceNotFound.SecretNotExist";

/** The key that a call names. It must belong to the owner that `keyHolder` returns. */
export async function ownedKey(
  operation: string,
  scope: Parameters<typeof keyOwner>[2] & {
    readonly input: { readonly AccessKeyId: string; readonly TargetUin: number | undefined };
    readonly keys: Keys;
    readonly fail: Fail<KeyCode>;
  },
): Promise<KeyRow> {
  const { input, keys, fail } = scope;
  const holder = await keyOwner(operation, input.TargetUin, scope);
  const key = await keys.find(input.AccessKeyId);
  const details = { parameter: "AccessKeyId", value: input.AccessKeyId };
  if (!key) return fail("ResourceNotFound.SecretNotExist", details);
  return key.uin === holder ? key : fail("OperationDenied.UinNotMatch", { ...details, holder });
}
