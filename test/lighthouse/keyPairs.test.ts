import { describe, expect, test } from "bun:test";
import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import type { Machines } from "#machines/port.ts";
import { codeOf, key, TestCloud } from "../cloud.ts";

const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };

async function bought(cloud: TestCloud, more: object = {}): Promise<string> {
  const { InstanceIdSet } = await cloud.lighthouse().CreateInstances({ ...order, ...more });
  cloud.clock.advance(1000);
  return InstanceIdSet?.[0] ?? "";
}

async function instance(cloud: TestCloud, id: string) {
  const { InstanceSet } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
  return InstanceSet?.[0];
}

async function made(cloud: TestCloud, KeyName: string, credential = key(1)): Promise<string> {
  const { KeyPair } = await cloud.lighthouse(credential).CreateKeyPair({ KeyName });
  return KeyPair?.KeyId ?? "";
}

async function listed(cloud: TestCloud) {
  const { KeyPairSet = [] } = await cloud.lighthouse().DescribeKeyPairs({});
  return KeyPairSet;
}

/** What the machines of a cloud are told about keys. */
function watch(cloud: TestCloud): unknown[] {
  const told: unknown[] = [];
  const keys: Machines["keys"] = async (id, user, publicKeys) => void told.push([id, user, publicKeys]);
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, keys } });
  return told;
}

/** Keys that were made with `ssh-keygen`. */
const rsa1024 =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDTuVcqDUyNGvsZSNVha/rgo9l2k54KZhbZmEyloTxDedTn073MxiQjajvissoBRC3yMx1kKEQ7wJFHdG1+CiCfm2bZZiO3G6LhDR/n191I0hWW7lm4rgZPrPilTgEzHmmgPi3Z2i5vpIycsnXV50+me8G+bWqGyLJBea2QdmIjUw==";
const ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+ubKJ5QV007xW0Dh81YI499nxYkZsUUYkUfgd8ZEoM";

/** An RSA key written by hand, field for field. */
function written(fields: readonly Buffer[], name = "ssh-rsa"): string {
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return [length, field];
  });
  return `${name} ${Buffer.concat(parts).toString("base64")}`;
}
const exponent = Buffer.from([1, 0, 1]);
const modulus = (bytes: number) => Buffer.concat([Buffer.from([0, 0x80]), Buffer.alloc(bytes - 1, 0x55)]);
const plain = (bytes: number) => written([Buffer.from("ssh-rsa"), exponent, modulus(bytes)]);

