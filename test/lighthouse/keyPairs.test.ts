import { describe, expect, test } from "bun:test";
import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { createdKeyPair, listedKeyPairs } from "./keys.ts";
import { ed25519, exponent, modulus, plain, rsa1024, written } from "./publicKeys.ts";

describe("CreateKeyPair", () => {
  test("returns the private key that matches the public key, and does not store it", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { KeyPair } = await client.CreateKeyPair({ KeyName: "first_1", Tags: [{ Key: "a", Value: "b" }] });
    expect(KeyPair).toMatchObject({ KeyName: "first_1", AssociatedInstanceIds: [], CreatedTime: null });
    const privateKey = createPrivateKey(KeyPair?.PrivateKey ?? "");
    expect(KeyPair?.PrivateKey).toStartWith("-----BEGIN RSA PRIVATE KEY-----\n");
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const { e = "", n = "" } = createPublicKey(privateKey).export({ format: "jwk" });
    const publicKey = written([
      Buffer.from("ssh-rsa"),
      Buffer.from(e, "base64url"),
      Buffer.concat([Buffer.alloc(1), Buffer.from(n, "base64url")]),
    ]);
    expect(KeyPair?.PublicKey).toBe(publicKey);
    expect(KeyPair?.PublicKey).toStartWith("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ");
    const signature = createSign("sha256").update("x").sign(privateKey);
    expect(createVerify("sha256").update("x").verify(createPublicKey(privateKey), signature)).toBe(true);

    const [listed] = await listedKeyPairs(cloud);
    expect(listed).toMatchObject({
      KeyId: KeyPair?.KeyId,
      PublicKey: KeyPair?.PublicKey,
      PrivateKey: null,
      AssociatedInstanceSet: [],
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(listed?.CreatedTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    // Reads the database: no call shows what is stored.
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
  test.each(names)("rejects the name %p", async (KeyName, created, imported) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().CreateKeyPair({ KeyName }))).toBe(created);
    expect(await codeOf(cloud.lighthouse().ImportKeyPair({ KeyName, PublicKey: plain(128) }))).toBe(imported);
    expect(await listedKeyPairs(cloud)).toEqual([]);
  });

  test("rejects a name that exists in the same account and region", async () => {
    await using cloud = await TestCloud.start();
    await createdKeyPair(cloud, "same");
    for (const call of [
      createdKeyPair(cloud, "same"),
      cloud.lighthouse().ImportKeyPair({ KeyName: "same", PublicKey: plain(128) }),
    ]) {
      expect(await codeOf(call)).toBe("InvalidParameterValue.DuplicateParameterValue");
    }
    await createdKeyPair(cloud, "same", key(2));
    await cloud.lighthouse(key(1), "ap-shanghai").ImportKeyPair({ KeyName: "same", PublicKey: plain(128) });
    expect(await listedKeyPairs(cloud)).toHaveLength(1);
  });

  test("creates at most ten key pairs in a region", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    for (let at = 0; at < 10; at++) await client.ImportKeyPair({ KeyName: `k${at}`, PublicKey: plain(128 + at) });
    expect(await codeOf(createdKeyPair(cloud, "more"))).toBe("LimitExceeded.KeyPairLimitExceeded");
    expect(await codeOf(client.ImportKeyPair({ KeyName: "more", PublicKey: plain(256) }))).toBe(
      "LimitExceeded.KeyPairLimitExceeded",
    );
    const [first] = await listedKeyPairs(cloud);
    await client.DeleteKeyPairs({ KeyIds: [first?.KeyId ?? ""] });
    await createdKeyPair(cloud, "more");
  });
});

