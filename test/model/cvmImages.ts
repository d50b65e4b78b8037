import fc from "fast-check";
import { type Command, call } from "./command.ts";
import { beingInstalled, fresh } from "./rules.ts";
import type { Blueprint, Place } from "./things.ts";
import type { World } from "./world.ts";

/** Images of CVM in the built-in world, and why they cannot be shared. */
interface CvmImage extends Place {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly disk: number;
  readonly unable?: string;
}
const unable = "UnsupportedOperation.ImageUnableToShare";
const guangzhou = { account: 1, region: "ap-guangzhou" };
export const sharedFromTheBeginning = "lhbp-su83x02b";
export const cvmImages: readonly CvmImage[] = [
  { ...guangzhou, id: "img-cs2rrmp0", name: "ubuntu", platform: "UBUNTU", disk: 50 },
  { ...guangzhou, id: "img-xkd784jw", name: "web-front", platform: "DEBIAN", disk: 20 },
  { ...guangzhou, id: "img-alrdysh1", name: "shared-already", platform: "CENTOS", disk: 50 },
  { ...guangzhou, id: "img-nocloud1", name: "without-cloud-init", platform: "CENTOS", disk: 50, unable },
  {
    ...guangzhou,
    id: "img-busy0001",
    name: "",
    platform: "DEBIAN",
    disk: 50,
    unable: "UnsupportedOperation.ImageOccupied",
  },
  { account: 1, region: "ap-singapore", id: "img-sgwin001", name: "windows-desk", platform: "WINDOWS", disk: 50 },
  { account: 2, region: "ap-guangzhou", id: "img-quaypriv", name: "quay-ledger", platform: "DEBIAN", disk: 50 },
];

/** Sharing is done where the image is, or tried by whoever has the turn. */
const fromCvm = call(
  "ModifyImageSharePermission",
  fc.record({
    ImageId: fc.constantFrom(...cvmImages.map((one) => one.id)),
    SHARE: fc.boolean(),
    anywhere: fc.constantFrom(false, false, true),
  }),
  (world, asked, { ImageId, SHARE, anywhere }) => {
    const image = cvmImages.find((one) => one.id === ImageId);
    const { account, region } = (!anywhere && image) || asked;
    const mine = image?.account === account && image.region === region ? image : undefined;
    const shared = [...world.blueprints.values()].find((one) => one.image === ImageId);
    const unknown = account === 3 ? "ResourceNotFound.RoleNotFound" : "ResourceNotFound.ImageIdNotFound";
    const unshareable = shared ? "UnsupportedOperation.ImageAlreadyShared" : mine?.unable;
    return {
      as: { account, region },
      request: { ImageId, Permission: SHARE ? "SHARE" : "CANCEL" },
      refused: !mine ? unknown : SHARE ? unshareable : cancelRefused(world, shared),
      done({ BlueprintId: id }) {
        if (shared) world.blueprints.delete(shared.id);
        if (id && mine) shareFromCvm(world, mine, id);
      },
    };
  },
);

function cancelRefused(world: World, shared: Blueprint | undefined): string | undefined {
  if (!shared) return "FailedOperation.ImageOperationFailed";
  return beingInstalled(world, shared.id) ? "ResourceInUse.ImageInUse" : undefined;
}

export function shareFromCvm(world: World, { id: image, account, region, name, platform, disk }: CvmImage, id: string) {
  const memory = platform === "WINDOWS" ? 2 : 1;
  const facts = { type: "SHARED", state: "NORMAL", keys: [], receivers: new Set<number>() } as const;
  world.blueprints.set(id, { ...fresh({ account, region }, id), ...facts, name, image, platform, disk, memory });
}

export const cvmCommands: readonly fc.Arbitrary<Command>[] = [fromCvm];
