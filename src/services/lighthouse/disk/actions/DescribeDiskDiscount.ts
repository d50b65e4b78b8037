import { int, listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { currencyOf } from "../../package/money.ts";
import { DiscountDetail, toDiscountDetail } from "../../package/objects/DiscountDetail.ts";
import { periods } from "../../package/periods.ts";
import { action } from "../../scope.ts";
import { priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";
import { diskTypeNames, maxBackupQuota, sizeFault } from "../catalogue.ts";
import { diskCost } from "../prices.ts";

export default action({
  name: "DescribeDiskDiscount",
  category: "Cloud Disk",
  summary: "Returns the price of a data disk for each period on sale.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    DiskType: string("Storage type of the disk.").oneOf(diskTypeNames),
    DiskSize: int("Disk size, in GB. Same limits as in CreateDisks."),
    DiskBackupQuota: int("Backup quota of the disk.")
      .min(0, "InvalidParameterValue.OutOfRange")
      .max(maxBackupQuota, "InvalidParameterValue.OutOfRange")
      .default(0),
  },

  output: {
    Currency: string("Currency: CNY in mainland regions, USD elsewhere."),
    DiscountDetail: listOf(DiscountDetail, "One entry per period, shortest first."),
  },

  raises: ["InvalidParameterValue", "InvalidParameterValue.OutOfRange", "UnauthorizedOperation.NoPermission"],
  alsoPublished: [...priceServiceCodes, ...requestServiceCodes],

  async run({ input: { DiskType: type, DiskSize: size, DiskBackupQuota: quota }, region, fail }) {
    const fault = sizeFault(type, size);
    if (fault) fail("InvalidParameterValue.OutOfRange", fault);
    const details = periods.map((months) =>
      toDiscountDetail(months, diskCost({ type, size, quota }, months, 1, region)),
    );
    return { Currency: currencyOf(region), DiscountDetail: details };
  },
});