describe("making a key pair", () => {
  test("answers a private half that fits the public one, and never again", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { KeyPair } = await client.CreateKeyPair({ KeyName: "first_1", Tags: [{ Key: "a", Value: "b" }] });
    expect(KeyPair).toMatchObject({ KeyName: "first_1", AssociatedInstanceIds: [], CreatedTime: null });
    const privateKey = createPrivateKey(KeyPair?.PrivateKey ?? "");
    expect(KeyPair?.PrivateKey).toStartWith("-----BEGIN RSA PRIVATE KEY-----\n");
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const { e = "", n = "" } = createPublicKey(privateKey).export({ format: "jwk" });
    const half = written([
      Buffer.from("ssh-rsa"),
      Buffer.from(e, "base64url"),
      Buffer.concat([Buffer.alloc(1), Buffer.from(n, "base64url")]),
    ]);
    expect(KeyPair?.PublicKey).toBe(half);
    expect(KeyPair?.PublicKey).toStartWith("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ");
    const signature = createSign("sha256").update("x").sign(privateKey);
    expect(createVerify("sha256").update("x").verify(createPublicKey(privateKey), signature)).toBe(true);

    const [again] = await listed(cloud);
    expect(again).toMatchObject({
      KeyId: KeyPair?.KeyId,
      PublicKey: KeyPair?.PublicKey,
      PrivateKey: null,
      AssociatedInstanceSet: [],
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(again?.CreatedTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(JSON.stringify(await cloud.cloud.db.selectFrom("key_pairs").selectAll().execute())).not.toContain("PRIVATE");
  });

  const names: readonly [string, string, string][] = [
    ["", "InvalidParameterValue.InvalidKeyPairNameEmpty", "InvalidParameterValue.InvalidKeyPairNameEmpty"],
    [
      "a".repeat(26),
      "InvalidParameterValue.InvalidKeyPairNameTooLong",
      "InvalidParameterValue.InvalidKeyPairNameTooLong",
    ],
    ["a-b", "InvalidParameterValue.InvalidKeyPairNameIncludeIllegalChar", "InvalidParameterValue"],
  ];
  test.each(names)("refuses the name %p", async (KeyName, created, imported) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().CreateKeyPair({ KeyName }))).toBe(created);
    expect(await codeOf(cloud.lighthouse().ImportKeyPair({ KeyName, PublicKey: plain(128) }))).toBe(imported);
    expect(await listed(cloud)).toEqual([]);
  });

  test("a name is there once in an account's region", async () => {
    await using cloud = await TestCloud.start();
    await made(cloud, "same");
    for (const call of [
      made(cloud, "same"),
      cloud.lighthouse().ImportKeyPair({ KeyName: "same", PublicKey: plain(128) }),
    ]) {
      expect(await codeOf(call)).toBe("InvalidParameterValue.DuplicateParameterValue");
    }
    await made(cloud, "same", key(2));
    await cloud.lighthouse(key(1), "ap-shanghai").ImportKeyPair({ KeyName: "same", PublicKey: plain(128) });
    expect(await listed(cloud)).toHaveLength(1);
  });

  test("ten are the most", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    for (let at = 0; at < 10; at++) await client.ImportKeyPair({ KeyName: `k${at}`, PublicKey: plain(128 + at) });
    expect(await codeOf(made(cloud, "more"))).toBe("LimitExceeded.KeyPairLimitExceeded");
    expect(await codeOf(client.ImportKeyPair({ KeyName: "more", PublicKey: plain(256) }))).toBe(
      "LimitExceeded.KeyPairLimitExceeded",
    );
    const [first] = await listed(cloud);
    await client.DeleteKeyPairs({ KeyIds: [first?.KeyId ?? ""] });
    await made(cloud, "more");
  });
});

describe("taking in a public key", () => {
  test("keeps what ssh-keygen wrote, comment and all", async () => {
    await using cloud = await TestCloud.start();
    const { KeyId } = await cloud.lighthouse().ImportKeyPair({ KeyName: "mine", PublicKey: `${rsa1024} me@home\n` });
    expect(KeyId).toMatch(/^lhkp-[0-9a-z]{8}$/);
    expect((await listed(cloud))[0]).toMatchObject({ KeyId, KeyName: "mine", PublicKey: `${rsa1024} me@home` });
  });

  test("refuses the same key under another name and comment", async () => {
    await using cloud = await TestCloud.start();
    await cloud.lighthouse().ImportKeyPair({ KeyName: "one", PublicKey: rsa1024 });
    const twice = { KeyName: "two", PublicKey: `${rsa1024} other` };
    expect(await codeOf(cloud.lighthouse().ImportKeyPair(twice))).toBe(
      "InvalidParameterValue.KeyPairPublicKeyDuplicated",
    );
    await cloud.lighthouse(key(2)).ImportKeyPair(twice);
    expect(await listed(cloud)).toHaveLength(1);
  });

  const name = Buffer.from("ssh-rsa");
  const pem = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" });
  const malformed: readonly [string, string][] = [
    ["an empty text", ""],
    ["a text", "ssh-rsa"],
    ["PEM", pem.toString()],
    ["an ed25519 key", ed25519],
    ["another kind's name before it", plain(128).replace("ssh-rsa", "ssh-dss")],
    ["another kind's name in it", written([Buffer.from("ssh-dss"), exponent, modulus(128)])],
    ["1016 bits", plain(127)],
    ["a field too few", written([name, exponent])],
    ["a field too many", written([name, exponent, modulus(128), Buffer.from([1])])],
    ["a part of one", plain(128).slice(0, -4)],
    ["an even modulus", written([name, exponent, Buffer.concat([Buffer.from([0, 0x80]), Buffer.alloc(127)])])],
    ["an even exponent", written([name, Buffer.from([2]), modulus(128)])],
    ["a negative modulus", written([name, exponent, modulus(128).subarray(1)])],
    ["a modulus with idle zeros", written([name, exponent, Buffer.concat([Buffer.alloc(1), modulus(128)])])],
    ["two lines", `${plain(128)}\n${plain(129)}`],
  ];
  test.each(malformed)("refuses %s", async (_, PublicKey) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().ImportKeyPair({ KeyName: "bad", PublicKey }))).toBe(
      "InvalidParameterValue.KeyPairPublicKeyMalformed",
    );
    expect(await listed(cloud)).toEqual([]);
  });
});

