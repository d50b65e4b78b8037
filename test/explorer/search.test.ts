import { describe, expect, test } from "bun:test";
import { buildIndex, find } from "#explorer/page/search/index.ts";
import { exportSpec } from "#spec/export.ts";

describe("quick search", async () => {
  const index = buildIndex(await exportSpec(), "en");
  const first = (text: string) => find(index, text)[0];

  test.each([
    ["DescribeImagesToShare", "action", "DescribeImagesToShare"],
    ["CreateInstnaces", "action", "CreateInstances"],
    ["images share", "action", "DescribeImagesToShare"],
    ["lighthouse", "service", "lighthouse"],
    ["InvalidImageIdMalformed", "error", "InvalidParameterValue.InvalidImageIdMalformed"],
    ["DiskBackupQuota", "parameter", "DiskBackupQuota"],
    ["firewall template", "category", "Firewall Template"],
  ])("%s finds the %s %s first", (text, kind, name) => {
    expect(first(text)).toMatchObject({ kind, name });
  });

  test("returns within one frame", () => {
    find(index, "warm up");
    const words = ["Describe", "instance stat", "sharr", "snapshott", "permission denied", "CcnId"];
    const started = performance.now();
    for (const word of words) find(index, word);
    expect((performance.now() - started) / words.length).toBeLessThan(16);
  });
});
