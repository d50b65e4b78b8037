import { describe, expect, test } from "bun:test";
import { allowedValues } from "#explorer/page/console/api/allowedValues.ts";
import { bool, listOf, number, objectOf, text } from "#explorer/page/console/api/responses.ts";
import { isInProgress, isTransient } from "#explorer/page/console/api/transientStates.ts";
import { exportSpec } from "#spec/export.ts";

describe("the response reader of the console", () => {
  const disk = objectOf({ Id: text, Size: number, Attached: bool, Tags: listOf(objectOf({ Key: text })) });

  test("returns only the expected fields of a response", () => {
    const answer = { Id: "lhdisk-1", Size: 20, Attached: true, Tags: [{ Key: "a", Value: "b" }], More: 1 };
    expect(disk(answer)).toEqual({ Id: "lhdisk-1", Size: 20, Attached: true, Tags: [{ Key: "a" }] });
  });

  test("returns empty values for missing fields, null and other types", () => {
    const nothing = { Id: "", Size: 0, Attached: false, Tags: [] };
    expect(disk({})).toEqual(nothing);
    expect(disk(undefined)).toEqual(nothing);
    expect(disk({ Id: null, Size: "20", Attached: "true", Tags: null })).toEqual(nothing);
  });
});

describe("a pending operation", () => {
  test("is recognized by the name of the state", () => {
    for (const state of ["PENDING", "STARTING", "OPERATING", "ROLLBACKING"]) expect(isTransient(state)).toBe(true);
    for (const state of ["RUNNING", "STOPPED", "NORMAL", "FAILED", ""]) expect(isTransient(state)).toBe(false);
  });

  test("is recognized by the latest operation", () => {
    expect(isInProgress("RUNNING", "OPERATING")).toBe(true);
    expect(isInProgress("RUNNING", "SUCCESS")).toBe(false);
  });
});

test("the choices for a parameter come from its declaration", async () => {
  const { services } = await exportSpec();
  const { lighthouse } = services;
  expect(allowedValues(lighthouse, "DescribeGeneralResourceQuotas", "ResourceNames")).toContain("SNAPSHOT");
  expect(allowedValues(lighthouse, "ModifyImageSharePermission", "Permission")).toEqual(["SHARE", "CANCEL"]);
  expect(allowedValues(lighthouse, "ModifyImageSharePermission", "None")).toEqual([]);
});
