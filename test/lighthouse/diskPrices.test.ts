import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { boughtDisk } from "./disks.ts";

const order = { DiskType: "CLOUD_SSD", DiskSize: 20, DiskChargePrepaid: { Period: 1 } };

describe("disk prices", () => {
  test("one disk for one month costs the monthly price", async () => {
    await using cloud = await TestCloud.start();
    const { DiskPrice } = await cloud.lighthouse().InquirePriceCreateDisks(order);
    const whole = { OriginalPrice: 20, Discount: 100, DiscountPrice: 20 };
    expect(DiskPrice).toEqual({
      OriginalDiskPrice: 20,
      ...whole,
      DetailPrices: [{ PriceName: "DiskSpace", OriginUnitPrice: 20, ...whole }],
    });
  });

  test("the price grows with number, months and backups and has a discount for long periods", async () => {
    await using cloud = await TestCloud.start();
    const more = { DiskCount: 3, DiskBackupQuota: 2, DiskChargePrepaid: { Period: 12 } };
    const { DiskPrice } = await cloud.lighthouse().InquirePriceCreateDisks({ ...order, ...more });
    expect(DiskPrice).toEqual({
      OriginalDiskPrice: 24,
      OriginalPrice: 864,
      Discount: 83,
      DiscountPrice: 717.12,
      DetailPrices: [
        { PriceName: "DiskSpace", OriginUnitPrice: 20, OriginalPrice: 720, Discount: 83, DiscountPrice: 597.6 },
        { PriceName: "DiskBackupQuota", OriginUnitPrice: 4, OriginalPrice: 144, Discount: 83, DiscountPrice: 119.52 },
      ],
    });
  });

  test("prices outside mainland China are in US dollars", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse(key(1), "ap-hongkong");
    const { DiskPrice } = await client.InquirePriceCreateDisks(order);
    expect(DiskPrice?.OriginalDiskPrice).toBe(3.24);
    const { Currency, DiscountDetail } = await client.DescribeDiskDiscount({ DiskType: "CLOUD_SSD", DiskSize: 20 });
    expect(Currency).toBe("USD");
    expect(DiscountDetail?.[0]).toMatchObject({ TotalCost: 3.24, RealTotalCost: 3.24 });
  });

  test("DescribeDiskDiscount returns a row for each period with its discount", async () => {
    await using cloud = await TestCloud.start();
    const { Currency, DiscountDetail: rows = [] } = await cloud
      .lighthouse()
      .DescribeDiskDiscount({ DiskType: "CLOUD_PREMIUM", DiskSize: 50, DiskBackupQuota: 1 });
    expect(Currency).toBe("CNY");
    expect(rows.map((row) => [row.TimeSpan, row.Discount])).toEqual([
      ...[1, 2, 3, 4, 5].map((months) => [months, 100]),
      ...[6, 7, 8, 9, 10, 11].map((months) => [months, 88]),
      [12, 83],
      [24, 70],
      [36, 50],
      [48, 50],
      [60, 50],
    ]);
    const plain: unknown = rows[0]?.PolicyDetail;
    expect(plain).toEqual({
      UserDiscount: 100,
      CommonDiscount: 100,
      FinalDiscount: 100,
      ActivityDiscount: null,
      DiscountType: null,
    });
    expect(rows[5]).toEqual({
      TimeSpan: 6,
      TimeUnit: "m",
      TotalCost: 135,
      RealTotalCost: 118.8,
      Discount: 88,
      PolicyDetail: {
        UserDiscount: 100,
        CommonDiscount: 88,
        FinalDiscount: 88,
        ActivityDiscount: 100,
        DiscountType: "common",
      },
    });
  });

  test("the renewal price depends on the current disk, and on days for a renewal to a date", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await boughtDisk(cloud, { DiskType: "CLOUD_SSD", DiskBackupQuota: 1 });
    const inquire = (paid: object) => client.InquirePriceRenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: paid });
    expect((await inquire({ Period: 1 })).DiskPrice).toMatchObject({
      OriginalDiskPrice: 22,
      OriginalPrice: 22,
      DetailPrices: [{ OriginUnitPrice: 20 }, { OriginUnitPrice: 2 }],
    });
    await client.ResizeDisks({ DiskIds: [id], DiskSize: 40 });
    cloud.clock.advance(1000);
    expect((await inquire({ Period: 1 })).DiskPrice?.OriginalDiskPrice).toBe(44);
    // In the database: the expected price needs an exact expiry.
    await cloud.cloud.db
      .updateTable("disks")
      .set({ expires: Date.UTC(2100, 0, 1) })
      .execute();
    const { DiskPrice } = await inquire({ CurInstanceDeadline: "2101-01-01 00:00:00" });
    expect(DiskPrice).toMatchObject({ OriginalPrice: 528, Discount: 83, DiscountPrice: 438.24 });
    const half = await inquire({ CurInstanceDeadline: "2100-01-16 05:00:00" });
    expect(half.DiskPrice).toMatchObject({ OriginalDiskPrice: 44, OriginalPrice: 22, Discount: 100 });
    for (const paid of [{}, { Period: 13 }, { Period: 1, CurInstanceDeadline: "2101-01-01 00:00:00" }]) {
      expect(await codeOf(inquire(paid))).toBe("InvalidParameterValue");
    }
    expect(await codeOf(inquire({ CurInstanceDeadline: "2099-01-01 00:00:00" }))).toBe("InvalidParameterValue");
    expect(await codeOf(client.InquirePriceRenewDisks({ DiskIds: [id, id], RenewDiskChargePrepaid: {} }))).toBe(
      "InvalidParameterValue.LimitExceeded",
    );
  });

  test("price requests for disks that are not on sale are rejected", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const range = "InvalidParameterValue.OutOfRange";
    const inquire = (more: object) => codeOf(client.InquirePriceCreateDisks({ ...order, ...more }));
    expect(await inquire({ DiskSize: 10 })).toBe(range);
    expect(await inquire({ DiskCount: 0 })).toBe(range);
    expect(await inquire({ DiskBackupQuota: 501 })).toBe(range);
    expect(await inquire({ DiskType: "CLOUD_BASIC" })).toBe("InvalidParameterValue");
    expect(await inquire({ DiskChargePrepaid: { Period: 13 } })).toBe("InvalidParameterValue");
    const discount = (more: object) => codeOf(client.DescribeDiskDiscount({ ...order, ...more, ...unpaid }));
    const unpaid = { DiskChargePrepaid: undefined };
    expect(await discount({ DiskSize: 4010 })).toBe(range);
    expect(await discount({ DiskBackupQuota: -1 })).toBe(range);
    expect(await discount({ DiskType: "x" })).toBe("InvalidParameterValue");
  });
});
