import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { diskId, rangedPaging } from "../../wire/parameters.ts";
import type { DiskRow } from "../rows.ts";

const DiskReturnable = objectType("DiskReturnable", {
  DiskId: string("Id of the disk."),
  IsReturnable: bool("Whether it can be given back."),
  ReturnFailCode: int("Why not: 1 it was already, 2 it has expired, 12 its product does not allow it; 0 where it can."),
  ReturnFailMessage: string("The same in words; empty where it can."),
});

export default action({
  name: "DescribeDisksReturnable",
  category: "Cloud Disk",
  summary: "Tells whether disks can be given back.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk/$DiskIds"],

  input: {
    DiskIds: listOf(diskId("Id of a disk."), "Only these disks; all data disks without them.")
      .items(0, 10, "InvalidParameterValue.OutOfRange")
      .optional(),
    ...rangedPaging,
  },

  output: {
    DiskReturnableSet: listOf(DiskReturnable, "The disks of this page."),
    TotalCount: int("How many there are, on all pages."),
  },

  errors: [
    "FailedOperation.DescribeDisksReturnableError",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],

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
    return { code: 12, en: "A system disk goes with its instance.", zh: "系统盘随实例退还。" };
  }
  if (row.isolated === null) return { code: 0, en: "", zh: "" };
  // Giving back ends what is paid at that moment; a disk that expired was shut down after its end.
  if (row.isolated > row.expires) return { code: 2, en: "It has expired.", zh: "资源已过期" };
  return { code: 1, en: "It was given back already.", zh: "资源已退还" };
}
