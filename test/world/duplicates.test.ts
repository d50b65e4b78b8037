import { describe, expect, test } from "bun:test";
import { stringify } from "yaml";
import { readWorld } from "#world/readWorld.ts";
import { key } from "../cloud.ts";
import { account, allowing, cloudOf, Folder, image, instance, type Parts, uin } from "./worlds.ts";

async function errorOf(parts: Parts | string): Promise<string> {
  using folder = new Folder();
  const file = folder.write(
    "world.yaml",
    typeof parts === "string" ? parts : stringify({ accounts: [account(1)], ...parts }),
  );
  return await readWorld(file).then(
    () => "no error",
    (error: Error) => error.message.slice(folder.path.length + 1),
  );
}

const user = (number: number, more: object = {}) => ({ uin: uin(number), name: `user ${number}`, ...more });
const policy = { name: "mine", document: allowing("*") };
const trust = JSON.stringify({
  version: "2.0",
  statement: [{ effect: "allow", action: "sts:AssumeRole", principal: { qcs: ["*"] } }],
});
const role = { name: "role", trust };
const one = image("img-once0001");

const ccn = { id: "ccn-once0001", account: uin(1), name: "wide" };

describe("a duplicate in a world file", () => {
  test.each<[string, Parts, string]>([
    ["an account", { accounts: [account(1), account(1, { keys: [] })] }, `accounts.1.uin: duplicate uin ${uin(1)}`],
    ["a user with an account's uin", { accounts: [account(1, { users: [user(1)] })] }, "accounts.0.users.0.uin: "],
    [
      "a user's uin in two accounts",
      { accounts: [account(1, { users: [user(101)] }), account(2, { users: [user(101)] })] },
      "accounts.1.users.0.uin: ",
    ],
    [
      "a user's name",
      { accounts: [account(1, { users: [user(101), user(102, { name: "user 101" })] })] },
      "accounts.0.users.1.name: ",
    ],
    [
      "a key of two accounts",
      { accounts: [account(1), account(2, { keys: [key(1)] })] },
      "accounts.1.keys.0.secretId: ",
    ],
    [
      "a key of account and user",
      { accounts: [account(1, { users: [user(101, { keys: [key(1)] })] })] },
      "accounts.0.users.0.keys.0.secretId: ",
    ],
    [
      "a policy's id",
      {
        accounts: [account(1, { policies: [policy, { ...policy, name: "other" }].map((one) => ({ ...one, id: 77 })) })],
      },
      "accounts.0.policies.1.id: ",
    ],
    [
      "a group's id",
      { accounts: [1, 2].map((number) => account(number, { groups: [{ name: "g", id: 77 }] })) },
      "accounts.1.groups.0.id: ",
    ],
    [
      "a user's uid",
      { accounts: [account(1, { users: [user(101, { uid: 77 }), user(102, { uid: 77 })] })] },
      "accounts.0.users.1.uid: ",
    ],
    [
      "a role's id",
      { accounts: [account(1, { roles: [role, { ...role, name: "other" }].map((one) => ({ ...one, id: "77" })) })] },
      "accounts.0.roles.1.id: ",
    ],
    ["a policy", { accounts: [account(1, { policies: [policy, policy] })] }, "accounts.0.policies.1.name: "],
    ["a group", { accounts: [account(1, { groups: [{ name: "g" }, { name: "g" }] })] }, "accounts.0.groups.1.name: "],
    ["a role", { accounts: [account(1, { roles: [role, role] })] }, "accounts.0.roles.1.name: "],
    [
      "a policy on one user",
      { accounts: [account(1, { users: [user(101, { policies: ["ReadOnlyAccess", "ReadOnlyAccess"] })] })] },
      "accounts.0.users.0.policies.1: ",
    ],
    [
      "a policy on one group",
      { accounts: [account(1, { groups: [{ name: "g", policies: ["ReadOnlyAccess", "ReadOnlyAccess"] }] })] },
      "accounts.0.groups.0.policies.1: ",
    ],
    [
      "a policy on one role",
      { accounts: [account(1, { roles: [{ ...role, policies: ["ReadOnlyAccess", "ReadOnlyAccess"] }] })] },
      "accounts.0.roles.0.policies.1: ",
    ],
    [
      "a group of one user",
      { accounts: [account(1, { groups: [{ name: "g" }], users: [user(101, { groups: ["g", "g"] })] })] },
      "accounts.0.users.0.groups.1: ",
    ],
    ["an image's id", { images: [one, image("img-once0001", { name: "other" })] }, "images.1.id: "],
    ["an image's name", { images: [one, image("img-once0002", { name: "img-once0001" })] }, "images.1.name: "],
    [
      "a receiver of an image",
      { accounts: [account(1), account(2)], images: [image("img-once0001", { sharedWith: [uin(2), uin(2)] })] },
      "images.0.sharedWith.1: ",
    ],
    [
      "a blueprint",
      { images: ["img-once0001", "img-once0002"].map((id) => image(id, { sharedToLighthouse: "lhbp-once0001" })) },
      "images.1.sharedToLighthouse: ",
    ],
    ["an instance", { instances: [instance("ins-once0001"), instance("ins-once0001")] }, "instances.1.id: "],
    ["a CCN", { ccns: [ccn, ccn] }, "ccns.1.id: "],
  ])("is rejected with its field for %s", async (_, parts, message) => {
    const error = await errorOf(parts);
    expect(error).toMatch(/^world\.yaml:\d+: /);
    expect(error).toContain(message);
    expect(error).toContain("duplicate ");
  });

  test("is accepted in another account or region", async () => {
    const accounts = [1, 2].map((number) =>
      account(number, {
        policies: [policy],
        roles: [role],
        groups: [{ name: "g", policies: ["mine"] }],
        users: [user(100 + number, { name: "same", groups: ["g"], policies: ["mine"] })],
      }),
    );
    const images = [
      one,
      image("img-once0001", { region: "ap-shanghai", sharedWith: [uin(2)] }),
      image("img-once0002", { account: uin(2), name: "img-once0001", sharedWith: [uin(1)] }),
    ];
    await using cloud = await cloudOf({ accounts, images });
    expect((await cloud.cvm(key(2), "ap-shanghai").DescribeImages({ ImageIds: ["img-once0001"] })).TotalCount).toBe(1);
  });
});

