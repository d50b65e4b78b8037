import { bool, float, listOf, object, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { instanceChargePrepaid } from "../../instance/objects/creation.ts";
import { existingInstances } from "../../instance/refusals.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { priceServiceCodes } from "../../wire/publishedCodes.ts";
import { money } from "../money.ts";
import { DiscountDetail, toDiscountDetail } from "../objects/DiscountDetail.ts";
import { InstancePrice, Price, toInstancePrice } from "../objects/Price.ts";
import { renewalPeriods } from "../periods.ts";
import { instanceCost } from "../prices.ts";
import { bundleOf, diskRenewalCost, renewedUntil } from "../renewals.ts";

const DataDiskPrice = objectType("DataDiskPrice", {
  DiskId: string("Id of the disk."),
  OriginalDiskPrice: float("Price per month before the discount."),
  OriginalPrice: float("Price for the whole period before the discount."),
  Discount: float("Percentage of the original price that is charged."),
  DiscountPrice: float("Price after the discount."),
  InstanceId: string("Instance that the disk is attached to."),
});

const InstancePriceDetail = objectType("InstancePriceDetail", {
  InstanceId: string("Id of the instance."),
  InstancePrice: object(InstancePrice, "Price of the instance."),
  DiscountDetail: listOf(DiscountDetail, "Price for each period, shortest period first."),
});

const TotalPrice = objectType("TotalPrice", {
  OriginalPrice: float("Total price of instances and disks before the discount."),
  DiscountPrice: float("Total price of instances and disks after the discount."),
});

export default action({
  name: "InquirePriceRenewInstances",
  category: "Other",
  summary: "Returns the price of renewing instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(50),
    InstanceChargePrepaid: object(instanceChargePrepaid(renewalPeriods), "Purchase or renewal period."),
    RenewDataDisk: bool("Whether to renew the attached data disks too.").default(false),
    AlignInstanceExpiredTime: bool(
      "Whether disks are renewed until the new expiration time of their instance.",
    ).default(false),
  },

  output: {
    Price: object(Price, "Price of the first instance."),
    DataDiskPriceSet: listOf(DataDiskPrice, "Prices of the data disks. Empty if they are not renewed."),
    InstancePriceDetailSet: listOf(InstancePriceDetail, "Price of each instance, in the order requested."),
    TotalPrice: object(TotalPrice, "Total price."),
  },

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceDataDiskNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [...priceServiceCodes, "FailedOperation", "InternalError.RequestError"],

  async run({ input, instances, disks, region, now, fail }) {
    const { InstanceIds, InstanceChargePrepaid: paid } = input;
    const rows = await existingInstances(InstanceIds, { instances, fail });
    const onThem = input.RenewDataDisk ? await disks.dataDisksOf(InstanceIds) : [];
    if (input.RenewDataDisk && onThem.length === 0) {
      fail("ResourceNotFound.InstanceDataDiskNotFound", { value: InstanceIds.join(", ") });
    }
    const priced = rows.map((row) => {
      const bundle = bundleOf(row);
      return { id: row.id, bundle, cost: instanceCost(bundle, paid.Period, 1, region) };
    });
    const disksPriced = onThem.map((disk) => {
      const host = rows.find((row) => row.id === disk.instance_id);
      const until = input.AlignInstanceExpiredTime && host ? renewedUntil(host, paid.Period, now) : undefined;
      return { disk, cost: diskRenewalCost(disk, paid.Period, until, now) };
    });
    const all = [...priced, ...disksPriced].map(({ cost }) => cost);
    const [first] = priced;
    if (!first) return fail("ResourceNotFound.InstanceIdNotFound", { value: "" });
    return {
      Price: { InstancePrice: toInstancePrice(first.cost, region) },
      DataDiskPriceSet: disksPriced.map(({ disk, cost }) => ({
        DiskId: disk.id,
        OriginalDiskPrice: cost.unit,
        OriginalPrice: cost.original,
        Discount: cost.discount,
        DiscountPrice: cost.discounted,
        InstanceId: disk.instance_id ?? "",
      })),
      InstancePriceDetailSet: priced.map(({ id, bundle, cost }) => ({
        InstanceId: id,
        InstancePrice: toInstancePrice(cost, region),
        DiscountDetail: renewalPeriods.map((months) =>
          toDiscountDetail(months, instanceCost(bundle, months, 1, region)),
        ),
      })),
      TotalPrice: {
        OriginalPrice: money(all.reduce((sum, cost) => sum + cost.original, 0)),
        DiscountPrice: money(all.reduce((sum, cost) => sum + cost.discounted, 0)),
      },
    };
  },
});
