import { expect, test } from "bun:test";
import { firstDenied } from "#identity/authority.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";

test("a call without permission ends at its first resource, before names and tags of others are read", async () => {
  await using cloud = await TestCloud.start();
  const reads: string[] = [];
  const resources = Array.from({ length: 100 }, (_, index) => ({
    names: async () => {
      reads.push(`names ${index}`);
      return [`qcs::cam::uin/100000000001:uin/${index}`];
    },
    tags: async () => {
      reads.push(`tags ${index}`);
      return [];
    },
  }));
  const caller = { kind: "user", account: "100000000001", uin: "100000000102" } as const;
  const call = { action: "cam:AddUserToGroup", operationLevel: true, resources, facts: {} };
  expect(await firstDenied(cloud.cloud.db, caller, call)).toBe("*");
  expect(reads).toEqual(["names 0"]);

  const Info = Array.from({ length: 1000 }, () => ({ GroupId: 1, Uid: 1 }));
  expect(await codeOf(cloud.cam(key(102)).AddUserToGroup({ Info }))).toBe("AuthFailure.UnauthorizedOperation");
});
