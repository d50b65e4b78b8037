import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import type { InstanceRow } from "../instance/rows.ts";
import { instancePaths } from "../instance/states.ts";
import { pathOf } from "../work/paths.ts";

/** How keys are bound and unbound: with the machine off, or on the running machine. */

export const bindingType = () =>
  string("OFFLINE: a running instance is stopped and started again; ONLINE: it must run, and goes on.")
    .oneOf(["ONLINE", "OFFLINE"])
    .default("OFFLINE");

export const bindingUser = (about: string) =>
  string(about)
    .pattern(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, "a user's name")
    .optional();

/** @throws ApiError where a user is named though the machine would be off, so that nobody could be looked up on it */
export function checkUser(type: string, user: string | undefined): void {
  if (type === "OFFLINE" && user !== undefined) {
    throw new ApiError("InvalidParameterValue", { parameter: "Username", value: user });
  }
}

/** The states that an instance goes through; undefined where its state does not allow for it. */
export function bindingPath(
  action: "AssociateInstancesKeyPairs" | "DisassociateInstancesKeyPairs",
  type: string,
  { state }: InstanceRow,
): readonly string[] | undefined {
  if (type === "OFFLINE") return pathOf(instancePaths, action, state);
  return state === "RUNNING" ? [state] : undefined;
}
