import { object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { priceServiceCodes } from "../../wire/publishedCodes.ts";
import { renewalOf } from "../dataDisks.ts";
import { DiskPrice, toDiskPrice } from "../objects/DiskPrice.ts";
import { RenewDiskChargePrepaid } from "../objects/diskCharges.ts";
import { diskCost } from "../prices.ts";

export default action({
  name: "InquirePriceRenewDisks",
  category: "Cloud Disk",
  summary: "Returns the price of renewing a data disk.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk/$DiskIds"],

  input: {
    DiskIds: diskIds(1, "InvalidParameterValue.LimitExceeded"),
    RenewDiskChargePrepaid: object(RenewDiskChargePrepaid, "Renewal period."),
  },

  output: { DiskPrice: object(DiskPrice, "Price of the renewal.") },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
  ],
  alsoPublished: [...priceServiceCodes],

  async run({ input, disks, region, now, fail }) {
    const [value = ""] = input.DiskIds;
    const disk = await disks.find(value);
    if (!disk) return fail("ResourceNotFound.DiskIdNotFound", { value });
    const { type, size, usage, backup_quota: quota } = disk;
    if (usage === "SYSTEM_DISK") fail("OperationDenied.DiskUsageNotSupportOperation", { value, usage });
    const { months } = renewalOf(disk, input.RenewDiskChargePrepaid, now, {
      missing: (details) => fail("InvalidParameterValue", details),
      deadline: (details) => fail("InvalidParameterValue", details),
    });
    return { DiskPrice: toDiskPrice(diskCost({ type, size, quota }, months, 1, region)) };
  },
});
