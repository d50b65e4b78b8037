import { int, object, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { periods } from "../../instance/objects/creation.ts";
import { action } from "../../scope.ts";
import { diskTypeNames, maxBackupQuota, sizeFault } from "../catalogue.ts";
import { checkPeriod } from "../dataDisks.ts";
import { DiskPrice, toDiskPrice } from "../objects/DiskPrice.ts";
import { DiskChargePrepaid } from "../objects/diskCharges.ts";
import { diskCost } from "../prices.ts";

export default action({
  name: "InquirePriceCreateDisks",
  category: "Cloud Disk",
  summary: "Tells what data disks would cost.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    DiskSize: int("GB, as CreateDisks takes them."),
    DiskType: string("What they are made of.").oneOf(diskTypeNames),
    DiskChargePrepaid: object(DiskChargePrepaid, "For how long they would be paid."),
    DiskCount: int("How many, 1 to 30.")
      .min(1, "InvalidParameterValue.OutOfRange")
      .max(30, "InvalidParameterValue.OutOfRange")
      .default(1),
    DiskBackupQuota: int("How many backups each may have.")
      .min(0, "InvalidParameterValue.OutOfRange")
      .max(maxBackupQuota, "InvalidParameterValue.OutOfRange")
      .default(0),
  },

  output: { DiskPrice: object(DiskPrice, "What all of them cost.") },

  errors: [
    "FailedOperation",
    "FailedOperation.RequestError",
    "FailedOperation.TradeGetPriceFailed",
    "InternalError.RequestError",
    "InternalError.TradeGetPriceFailed",
    "InvalidParameterValue",
    "InvalidParameterValue.OutOfRange",
  ],

  async run({ input, region, fail }) {
    const { DiskType: type, DiskSize: size, DiskBackupQuota: quota, DiskCount, DiskChargePrepaid: paid } = input;
    const fault = sizeFault(type, size);
    if (fault) fail("InvalidParameterValue.OutOfRange", fault);
    checkPeriod("DiskChargePrepaid", paid.Period, periods);
    return { DiskPrice: toDiskPrice(diskCost({ type, size, quota }, paid.Period, DiskCount, region)) };
  },
});
