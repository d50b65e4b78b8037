import type { CallContext } from "#cloud.ts";
import type { Action } from "#kernel/action.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";
import type { Service } from "#kernel/service.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { OperationAction } from "#services/lighthouse/work/operationAction.ts";
import { isShared } from "#store/transaction.ts";
import absent from "../absentActions.yaml";
import { endpoint } from "../endpoint.ts";
import { version } from "../version.ts";

const CapableAction = objectType("CapableAction", {
  name: string("Name of the action."),
  status: string(
    "simulated: it works on the database. real: it also acts on real machines. absent: it is published, and not served.",
  ).oneOf(["simulated", "real", "absent"]),
  raises: listOf(string("Code."), "Codes that this server can raise; codes common to all actions are left out."),
  published: listOf(string("Code."), "Codes that are published for the action and never raised here."),
});

const CapableService = objectType("CapableService", {
  name: string("Name of the service."),
  version: string("Version of its API."),
  actions: listOf(CapableAction, "Its actions, by name."),
});

export const capabilities = endpoint({
  name: "getCapabilities",
  method: "GET",
  path: "/_skerry/capabilities",
  summary: "Lists what this server simulates, does on real machines, or does not serve.",
  output: {
    version: string("Version of Skerry."),
    engine: string("Engine of the database.").oneOf(["sqlite", "postgres"]),
    machines: string("Driver of the machines behind instances."),
    services: listOf(CapableService, "The services, by name."),
  },
  run: async ({ cloud }) => ({
    version,
    engine: isShared(cloud.db) ? ("postgres" as const) : ("sqlite" as const),
    machines: cloud.machines.driver,
    services: await Promise.all(
      [...cloud.services.values()]
        .sort((one, other) => one.name.localeCompare(other.name))
        .map((service) => describeService(service, cloud)),
    ),
  }),
});

async function describeService(
  service: Service<CallContext>,
  { machines }: ServedCloud,
): Promise<typeof CapableService.value> {
  const served = await Promise.all([...service.actions].map((name) => service.load(name)));
  const actions = served.map((action): typeof CapableAction.value => {
    const { name, raises, alsoPublished = [] } = action.published;
    return { name, status: statusOf(action, machines.driver), raises, published: alsoPublished };
  });
  const missing = absentActionsOf(service.name).filter((name) => !service.actions.has(name));
  for (const name of missing) actions.push({ name, status: "absent", raises: [], published: [] });
  actions.sort((one, other) => one.name.localeCompare(other.name));
  return { name: service.name, version: service.version, actions };
}

/** Only operations and declared actions reach the machine driver. */
const statusOf = (action: Action<CallContext>, driver: string): "simulated" | "real" =>
  driver !== "simulated" && (action instanceof OperationAction || action.published.usesMachines) ? "real" : "simulated";

function absentActionsOf(service: string): readonly string[] {
  const lists: unknown = absent;
  const names: unknown = isRecord(lists) ? lists[service] : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}
