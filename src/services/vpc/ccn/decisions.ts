import type { Fail } from "#kernel/action.ts";
import type { Attachments } from "./attachments.ts";
import type { CcnInstance } from "./objects/CcnInstance.ts";
import { refuseRouteTables } from "./routeTables.ts";
import type { Ccns } from "./rows.ts";

type Code =
  | "InvalidParameterValue.Duplicate"
  | "ResourceNotFound"
  | "UnsupportedOperation.CcnNotAttached"
  | "UnsupportedOperation.NotPendingCcnInstance";

/** Decides the applications of networks to join a CCN. If one cannot be decided, none is. */
export async function decideApplications(
  ccn: string,
  names: readonly (typeof CcnInstance.value)[],
  state: "ACTIVE" | "REJECTED",
  { ccns, attachments, fail }: { readonly ccns: Ccns; readonly attachments: Attachments; readonly fail: Fail<Code> },
): Promise<void> {
  if (!(await ccns.find(ccn))) fail("ResourceNotFound", { parameter: "CcnId", value: ccn });
  refuseRouteTables(names, fail);
  const decided = new Set<string>();
  for (const one of await attachments.named(ccn, names, fail)) {
    const details = { parameter: "Instances", value: one.network.id };
    if (decided.has(one.network.id)) fail("InvalidParameterValue.Duplicate", details);
    if (one.state !== "PENDING") fail("UnsupportedOperation.NotPendingCcnInstance", details);
    decided.add(one.network.id);
    await attachments.decide(one, state);
  }
}
