import { expect, test } from "bun:test";
import { settled } from "#services/cvm/instance/rows.ts";
import { TestCloud } from "../cloud.ts";

test("finishes an operation exactly when it is due", async () => {
  await using cloud = await TestCloud.start();
  const recorded = await cloud.cloud.db.selectFrom("cvm_instances").selectAll().limit(1).executeTakeFirstOrThrow();
  const row = { ...recorded, state: "STOPPING", next_state: "STOPPED", due: 5000 };
  expect(settled(row, { now: 4999 })).toEqual(row);
  expect(settled(row, { now: 5000 })).toEqual({ ...row, state: "STOPPED", next_state: null, due: null });
});

test("does not read the clock without a running operation", async () => {
  await using cloud = await TestCloud.start();
  const recorded = await cloud.cloud.db.selectFrom("cvm_instances").selectAll().limit(1).executeTakeFirstOrThrow();
  const watch = {
    get now(): number {
      throw new Error("somebody looked");
    },
  };
  expect(settled(recorded, watch)).toEqual(recorded);
});
