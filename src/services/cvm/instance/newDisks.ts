import type { Fail } from "#kernel/action.ts";
import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import type { ImageSystem } from "../image/choices.ts";
import { snapshotsOf } from "../image/objects/Image.ts";
import type { Images } from "../image/rows.ts";
import type { DataDisk, SystemDisk } from "./objects/disks.ts";
import type { DiskRow } from "./rows.ts";

type DiskOrder = Omit<DiskRow, "id">;

type DiskCode =
  | "FailedOperation.SnapshotSizeLargerThanDataSize"
  | "InvalidParameter.SnapshotNotFound"
  | "InvalidParameterValue.CloudSsdDataDiskSizeTooSmall"
  | "InvalidParameterValue.Range";

const largest = { system: 2048, data: 32_000 } as const;
const usualSystemSize = 50;

/** Local disks are not cloud disks, so images cannot contain them. */
const kindOf = (type: string): DiskRow["kind"] => (type.startsWith("LOCAL_") ? "LOCAL" : "CLOUD");

/** The system disk of a new instance. */
export function newSystemDisk(
  asked: typeof SystemDisk.value | undefined,
  system: ImageSystem,
  fail: Fail<DiskCode>,
): DiskOrder {
  const { DiskType: type = "CLOUD_PREMIUM", DiskName: name = "" } = asked ?? {};
  const size = asked?.DiskSize || Math.max(usualSystemSize, system.size);
  const least = Math.max(20, system.size);
  checkSize("SystemDisk.DiskSize", size, least, largest.system, fail);
  return { usage: "SYSTEM_DISK", size, kind: kindOf(type), type, name };
}

/** The data disks of a new instance: the requested ones, or else those of its image. */
export async function newDataDisks(
  asked: readonly (typeof DataDisk.value)[],
  { dataDisks }: ImageSystem,
  images: Images,
  fail: Fail<DiskCode>,
): Promise<readonly DiskOrder[]> {
  const type = "CLOUD_PREMIUM";
  if (asked.length === 0)
    return dataDisks.map((size) => ({ usage: "DATA_DISK", size, kind: "CLOUD", type, name: "", kept: false }));
  return Promise.all(
    asked.map(async (disk, index) => {
      const order = dataDiskOrder(disk, `DataDisks.${index}`, fail);
      if (disk.SnapshotId) await checkSnapshot(disk.SnapshotId, order.size, `DataDisks.${index}`, images, fail);
      return order;
    }),
  );
}

function dataDiskOrder(disk: typeof DataDisk.value, at: string, fail: Fail<DiskCode>): DiskOrder {
  const { DiskType: type = "CLOUD_PREMIUM", DiskName: name = "", DiskSize: size = 0, DeleteWithInstance } = disk;
  checkSize(`${at}.DiskSize`, size, 10, largest.data, fail);
  if (size % 10 !== 0) {
    const must = { en: "must be a multiple of 10" };
    fail("InvalidParameterValue.Range", { parameter: `${at}.DiskSize`, value: size, must });
  }
  if (type === "CLOUD_SSD" && size < 100) {
    fail("InvalidParameterValue.CloudSsdDataDiskSizeTooSmall", { parameter: `${at}.DiskSize`, value: size });
  }
  return { usage: "DATA_DISK", size, kind: kindOf(type), type, name, kept: DeleteWithInstance === false };
}

function checkSize(parameter: string, size: number, least: number, most: number, fail: Fail<DiskCode>): void {
  if (size >= least && size <= most) return;
  fail("InvalidParameterValue.Range", { parameter, value: size, must: { en: `must be ${least} to ${most}` } });
}

async function checkSnapshot(id: string, size: number, at: string, images: Images, fail: Fail<DiskCode>) {
  const details = { parameter: `${at}.SnapshotId`, value: id };
  const image = await images.withSnapshot(id);
  const snapshot = image && snapshotsOf(image).find((one) => one.id === id);
  if (!snapshot) return fail("InvalidParameter.SnapshotNotFound", details);
  if (snapshot.size > size) fail("FailedOperation.SnapshotSizeLargerThanDataSize", details);
}

/** The disks of one instance, each with an id. */
export const disksWithIds = (orders: readonly DiskOrder[], random: Random): readonly DiskRow[] =>
  orders.map((order) => ({ ...order, id: resourceId(random, "disk") }));