describe("an invalid value in a world file", () => {
  test.each<[string, Parts | string, string]>([
    [
      "an hour that does not exist",
      { images: [image("img-once0001", { created: "2024-02-28T25:00:00Z" })] },
      "created: ",
    ],
    [
      "a day that does not exist",
      { images: [image("img-once0001", { created: "2024-02-30T00:00:00Z" })] },
      "images.0.created: ",
    ],
    [
      "an instance without a system disk",
      { instances: [instance("ins-once0001", { disks: [{ id: "disk-data0001", usage: "DATA_DISK", size: 1 }] })] },
      "instances.0.disks: must hold exactly one SYSTEM_DISK",
    ],
    [
      "an instance of an unknown type",
      { instances: [instance("ins-once0001", { type: "GN7.LARGE20" })] },
      "instances.0.type: unknown instance type GN7.LARGE20",
    ],
    [
      "an instance created on a day that does not exist",
      { instances: [instance("ins-once0001", { created: "2024-02-30T00:00:00Z" })] },
      "instances.0.created: ",
    ],
    [
      "an instance of an unknown account",
      { instances: [instance("ins-once0001", { account: uin(9) })] },
      `instances.0.account: unknown account ${uin(9)}`,
    ],
    [
      "a CCN of an unknown account",
      { ccns: [{ ...ccn, account: uin(9) }] },
      `ccns.0.account: unknown account ${uin(9)}`,
    ],
    [
      "a CCN created on a day that does not exist",
      { ccns: [{ ...ccn, created: "2024-02-30T00:00:00Z" }] },
      "ccns.0.created: ",
    ],
    [
      "a role with service and trust",
      { accounts: [account(1, { roles: [{ ...role, service: "cvm.cloud.tencent.com" }] })] },
      "accounts.0.roles.0: requires either",
    ],
    [
      "an invalid trust policy",
      { accounts: [account(1, { roles: [{ name: "role", trust: policy.document }] })] },
      "accounts.0.roles.0.trust: is not a valid CAM policy: PrincipalError",
    ],
    [
      "an image with the id of a public image",
      { images: [image("img-9qabwvbn")] },
      "images.0.id: is the id of a public image",
    ],
    [
      "a blueprint with the id of a public blueprint",
      { images: [image("img-once0001", { sharedToLighthouse: "lhbp-mxml4cnq" })] },
      "images.0.sharedToLighthouse: is the id of a public blueprint",
    ],
    [
      "a policy with the id of a preset",
      { accounts: [account(1, { policies: [{ ...policy, id: 1 }] })] },
      "accounts.0.policies.0.id: is the id of a preset",
    ],
    ["a negative number", { pace: { images: -1 } }, "pace.images: must be at least 0"],
    [
      "a fraction of a gigabyte",
      { images: [image("img-once0001", { size: 0.5 })] },
      "images.0.size: must be of type int",
    ],
    ["a world that is a list", "- accounts\n", "world.yaml:1: must be of type object"],
    ["a world that is a string", "accounts\n", "world.yaml:1: must be of type object"],
    ["a repeated field", "accounts: []\naccounts: []\n", "world.yaml:2: "],
  ])("is rejected with its field for %s", async (_, parts, message) => {
    const error = await errorOf(parts);
    expect(error).toMatch(/^world\.yaml:\d+: /);
    expect(error).toContain(message);
  });
});