describe("listing", () => {
  test("by ids, part of a name, and tags; a page at a time, newest first", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const Tags = [{ Key: "team", Value: "red" }];
    const ids: string[] = [];
    for (const [at, KeyName] of ["web_old", "web_new", "mail"].entries()) {
      const tags = KeyName === "mail" ? {} : { Tags };
      const { KeyId = "" } = await client.ImportKeyPair({ KeyName, PublicKey: plain(128 + at), ...tags });
      ids.unshift(KeyId);
      cloud.clock.advance(1000);
    }
    const found = async (request: object) => {
      const { KeyPairSet = [], TotalCount } = await client.DescribeKeyPairs(request);
      return [TotalCount, ...KeyPairSet.map((one) => one.KeyName)];
    };
    const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await found({})).toEqual([3, "mail", "web_new", "web_old"]);
    expect(await found({ Offset: 1, Limit: 1 })).toEqual([3, "web_new"]);
    expect(await found({ KeyIds: [ids[0], "lhkp-00000000"] })).toEqual([1, "mail"]);
    expect(await found(by("key-name", "web"))).toEqual([2, "web_new", "web_old"]);
    expect(await found(by("key-name", "old", "ail"))).toEqual([2, "mail", "web_old"]);
    expect(await found(by("key-id", ids[2] ?? ""))).toEqual([1, "web_old"]);
    expect(await found(by("tag:team", "red"))).toEqual([2, "web_new", "web_old"]);
    expect(await found(by("tag-key", "red"))).toEqual([0]);
    expect((await cloud.lighthouse(key(2)).DescribeKeyPairs({})).TotalCount).toBe(0);
    expect((await cloud.lighthouse(key(1), "ap-shanghai").DescribeKeyPairs({})).TotalCount).toBe(0);
  });

  const refusals: readonly [string, object, string][] = [
    ["a malformed id", { KeyIds: ["lhkp-1"] }, "InvalidParameterValue.KeyPairIdMalformed"],
    ["an id twice", { KeyIds: ["lhkp-00000000", "lhkp-00000000"] }, "InvalidParameterValue.Duplicated"],
    ["101 ids", { KeyIds: Array(101).fill("lhkp-00000000") }, "InvalidParameterValue.LimitExceeded"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["a page of 101", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    ["an unknown filter", { Filters: [{ Name: "name", Values: ["a"] }] }, "InvalidParameter.InvalidFilter"],
    ["six values", { Filters: [{ Name: "key-id", Values: [..."abcdef"] }] }, "InvalidParameter.InvalidFilter"],
    [
      "ids and filters",
      { KeyIds: ["lhkp-00000000"], Filters: [{ Name: "key-id", Values: ["a"] }] },
      "InvalidParameter.ParameterConflict",
    ],
  ];
  test.each(refusals)("refuses %s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeKeyPairs(request))).toBe(code);
  });
});

