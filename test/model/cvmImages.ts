import fc from "fast-check";
import { type Command, call } from "./command.ts";
import type { AccountRegion, Blueprint } from "./resources.ts";
import { beingInstalled, newResource } from "./rules.ts";
import type { World } from "./world.ts";

/** A CVM image of the built-in world, with the code if it cannot be shared. */
interface CvmImage extends AccountRegion {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly disk: number;
  readonly unshareableCode?: string;
}
const unshareableCode = "UnsupportedOperation.ImageUnableToShare";
const guangzhou = { account: 1, region: "ap-guangzhou" };
export const initialSharedBlueprint = "lhbp-su83x02b";
export const cvmImages: readonly CvmImage[] = [
  { ...guangzhou, id: "img-cs2rrmp0", name: "ubuntu", platform: "UBUNTU", disk: 50 },
  { ...guangzhou, id: "img-xkd784jw", name: "web-front", platform: "DEBIAN", disk: 20 },
  { ...guangzhou, id: "img-alrdysh1", name: "shared-already", platform: "CENTOS", disk: 50 },
  { ...guangzhou, id: "img-nocloud1", name: "without-cloud-init", platform: "CENTOS", disk: 50, unshareableCode },
  {
    ...guangzhou,
    id: "img-busy0001",
    name: "",
    platform: "DEBIAN",
    disk: 50,
    unshareableCode: "UnsupportedOperation.ImageOccupied",
  },
  { account: 1, region: "ap-singapore", id: "img-sgwin001", name: "windows-desk", platform: "WINDOWS", disk: 50 },
  { account: 2, region: "ap-guangzhou", id: "img-quaypriv", name: "quay-ledger", platform: "DEBIAN", disk: 50 },
];

/** Calls in the account and region of the image, or in any other, where the call fails. */
const fromCvm = call(
  "ModifyImageSharePermission",
  fc.record({
    ImageId: fc.constantFrom(...cvmImages.map((one) => one.id)),
    SHARE: fc.boolean(),
    anywhere: fc.constantFrom(false, false, true),
  }),
  (world, scope, { ImageId, SHARE, anywhere }) => {
    const image = cvmImages.find((one) => one.id === ImageId);
    const { account, region } = (!anywhere && image) || scope;
    const own = image?.account === account && image.region === region ? image : undefined;
    const shared = [...world.blueprints.values()].find((one) => one.image === ImageId);
    const unknown = account === 3 ? "ResourceNotFound.RoleNotFound" : "ResourceNotFound.ImageIdNotFound";
    const unshareable = shared ? "UnsupportedOperation.ImageAlreadyShared" : own?.unshareableCode;
    return {
      as: { account, region },
      request: { ImageId, Permission: SHARE ? "SHARE" : "CANCEL" },
      code: !own ? unknown : SHARE ? unshareable : cancelRefused(world, shared),
      apply({ BlueprintId: id }) {
        if (shared) world.blueprints.delete(shared.id);
        if (id && own) shareFromCvm(world, own, id);
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
  world.blueprints.set(id, { ...newResource({ account, region }, id), ...facts, name, image, platform, disk, memory });
}

export const cvmCommands: readonly fc.Arbitrary<Command>[] = [fromCvm];
