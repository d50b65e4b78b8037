import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { Target } from "../targets.ts";

export const AutomationAgentInfo = objectType("AutomationAgentInfo", {
  InstanceId: string("Id of the instance."),
  Version: string("Version of the agent."),
  LastHeartbeatTime: string("Time of the latest heartbeat: the current time while it is online."),
  AgentStatus: string("Online or Offline."),
  Environment: string("Linux or Windows."),
  SupportFeatures: listOf(string("A feature."), "Always empty."),
});

/** The agent of an instance. An agent that is offline has sent its only heartbeat when the instance was created. */
export const toAgentInfo = (
  { id, environment, isOnline, created }: Target,
  now: number,
): typeof AutomationAgentInfo.value => ({
  InstanceId: id,
  Version: "1.0.0",
  LastHeartbeatTime: isoTime(isOnline ? now : created),
  AgentStatus: isOnline ? "Online" : "Offline",
  Environment: environment,
  SupportFeatures: [],
});