describe("binding", () => {
  test("interrupts a running instance, and lets the key in until it is unbound", async () => {
    await using cloud = await TestCloud.start();
    const [client, told] = [cloud.lighthouse(), watch(cloud)];
    const [id, KeyId] = [await bought(cloud), await made(cloud, "door")];
    await client.AssociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] });
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "STOPPING",
      LatestOperation: "AssociateInstancesKeyPairs",
      LatestOperationState: "OPERATING",
    });
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId] }))).toBe("ResourceInUse.KeyPairInUse");
    cloud.clock.advance(2000);
    expect(await instance(cloud, id)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
      LoginSettings: { KeyIds: [KeyId] },
    });
    const [row] = await listed(cloud);
    expect(row).toMatchObject({
      AssociatedInstanceIds: [id],
      AssociatedInstanceSet: [{ InstanceId: id, Username: "root" }],
    });
    expect(told).toEqual([[id, "root", [row?.PublicKey]]]);
    expect(await codeOf(client.AssociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] }))).toBe(
      "UnsupportedOperation.KeyPairBindDuplicate",
    );

    await client.DisassociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] });
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId] }))).toBe("ResourceInUse.KeyPairInUse");
    cloud.clock.advance(2000);
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LoginSettings: { KeyIds: [] } });
    expect(told.at(-1)).toEqual([id, "root", []]);
    await client.DeleteKeyPairs({ KeyIds: [KeyId] });
    expect(await listed(cloud)).toEqual([]);
  });

  test("online happens beside the running machine, for a user of the caller's choice", async () => {
    await using cloud = await TestCloud.start();
    const [client, told] = [cloud.lighthouse(), watch(cloud)];
    const [id, KeyId] = [await bought(cloud), await made(cloud, "door")];
    const online = { KeyIds: [KeyId], InstanceIds: [id], AssociateType: "ONLINE", Username: "deploy" };
    await client.AssociateInstancesKeyPairs(online);
    expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
    cloud.clock.advance(1000);
    expect((await listed(cloud))[0]?.AssociatedInstanceSet).toEqual([{ InstanceId: id, Username: "deploy" }]);
    expect(told).toMatchObject([[id, "deploy", [expect.stringMatching(/^ssh-rsa /)]]]);
    const back = { KeyIds: [KeyId], InstanceIds: [id], DisassociateType: "ONLINE" };
    expect(await codeOf(client.DisassociateInstancesKeyPairs({ ...back, Username: "root" }))).toBe(
      "UnsupportedOperation.KeyPairUnbindUsernameMismatch",
    );
    await client.DisassociateInstancesKeyPairs({ ...back, Username: "deploy" });
    cloud.clock.advance(1000);
    expect((await listed(cloud))[0]?.AssociatedInstanceIds).toEqual([]);
    expect(told.at(-1)).toEqual([id, "deploy", []]);
  });

  test("leaves a stopped instance stopped, and refuses it online", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [id, KeyId] = [await bought(cloud), await made(cloud, "door")];
    await client.StopInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    const request = { KeyIds: [KeyId], InstanceIds: [id] };
    expect(await codeOf(client.AssociateInstancesKeyPairs({ ...request, AssociateType: "ONLINE" }))).toBe(
      "UnsupportedOperation.InvalidInstanceState",
    );
    await client.AssociateInstancesKeyPairs(request);
    expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
    cloud.clock.advance(1000);
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
    expect(await codeOf(client.DisassociateInstancesKeyPairs({ ...request, DisassociateType: "ONLINE" }))).toBe(
      "UnsupportedOperation.InvalidInstanceState",
    );
  });

  test("is all or nothing", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const [one, two, windows] = [
      await bought(cloud),
      await bought(cloud),
      await bought(cloud, { BlueprintId: "lhbp-i8g0634g" }),
    ];
    const [door, gate] = [await made(cloud, "door"), await made(cloud, "gate")];
    const bind = (KeyIds: string[], InstanceIds: string[], more: object = {}) =>
      codeOf(client.AssociateInstancesKeyPairs({ KeyIds, InstanceIds, ...more }));
    expect(await bind([door], [one, windows])).toBe("UnsupportedOperation.WindowsNotSupportKeyPair");
    expect(await bind([door, "lhkp-00000000"], [one])).toBe("ResourceNotFound.KeyIdNotFound");
    expect(await bind([door], [one, "lhins-00000000"])).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await bind([door], [one], { Username: "root" })).toBe("InvalidParameterValue");
    expect(await bind([door], [one], { AssociateType: "ONLINE", Username: "a b" })).toBe("InvalidParameterValue");
    expect(await bind([door], [one], { AssociateType: "LATER" })).toBe("InvalidParameterValue");
    expect(await bind([door, door], [one])).toBe("InvalidParameterValue.Duplicated");
    expect(await bind(["door"], [one])).toBe("InvalidParameterValue.KeyPairIdMalformed");
    expect(await bind([], [one])).toBe("InvalidParameterValue.LimitExceeded");
    const states = async () => (await client.DescribeInstances({})).InstanceSet?.map((row) => row.InstanceState);
    expect(await states()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
    expect(await cloud.cloud.db.selectFrom("key_bindings").selectAll().execute()).toEqual([]);

    await client.AssociateInstancesKeyPairs({ KeyIds: [door, gate], InstanceIds: [one] });
    expect(await bind([gate], [two, one])).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(2000);
    const unbind = (KeyIds: string[], InstanceIds: string[], more: object = {}) =>
      codeOf(client.DisassociateInstancesKeyPairs({ KeyIds, InstanceIds, ...more }));
    expect(await unbind([door], [one, two])).toBe("UnsupportedOperation.KeyPairNotBoundToInstance");
    expect(await unbind([door], [one], { Username: "root" })).toBe("InvalidParameterValue");
    expect(await unbind(["lhkp-00000000"], [one])).toBe("ResourceNotFound.KeyIdNotFound");
    expect(await states()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
    await client.DisassociateInstancesKeyPairs({ KeyIds: [door], InstanceIds: [one] });
    cloud.clock.advance(2000);
    expect((await instance(cloud, one))?.LoginSettings?.KeyIds).toEqual([gate]);
  });

  test("refuses an instance that is being made", async () => {
    await using cloud = await TestCloud.start();
    const KeyIds = [await made(cloud, "door")];
    const { InstanceIdSet: InstanceIds = [] } = await cloud.lighthouse().CreateInstances(order);
    expect(await codeOf(cloud.lighthouse().AssociateInstancesKeyPairs({ KeyIds, InstanceIds }))).toBe(
      "OperationDenied.InstanceCreating",
    );
  });
});

