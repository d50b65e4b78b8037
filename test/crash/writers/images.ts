import type { Writer } from "../writer.ts";

/** What three lists say of one share, which never differ. */
interface Share {
  /** Among Lighthouse's blueprints, */
  readonly shown: boolean;
  /** among CVM's shares, */
  readonly recorded: boolean;
  /** and as the reason why the image cannot be shared once more. */
  readonly isReason: boolean;
}

const allOf = (shared: boolean): Share => ({ shown: shared, recorded: shared, isReason: shared });

/** Shares an image with Lighthouse and takes it back. */
export function sharing(ImageId: string): Writer<Share> {
  return {
    name: "sharing",
    async look({ lighthouse, cvm }) {
      const Filters = [{ Name: "blueprint-type", Values: ["SHARED"] }];
      const { BlueprintSet = [] } = await lighthouse.DescribeBlueprints({ Filters });
      const { SharePermissionSet = [] } = await cvm.DescribeImageSharePermission({ ImageId });
      const recorded = SharePermissionSet.some((share) => share.AccountId === "100000000000");
      const { ImageSet } = await lighthouse.DescribeImagesToShare({ ImageIds: [ImageId] });
      const isReason = ImageSet.some((one) => one.UnshareableReason === "镜像已共享。");
      return { shown: BlueprintSet.some((one) => one.ImageId === ImageId), recorded, isReason };
    },
    next({ shown }) {
      const Permission = shown ? "CANCEL" : "SHARE";
      return {
        call: ({ lighthouse }) => lighthouse.ModifyImageSharePermission({ ImageId, Permission }),
        after: allOf(!shown),
      };
    },
  };
}

/** Gives an image rising numbers as its description: many small writes. */
export function numbers(ImageId: string): Writer<number> {
  return {
    name: "numbers",
    async look({ cvm }) {
      const { ImageSet = [] } = await cvm.DescribeImages({ ImageIds: [ImageId] });
      return Number(ImageSet[0]?.ImageDescription || 0);
    },
    next: (has) => ({
      call: ({ cvm }) => cvm.ModifyImageAttribute({ ImageId, ImageDescription: String(has + 1) }),
      after: has + 1,
    }),
  };
}

/** Makes images of a CVM instance, and deletes them three at a time. */
export function made(InstanceId: string): Writer<readonly (string | undefined)[]> {
  let ImageIds: string[] = [];
  return {
    name: "images",
    async look({ cvm }) {
      const { ImageSet = [] } = await cvm.DescribeImages({ Limit: 100 });
      const mine = ImageSet.filter(({ ImageName = "" }) => ImageName.startsWith("made-"));
      ImageIds = mine.map(({ ImageId = "" }) => ImageId);
      if (mine.some((one) => one.ImageState !== "NORMAL")) return undefined;
      return mine.map((one) => one.ImageName).toSorted();
    },
    next(has, turn) {
      if (has.length === 3) return { call: ({ cvm }) => cvm.DeleteImages({ ImageIds }), after: [] };
      const ImageName = `made-${turn}`;
      return {
        call: ({ cvm }) => cvm.CreateImage({ ImageName, InstanceId }),
        after: [...has, ImageName].toSorted(),
      };
    },
  };
}
