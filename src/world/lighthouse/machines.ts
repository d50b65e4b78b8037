import type { Machines } from "#machines/port.ts";
import { planOfContainer } from "#services/lighthouse/docker/containerRules.ts";
import { installFirewall } from "#services/lighthouse/firewall/firewalls.ts";
import { planOf } from "#services/lighthouse/instance/machinePlan.ts";
import { planOfServer } from "#services/lighthouse/mcp/rows.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";

/** Creates the machines of a new cloud and brings them to the state of their rows. */
export async function createMachines(rows: LighthouseRows, machines: Machines): Promise<void> {
  const publicKeys = new Map(rows.key_pairs.map((row) => [keyOf(row, row.id), row.public_key]));
  const rules = byInstance(rows.firewall_rules);
  const bindings = byInstance(rows.key_bindings);
  const containers = byInstance(rows.docker_containers);
  const snapshots = byInstance(rows.snapshots);
  const disks = byInstance(rows.disks);
  const mcpServers = byInstance(rows.mcp_servers);
  for (const instance of rows.instances) {
    const { id, user_name } = instance;
    const rowsOf = <Row>(all: ReadonlyMap<string, readonly Row[]>) => all.get(keyOf(instance, id)) ?? [];
    await machines.create(id, planOf(instance));
    await installFirewall(id, rowsOf(rules), machines);
    const keys = rowsOf(bindings).flatMap((row) => publicKeys.get(keyOf(row, row.key_id)) ?? []);
    if (keys.length > 0) await machines.keys(id, user_name, keys);
    await createContainers(id, rowsOf(containers), machines);
    for (const snapshot of rowsOf(snapshots)) await machines.snapshot(id, snapshot.id);
    for (const disk of rowsOf(disks)) {
      if (disk.usage === "DATA_DISK" && disk.state === "ATTACHED") await machines.attach(id, disk.id, disk.size);
    }
    const servers = rowsOf(mcpServers).flatMap(({ run = null, ...row }) => planOfServer({ ...row, run }));
    if (servers.length > 0) await machines.serve(id, servers);
    if (instance.state !== "RUNNING") await machines.stop(id, false);
  }
  for (const backup of rows.disk_backups) await machines.backUp(backup.disk_id, backup.id);
}

/** Creates explicitly stopped containers first, because another container may use their port now. */
async function createContainers(
  machine: string,
  containers: readonly LighthouseRows["docker_containers"][number][],
  { docker }: Machines,
): Promise<void> {
  for (const row of containers.toSorted((one, other) => other.held - one.held)) {
    const { id, name, state, held } = row;
    await docker.create(machine, id, name, planOfContainer(row));
    if (state !== "created") await docker.start(machine, id);
    if (held) await docker.stop(machine, id);
  }
}

/** Groups rows by instance, so that the work stays linear in the number of rows. */
function byInstance<Row extends { account: string; region: string; instance_id?: string | null }>(all: readonly Row[]) {
  return Map.groupBy(all, (row) => keyOf(row, row.instance_id ?? ""));
}

const keyOf = ({ account, region }: { account: string; region: string }, id: string): string =>
  `${account}/${region}/${id}`;
