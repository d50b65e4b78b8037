import { describe, expect, test } from "bun:test";
import { allowedValues } from "#explorer/page/console/api/allowedValues.ts";
import { bool, listOf, number, objectOf, text } from "#explorer/page/console/api/responses.ts";
import { isInProgress, isTransient } from "#explorer/page/console/api/transientStates.ts";
import { exportSpec } from "#spec/export.ts";

describe("what the console reads in answers", () => {
  const disk = objectOf({ Id: text, Size: number, Attached: bool, Tags: listOf(objectOf({ Key: text })) });

  test("takes what there is, and no more than it was told of", () => {
    const answer = { Id: "lhdisk-1", Size: 20, Attached: true, Tags: [{ Key: "a", Value: "b" }], More: 1 };
    expect(disk(answer)).toEqual({ Id: "lhdisk-1", Size: 20, Attached: true, Tags: [{ Key: "a" }] });
  });

  test("makes nothing of nothing, of null and of what has another type", () => {
    const nothing = { Id: "", Size: 0, Attached: false, Tags: [] };
    expect(disk({})).toEqual(nothing);
    expect(disk(undefined)).toEqual(nothing);
    expect(disk({ Id: null, Size: "20", Attached: "true", Tags: null })).toEqual(nothing);
  });
});

describe("what is on its way", () => {
  test("is told by the state's name", () => {
    for (const state of ["PENDING", "STARTING", "OPERATING", "ROLLBACKING"]) expect(isTransient(state)).toBe(true);
    for (const state of ["RUNNING", "STOPPED", "NORMAL", "FAILED", ""]) expect(isTransient(state)).toBe(false);
  });

  test("is told by the latest operation, too", () => {
    expect(isInProgress("RUNNING", "OPERATING")).toBe(true);
    expect(isInProgress("RUNNING", "SUCCESS")).toBe(false);
  });
});

test("what a parameter can be is read in its declaration", async () => {
  const { services } = await exportSpec();
  const { lighthouse } = services;
  expect(allowedValues(lighthouse, "DescribeGeneralResourceQuotas", "ResourceNames")).toContain("SNAPSHOT");
  expect(allowedValues(lighthouse, "ModifyImageSharePermission", "Permission")).toEqual(["SHARE", "CANCEL"]);
  expect(allowedValues(lighthouse, "ModifyImageSharePermission", "None")).toEqual([]);
});
