import type { Fail } from "#kernel/action.ts";
import { publicImages } from "./catalogue.ts";
import { snapshotsOf } from "./objects/Image.ts";
import type { Images } from "./rows.ts";
import { type ClockReader, stateOf } from "./states.ts";

/** The properties of an instance that its image determines. */
export interface ImageSystem {
  readonly id: string;
  readonly os: string;
  readonly platform: string;
  readonly architecture: string;
  readonly cloudInit: boolean;
  /** The minimum GiB of the system disk, and of each data disk of the image. */
  readonly size: number;
  readonly dataDisks: readonly number[];
  /** Whether it is a public image, whose login settings are unknown. */
  readonly isPublic: boolean;
}

/** The chosen private, shared or public image, which must be in state NORMAL. */
export async function chosenImage(
  id: string,
  images: Images,
  clock: ClockReader,
  fail: Fail<"InvalidImageId.NotFound" | "InvalidParameterValue.InvalidImageState">,
): Promise<ImageSystem> {
  const details = { parameter: "ImageId", value: id };
  const offered = publicImages.find((image) => image.id === id);
  if (offered) return { ...offered, cloudInit: true, dataDisks: [], isPublic: true };
  const image = (await images.find(id)) ?? (await images.findReceived(id));
  if (!image) return fail("InvalidImageId.NotFound", details);
  const state = stateOf(image, clock);
  if (state !== "NORMAL" && state !== "USING") fail("InvalidParameterValue.InvalidImageState", { ...details, state });
  const dataDisks = snapshotsOf(image).filter((snapshot) => snapshot.usage === "DATA_DISK");
  const { os, platform, architecture, size, cloud_init } = image;
  const system = { id, os, platform, architecture, size, cloudInit: cloud_init === 1, isPublic: false };
  return { ...system, dataDisks: dataDisks.map((snapshot) => snapshot.size) };
}
