import type { Fail } from "#kernel/action.ts";
import { disksOf, type InstanceRow } from "../instance/rows.ts";
import { type SnapshotRow, snapshotsOf } from "./objects/Image.ts";
import type { Images } from "./rows.ts";
import { instanceRefusals } from "./states.ts";

/** The source of an image: its system and disks. */
export interface Origin {
  readonly os: string;
  readonly platform: string;
  readonly architecture: string;
  readonly cloudInit: boolean;
  readonly disks: readonly Omit<SnapshotRow, "id">[];
}

type InstanceCode =
  | (typeof instanceRefusals)[keyof typeof instanceRefusals]
  | "InvalidParameter.DataDiskIdContainsRootDisk"
  | "InvalidParameter.DataDiskNotBelongSpecifiedInstance"
  | "InvalidParameter.LocalDataDiskNotSupport"
  | "InvalidParameter.SwapDiskNotSupport"
  | "UnsupportedOperation.StoppedModeStopCharging";

/** The origin of an image of an instance, with the requested data disks. */
export function originOfInstance(
  instance: InstanceRow,
  dataDiskIds: readonly string[],
  fail: Fail<InstanceCode>,
): Origin {
  const refusals: Readonly<Record<string, (typeof instanceRefusals)[keyof typeof instanceRefusals]>> = instanceRefusals;
  const refusal = refusals[instance.state];
  if (refusal) fail(refusal, { value: instance.id });
  if (instance.stopped_mode === "STOP_CHARGING")
    fail("UnsupportedOperation.StoppedModeStopCharging", { value: instance.id });
  const all = disksOf(instance);
  const chosen = dataDiskIds.map((id) => {
    const disk = all.find((one) => one.id === id);
    const details = { parameter: "DataDiskIds", value: id };
    if (!disk) return fail("InvalidParameter.DataDiskNotBelongSpecifiedInstance", details);
    if (disk.usage === "SYSTEM_DISK") fail("InvalidParameter.DataDiskIdContainsRootDisk", details);
    if (disk.kind === "LOCAL") fail("InvalidParameter.LocalDataDiskNotSupport", details);
    if (disk.kind === "SWAP") fail("InvalidParameter.SwapDiskNotSupport", details);
    return disk;
  });
  const { os, platform, architecture } = instance;
  const disks = [...all.filter((disk) => disk.usage === "SYSTEM_DISK"), ...chosen];
  return { os, platform, architecture, cloudInit: instance.cloud_init === 1, disks };
}

type SnapshotCode =
  | "InvalidParameter.SnapshotNotFound"
  | "InvalidParameter.SystemSnapshotNotFound"
  | "InvalidParameter.DuplicateSystemSnapshots";

/** The origin of an image of snapshots of the region. The system disk's snapshot determines the system. */
export async function originOfSnapshots(
  images: Images,
  ids: readonly string[],
  fail: Fail<SnapshotCode>,
): Promise<Origin> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const image = await images.withSnapshot(id);
      const snapshot = image && snapshotsOf(image).find((one) => one.id === id);
      if (!snapshot) return fail("InvalidParameter.SnapshotNotFound", { parameter: "SnapshotIds", value: id });
      return { image, snapshot };
    }),
  );
  const [system, ...more] = found.filter(({ snapshot }) => snapshot.usage === "SYSTEM_DISK");
  if (!system) return fail("InvalidParameter.SystemSnapshotNotFound", { parameter: "SnapshotIds" });
  if (more.length > 0) fail("InvalidParameter.DuplicateSystemSnapshots", { parameter: "SnapshotIds" });
  const { os, platform, architecture, cloud_init } = system.image;
  return { os, platform, architecture, cloudInit: cloud_init === 1, disks: found.map(({ snapshot }) => snapshot) };
}
