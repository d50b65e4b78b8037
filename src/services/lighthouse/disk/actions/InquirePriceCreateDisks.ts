import { int, object, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";
import { diskTypeNames, maxBackupQuota, sizeFault } from "../catalogue.ts";
import { DiskPrice, toDiskPrice } from "../objects/DiskPrice.ts";
import { DiskChargePrepaid } from "../objects/diskCharges.ts";
import { diskCost } from "../prices.ts";

export default action({
  name: "InquirePriceCreateDisks",
  category: "Cloud Disk",
  summary: "Returns the price of new data disks.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    DiskSize: int("Disk size, in GB. Same limits as in CreateDisks."),
    DiskType: string("Storage type of the disks.").oneOf(diskTypeNames),
    DiskChargePrepaid: object(DiskChargePrepaid, "Purchase period to price."),
    DiskCount: int("Number of disks, 1 to 30.")
      .min(1, "InvalidParameterValue.OutOfRange")
      .max(30, "InvalidParameterValue.OutOfRange")
      .default(1),
    DiskBackupQuota: int("Backup quota of each disk.")
      .min(0, "InvalidParameterValue.OutOfRange")
      .max(maxBackupQuota, "InvalidParameterValue.OutOfRange")
      .default(0),
  },

  output: { DiskPrice: object(DiskPrice, "Price of all the disks.") },

  raises: ["InvalidParameterValue", "InvalidParameterValue.OutOfRange"],
  alsoPublished: [...priceServiceCodes, ...requestServiceCodes, "FailedOperation"],

  async run({ input, region, fail }) {
    const { DiskType: type, DiskSize: size, DiskBackupQuota: quota, DiskCount, DiskChargePrepaid: paid } = input;
    const fault = sizeFault(type, size);
    if (fault) fail("InvalidParameterValue.OutOfRange", fault);
    return { DiskPrice: toDiskPrice(diskCost({ type, size, quota }, paid.Period, DiskCount, region)) };
  },
});
