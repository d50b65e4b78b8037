import type { Fail } from "#kernel/action.ts";
import { isRecord } from "#kernel/record.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { kindOf } from "../wire/instances.ts";
import type { CommandType } from "../wire/parameters.ts";
import type { Target, Targets } from "./targets.ts";

export type TargetCode =
  | "InvalidParameterValue.AgentUnsupportedCommandType"
  | "InvalidParameterValue.InconsistentInstance"
  | "ResourceNotFound.InstanceNotFound"
  | "ResourceUnavailable.AgentNotInstalled"
  | "ResourceUnavailable.AgentStatusNotOnline"
  | "ResourceUnavailable.InstanceStateNotRunning"
  | "ResourceUnavailable.LighthouseUnsupportedRegion";

/** What the checks of instances read. */
export interface TargetScope {
  readonly targets: Targets;
  readonly region: string;
  /** The instances of CVM with an id. */
  readonly cvmInstances: (id: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** The existing instances of Lighthouse with the ids. Machines of CVM have no agent here. */
export async function existingTargets(
  ids: readonly string[],
  { targets, region, cvmInstances }: TargetScope,
  fail: Fail<
    Exclude<
      TargetCode,
      | "InvalidParameterValue.AgentUnsupportedCommandType"
      | "ResourceUnavailable.AgentStatusNotOnline"
      | "ResourceUnavailable.InstanceStateNotRunning"
    >
  >,
): Promise<readonly Target[]> {
  const kinds = new Set(ids.map(kindOf));
  if (kinds.size > 1) fail("InvalidParameterValue.InconsistentInstance", { parameter: "InstanceIds" });
  if (kinds.has("LIGHTHOUSE") && !lighthouseRegions.includes(region)) {
    fail("ResourceUnavailable.LighthouseUnsupportedRegion", { value: region });
  }
  if (kinds.has("CVM")) {
    for (const id of ids) {
      const { InstanceSet: set } = await cvmInstances(id);
      const exists = Array.isArray(set) && set.some((one) => isRecord(one) && one["InstanceId"] === id);
      if (!exists) fail("ResourceNotFound.InstanceNotFound", { value: id });
    }
    fail("ResourceUnavailable.AgentNotInstalled", { value: ids[0] });
  }
  const found = await targets.some(ids);
  const missing = ids.find((id) => !found.some((target) => target.id === id));
  if (missing !== undefined) fail("ResourceNotFound.InstanceNotFound", { value: missing });
  return found;
}

/** The instances with the ids, all of which can run a command of a type. */
export async function readyTargets(
  ids: readonly string[],
  type: CommandType,
  scope: TargetScope,
  fail: Fail<TargetCode>,
): Promise<readonly Target[]> {
  const targets = await existingTargets(ids, scope, fail);
  for (const { id, state, environment, isOnline } of targets) {
    if (state !== "RUNNING") fail("ResourceUnavailable.InstanceStateNotRunning", { value: id, state });
    if ((type === "SHELL") !== (environment === "Linux")) {
      fail("InvalidParameterValue.AgentUnsupportedCommandType", { value: id, type, environment });
    }
    if (!isOnline) fail("ResourceUnavailable.AgentStatusNotOnline", { value: id, reason: noResponses });
  }
  return targets;
}

/** Why an agent is offline. */
export const noResponses = {
  en: "A simulated machine runs commands only if the world has `commands`.",
  zh: "模拟的机器只有在 world 含 `commands` 时才能执行命令。",
};
export const noMatch = {
  en: "No entry of `commands` in the world matches the content.",
  zh: "world 的 `commands` 中没有与命令内容匹配的项。",
};