describe("deleting", () => {
  test("refuses what is not there, and then deletes nothing", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const KeyId = await made(cloud, "door");
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId, "lhkp-00000000"] }))).toBe(
      "ResourceNotFound.KeyIdNotFound",
    );
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId, KeyId] }))).toBe("InvalidParameterValue.Duplicated");
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: ["x"] }))).toBe("InvalidParameterValue.KeyPairIdMalformed");
    const eleven = Array.from({ length: 11 }, (_, at) => `lhkp-${String(at).padStart(8, "0")}`);
    expect(await codeOf(client.DeleteKeyPairs({ KeyIds: eleven }))).toBe("InvalidParameterValue");
    expect(await codeOf(cloud.lighthouse(key(2)).DeleteKeyPairs({ KeyIds: [KeyId] }))).toBe(
      "ResourceNotFound.KeyIdNotFound",
    );
    expect(await listed(cloud)).toHaveLength(1);
  });

  test("another account's key and instance cannot be bound", async () => {
    await using cloud = await TestCloud.start();
    const [mine, theirs, id] = [await made(cloud, "door"), await made(cloud, "door", key(2)), await bought(cloud)];
    expect(await codeOf(cloud.lighthouse().AssociateInstancesKeyPairs({ KeyIds: [theirs], InstanceIds: [id] }))).toBe(
      "ResourceNotFound.KeyIdNotFound",
    );
    const stranger = cloud.lighthouse(key(2));
    expect(await codeOf(stranger.AssociateInstancesKeyPairs({ KeyIds: [theirs], InstanceIds: [id] }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
    expect((await listed(cloud)).map((row) => [row.KeyId, row.AssociatedInstanceIds])).toEqual([[mine, []]]);
  });
});
