import { listOf, string } from "#kernel/fields.ts";
import { instanceId } from "../wire/instances.ts";

export const invocationId = (about: string) =>
  string(about).pattern(/^inv-[0-9a-z]{8}$/, "inv-xxxxxxxx", "InvalidParameterValue.InvalidInvocationId");

export const invocationTaskId = (about: string) =>
  string(about).pattern(/^invt-[0-9a-z]{8}$/, "invt-xxxxxxxx", "InvalidParameterValue.InvalidInvocationTaskId");

/** The instances on which a command runs. */
export const targetIds = () =>
  listOf(instanceId(), "The instances, 1 to 200.")
    .items(1, Number.MAX_SAFE_INTEGER)
    .items(1, 200, "InvalidParameterValue.LimitExceeded")
    .unique();

export const parameterValues = () =>
  string("Values of custom parameters, as a JSON object of strings.").orEmpty().optional();
