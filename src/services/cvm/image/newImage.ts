import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import type { SnapshotRow } from "./objects/Image.ts";
import type { ImageRow } from "./rows.ts";
import { operationStates } from "./states.ts";

type Given = Pick<
  ImageRow,
  "name" | "about" | "os" | "platform" | "architecture" | "source" | "license" | "family" | "tags" | "creator"
> & {
  readonly cloudInit: boolean;
  /** The disks of the image. Each gets a snapshot. */
  readonly disks: readonly Omit<SnapshotRow, "id">[];
};

/** The row of an image whose creation starts now. */
export function newImage(
  operation: keyof typeof operationStates,
  { cloudInit, disks, ...given }: Given,
  surroundings: { readonly random: Random; readonly now: number; readonly pace: { readonly images: number } },
): Omit<ImageRow, "account" | "region"> {
  const { random, now, pace } = surroundings;
  const { from, to } = operationStates[operation];
  const snapshots: readonly SnapshotRow[] = disks.map(({ usage, size }) => ({
    id: resourceId(random, "snap"),
    usage,
    size,
  }));
  return {
    ...given,
    id: resourceId(random, "img"),
    size: Math.max(...disks.filter((disk) => disk.usage === "SYSTEM_DISK").map((disk) => disk.size)),
    state: from,
    next_state: to,
    started: now,
    due: now + pace.images,
    cloud_init: cloudInit ? 1 : 0,
    snapshots: JSON.stringify(snapshots),
    deprecated: 0,
    created: now,
  };
}
