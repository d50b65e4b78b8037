import type { Writer } from "../writer.ts";

/** Three lists that show one share and must always agree. */
interface Share {
  /** Lighthouse lists a blueprint. */
  readonly inLighthouse: boolean;
  /** CVM lists the share. */
  readonly inCvm: boolean;
  /** DescribeImagesToShare gives the share as the reason not to share again. */
  readonly isReason: boolean;
}

const allOf = (shared: boolean): Share => ({ inLighthouse: shared, inCvm: shared, isReason: shared });

/** Shares an image with Lighthouse and cancels the share. */
export function imageShares(ImageId: string): Writer<Share> {
  return {
    name: "image shares",
    async read({ lighthouse, cvm }) {
      const Filters = [{ Name: "blueprint-type", Values: ["SHARED"] }];
      const { BlueprintSet = [] } = await lighthouse.DescribeBlueprints({ Filters });
      const { SharePermissionSet = [] } = await cvm.DescribeImageSharePermission({ ImageId });
      const inCvm = SharePermissionSet.some((share) => share.AccountId === "100000000000");
      const { ImageSet } = await lighthouse.DescribeImagesToShare({ ImageIds: [ImageId] });
      const isReason = ImageSet.some((one) => one.UnshareableReason === "镜像已共享。");
      return { inLighthouse: BlueprintSet.some((one) => one.ImageId === ImageId), inCvm, isReason };
    },
    next({ inLighthouse }) {
      const Permission = inLighthouse ? "CANCEL" : "SHARE";
      return {
        call: ({ lighthouse }) => lighthouse.ModifyImageSharePermission({ ImageId, Permission }),
        after: allOf(!inLighthouse),
      };
    },
  };
}

/** Sets increasing numbers as the description of an image: many small writes. */
export function imageDescriptions(ImageId: string): Writer<number> {
  return {
    name: "image descriptions",
    async read({ cvm }) {
      const { ImageSet = [] } = await cvm.DescribeImages({ ImageIds: [ImageId] });
      return Number(ImageSet[0]?.ImageDescription || 0);
    },
    next: (state) => ({
      call: ({ cvm }) => cvm.ModifyImageAttribute({ ImageId, ImageDescription: String(state + 1) }),
      after: state + 1,
    }),
  };
}

/** Creates images of a CVM instance and deletes three at a time. */
export function cvmImages(InstanceId: string): Writer<readonly (string | undefined)[]> {
  let ImageIds: string[] = [];
  return {
    name: "images",
    async read({ cvm }) {
      const { ImageSet = [] } = await cvm.DescribeImages({ Limit: 100 });
      const own = ImageSet.filter(({ ImageName = "" }) => ImageName.startsWith("created-"));
      ImageIds = own.map(({ ImageId = "" }) => ImageId);
      if (own.some((one) => one.ImageState !== "NORMAL")) return undefined;
      return own.map((one) => one.ImageName).toSorted();
    },
    next(state, turn) {
      if (state.length === 3) return { call: ({ cvm }) => cvm.DeleteImages({ ImageIds }), after: [] };
      const ImageName = `created-${turn}`;
      return {
        call: ({ cvm }) => cvm.CreateImage({ ImageName, InstanceId }),
        after: [...state, ImageName].toSorted(),
      };
    },
  };
}
