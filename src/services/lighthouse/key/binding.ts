import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { instancePaths } from "../instance/states.ts";
import { pathOf } from "../work/paths.ts";

/** Binding mode: with the machine off, or on the running machine. */

export const bindingType = () =>
  string(
    "OFFLINE stops a running instance and restarts it. ONLINE requires a running instance and does not interrupt it.",
  )
    .oneOf(["ONLINE", "OFFLINE"])
    .default("OFFLINE");

export const bindingUser = (about: string) =>
  string(about)
    .pattern(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, "a user name")
    .optional();

/** @throws ApiError if a user is given with OFFLINE, because users of a stopped machine cannot be checked */
export function checkUser(type: string, user: string | undefined): void {
  if (type === "OFFLINE" && user !== undefined) {
    throw new ApiError("InvalidParameterValue", { parameter: "Username", value: user });
  }
}

/** Returns the states that an instance passes through, or undefined if its state does not allow the operation. */
export function bindingPath(
  action: "AssociateInstancesKeyPairs" | "DisassociateInstancesKeyPairs",
  type: string,
  { state }: InstanceRow,
): readonly string[] | undefined {
  if (type === "OFFLINE") return pathOf(instancePaths, action, state);
  return state === "RUNNING" ? [state] : undefined;
}
