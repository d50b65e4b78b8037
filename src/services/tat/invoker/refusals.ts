import type { Fail } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import { existingTargets, type TargetScope } from "../agent/refusals.ts";
import type { Target } from "../agent/targets.ts";
import type { CommandRow } from "../command/rows.ts";
import { parseParameters } from "../wire/customParameters.ts";
import type { InvokerRow, Invokers } from "./rows.ts";

/** The invoker with an id. */
export async function existingInvoker<Code extends string>(
  id: string,
  invokers: Invokers,
  code: Code,
  fail: Fail<Code>,
): Promise<InvokerRow> {
  const details = { parameter: "InvokerId", value: id, must: { en: "must exist", zh: "应存在" } };
  return (await invokers.find(id)) ?? fail(code, details);
}

/** Checks values of custom parameters. Only one code is published for everything that is wrong with their form. */
export function refuseParameters(
  text: string | undefined,
  { parameterized, id }: Pick<CommandRow, "parameterized" | "id">,
  disabled: string,
  fail: Fail<"InvalidParameterValue.ParameterInvalidJsonFormat">,
): void {
  if (text === undefined) return;
  if (parameterized === 0) throw new ApiError(disabled, { parameter: "Parameters", value: id });
  parseParameters("Parameters", text, () =>
    fail("InvalidParameterValue.ParameterInvalidJsonFormat", { parameter: "Parameters", value: text }),
  );
}

/** The instances of an invoker, which must exist. */
export const invokerTargets = (
  ids: readonly string[],
  scope: TargetScope,
  fail: Fail<
    | "InvalidParameterValue.InconsistentInstance"
    | "ResourceNotFound.InstanceNotFound"
    | "ResourceUnavailable.AgentNotInstalled"
  >,
): Promise<readonly Target[]> =>
  existingTargets(ids, scope, (code, details) =>
    // No code for such a region is published for invokers.
    code === "ResourceUnavailable.LighthouseUnsupportedRegion"
      ? fail("ResourceNotFound.InstanceNotFound", { value: ids[0] })
      : fail(code, details),
  );
