import type { Random } from "#kernel/ports.ts";
import { resourceId, uuid } from "#kernel/randomText.ts";
import { cvmNetwork, freeAddress, publicAddress } from "#services/addresses.ts";
import type { Row } from "#store/tables.ts";
import type { ImageSystem } from "../image/choices.ts";
import { disksWithIds } from "./newDisks.ts";
import type { DiskRow } from "./rows.ts";
import { instanceTransitions } from "./states.ts";

type NewRow = Omit<Row<"cvm_instances">, "account" | "region">;

/** The properties of new instances, except for their names. */
export interface NewInstanceOptions
  extends Pick<NewRow, "zone" | "type" | "bandwidth" | "internet_charge" | "role" | "protected" | "tags" | "metadata"> {
  readonly system: ImageSystem;
  readonly disks: readonly Omit<DiskRow, "id">[];
  readonly isPublic: boolean;
}

interface CreationScope {
  readonly now: number;
  readonly random: Random;
  readonly requestId: string;
  readonly pace: { readonly instances: number };
}

/** The names of one new instance. An empty host name stands for the one derived from its private address. */
type InstanceNames = Pick<NewRow, "name" | "host_name">;

/** The rows of instances whose creation starts now, one per element of `names`. */
export function newInstances(
  order: NewInstanceOptions,
  names: readonly InstanceNames[],
  taken: readonly string[],
  { now, random, requestId, pace }: CreationScope,
): readonly NewRow[] {
  const { system, disks, isPublic, ...same } = order;
  const { os, platform, architecture } = system;
  const [state, next] = instanceTransitions.RunInstances[""];
  const used = [...taken];
  return names.map(({ name, host_name }) => {
    const private_ip = freeAddress(cvmNetwork, used);
    used.push(private_ip);
    return {
      ...same,
      ...{ id: resourceId(random, "ins"), uuid: uuid(random), name, host_name, private_ip },
      ...{ os, platform, architecture, image_id: system.id, cloud_init: system.cloudInit ? 1 : 0 },
      ...{ state, next_state: next, due: now + pace.instances, created: now, stopped_mode: "KEEP_CHARGING" },
      latest_operation: "RunInstances",
      latest_request: requestId,
      public_ip: isPublic ? publicAddress(random) : "",
      disks: JSON.stringify(disksWithIds(disks, random)),
    };
  });
}

/** The names of a batch. An omitted name becomes `Unnamed`, without a number. */
export function namesOfBatch(
  name: string | undefined,
  hostName: string | undefined,
  count: number,
): readonly InstanceNames[] {
  return Array.from({ length: count }, (_, index) => ({
    name: name ? numbered(name, index, count) : "Unnamed",
    host_name: hostName ? numbered(hostName, index, count) : "",
  }));
}

/** The name at `index` of a batch. `{R:x}` counts up from x. Without it, several names get a number from 1 as a suffix. */
function numbered(name: string, index: number, count: number): string {
  const pattern = /\{R:(\d+)\}/g;
  const counted = name.replace(pattern, (_whole, start: string) => String(Number(start) + index));
  return counted === name && count > 1 ? `${name}${index + 1}` : counted;
}
