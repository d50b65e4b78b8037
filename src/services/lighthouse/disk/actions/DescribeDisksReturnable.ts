import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { isExpired } from "../../package/lifetimes.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { diskId, rangedPaging } from "../../wire/parameters.ts";
import type { DiskRow } from "../rows.ts";

const DiskReturnable = objectType("DiskReturnable", {
  DiskId: string("Id of the disk."),
  IsReturnable: bool("Whether the disk can be returned."),
  ReturnFailCode: int(
    "Reason code: 1 already returned, 2 expired, 12 not supported by the product. 0 if the disk can be returned.",
  ),
  ReturnFailMessage: string("Description of the reason. Empty if the disk can be returned."),
});

export default action({
  name: "DescribeDisksReturnable",
  category: "Cloud Disk",
  summary: "Reports whether disks can be returned.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk/$DiskIds"],

  input: {
    DiskIds: listOf(diskId("Id of a disk."), "Restricts the list to these disks. Defaults to all data disks.")
      .items(0, 10, "InvalidParameterValue.OutOfRange")
      .optional(),
    ...rangedPaging,
  },

  output: {
    DiskReturnableSet: listOf(DiskReturnable, "Disks on this page."),
    TotalCount: int("Number of disks across all pages."),
  },

  raises: [
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation.DescribeDisksReturnableError"],

  async run({ input, disks, language }) {
    const { DiskIds = [] } = input;
    const rows = DiskIds.length
      ? await disks.some([...new Set(DiskIds)])
      : (await disks.all()).filter((row) => row.usage === "DATA_DISK");
    const DiskReturnableSet = pageOf(rows, input).map((row) => {
      const { code, ...words } = fault(row);
      return {
        DiskId: row.id,
        IsReturnable: code === 0,
        ReturnFailCode: code,
        ReturnFailMessage: inLanguage(words, language),
      };
    });
    return { DiskReturnableSet, TotalCount: rows.length };
  },
});

function fault(row: DiskRow) {
  if (row.usage === "SYSTEM_DISK") {
    return { code: 12, en: "A system disk can only be returned together with its instance.", zh: "系统盘随实例退还。" };
  }
  if (row.isolated === null) return { code: 0, en: "", zh: "" };
  if (isExpired(row)) return { code: 2, en: "The disk has expired.", zh: "资源已过期" };
  return { code: 1, en: "The disk has already been returned.", zh: "资源已退还" };
}