describe("ImportKeyPair", () => {
  test("keeps a public key as ssh-keygen writes it, with its comment", async () => {
    await using cloud = await TestCloud.start();
    const { KeyId } = await cloud.lighthouse().ImportKeyPair({ KeyName: "mine", PublicKey: `${rsa1024} me@home\n` });
    expect(KeyId).toMatch(/^lhkp-[0-9a-z]{8}$/);
    expect((await listedKeyPairs(cloud))[0]).toMatchObject({ KeyId, KeyName: "mine", PublicKey: `${rsa1024} me@home` });
  });

  test("rejects the same key with another name and comment", async () => {
    await using cloud = await TestCloud.start();
    await cloud.lighthouse().ImportKeyPair({ KeyName: "one", PublicKey: rsa1024 });
    const twice = { KeyName: "two", PublicKey: `${rsa1024} other` };
    expect(await codeOf(cloud.lighthouse().ImportKeyPair(twice))).toBe(
      "InvalidParameterValue.KeyPairPublicKeyDuplicated",
    );
    await cloud.lighthouse(key(2)).ImportKeyPair(twice);
    expect(await listedKeyPairs(cloud)).toHaveLength(1);
  });

  const name = Buffer.from("ssh-rsa");
  const pem = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" });
  const malformed: readonly [string, string][] = [
    ["an empty string", ""],
    ["a key type without data", "ssh-rsa"],
    ["a PEM key", pem.toString()],
    ["an ed25519 key", ed25519],
    ["another key type before the data", plain(128).replace("ssh-rsa", "ssh-dss")],
    ["another key type inside the data", written([Buffer.from("ssh-dss"), exponent, modulus(128)])],
    ["a key of 1016 bits", plain(127)],
    ["one missing field", written([name, exponent])],
    ["one extra field", written([name, exponent, modulus(128), Buffer.from([1])])],
    ["a truncated key", plain(128).slice(0, -4)],
    ["an even modulus", written([name, exponent, Buffer.concat([Buffer.from([0, 0x80]), Buffer.alloc(127)])])],
    ["an even exponent", written([name, Buffer.from([2]), modulus(128)])],
    ["a negative modulus", written([name, exponent, modulus(128).subarray(1)])],
    [
      "a modulus with redundant leading zeros",
      written([name, exponent, Buffer.concat([Buffer.alloc(1), modulus(128)])]),
    ],
    ["two keys on two lines", `${plain(128)}\n${plain(129)}`],
  ];
  test.each(malformed)("rejects %s", async (_, PublicKey) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().ImportKeyPair({ KeyName: "bad", PublicKey }))).toBe(
      "InvalidParameterValue.KeyPairPublicKeyMalformed",
    );
    expect(await listedKeyPairs(cloud)).toEqual([]);
  });
});

describe("DescribeKeyPairs", () => {
  test("lists key pairs by id, part of a name and tag, page by page, with the newest first", async () => {
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

  const rejections: readonly [string, object, string][] = [
    ["a malformed id", { KeyIds: ["lhkp-1"] }, "InvalidParameterValue.KeyPairIdMalformed"],
    ["the same id twice", { KeyIds: ["lhkp-00000000", "lhkp-00000000"] }, "InvalidParameterValue.Duplicated"],
    ["101 ids", { KeyIds: Array(101).fill("lhkp-00000000") }, "InvalidParameterValue.LimitExceeded"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.Negative"],
    ["a page of 101", { Limit: 101 }, "InvalidParameterValue.OutOfRange"],
    ["an unknown filter", { Filters: [{ Name: "name", Values: ["a"] }] }, "InvalidParameter.InvalidFilter"],
    ["six filter values", { Filters: [{ Name: "key-id", Values: [..."abcdef"] }] }, "InvalidParameter.InvalidFilter"],
    [
      "ids together with filters",
      { KeyIds: ["lhkp-00000000"], Filters: [{ Name: "key-id", Values: ["a"] }] },
      "InvalidParameter.ParameterConflict",
    ],
  ];
  test.each(rejections)("rejects %s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().DescribeKeyPairs(request))).toBe(code);
  });
});

describe("DeleteKeyPairs", () => {
  test("deletes nothing if one id does not exist", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const KeyId = await createdKeyPair(cloud, "door");
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
    expect(await listedKeyPairs(cloud)).toHaveLength(1);
  });
});

test("AssociateInstancesKeyPairs rejects a key pair or an instance of another account", async () => {
  await using cloud = await TestCloud.start();
  const [mine, theirs, id] = [
    await createdKeyPair(cloud, "door"),
    await createdKeyPair(cloud, "door", key(2)),
    await bought(cloud),
  ];
  expect(await codeOf(cloud.lighthouse().AssociateInstancesKeyPairs({ KeyIds: [theirs], InstanceIds: [id] }))).toBe(
    "ResourceNotFound.KeyIdNotFound",
  );
  const otherClient = cloud.lighthouse(key(2));
  expect(await codeOf(otherClient.AssociateInstancesKeyPairs({ KeyIds: [theirs], InstanceIds: [id] }))).toBe(
    "ResourceNotFound.InstanceIdNotFound",
  );
  expect((await listedKeyPairs(cloud)).map((row) => [row.KeyId, row.AssociatedInstanceIds])).toEqual([[mine, []]]);
});
