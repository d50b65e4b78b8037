import { describe, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import builtin from "#world/builtin.yaml";
import { readWorld } from "#world/readWorld.ts";
import { TestCloud } from "../cloud.ts";

const start = `accounts:
  - uin: "100000000077"
    name: Mine
    appId: 1
`;

/** The error for the text of a world file. */
async function errorOf(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "skerry-"));
  const file = join(folder, "world.yaml");
  writeFileSync(file, text);
  try {
    await readWorld(file);
    return "no error";
  } catch (error) {
    return error instanceof Error ? error.message.replace(`${folder}/`, "") : String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const image = (more: string): string => `${start}images:
  - id: img-mine0001
    account: "100000000077"
    region: ap-guangzhou
    name: mine
    os: Debian 12 64bit
    platform: Debian
${more}`;

describe("an invalid world file", () => {
  const mistakes: readonly [string, string, string][] = [
    ["invalid YAML", `${start}images: [`, "world.yaml:5"],
    ["an empty file", "", "world.yaml:1: accounts: is missing"],
    ["an unknown field", `${start}    colour: red\n`, "world.yaml:5: accounts.0.colour: unknown field"],
    [
      "a missing field",
      'accounts:\n  - uin: "100000000077"\n    appId: 1\n',
      "world.yaml:2: accounts.0.name: is missing",
    ],
    [
      "a value of another type",
      start.replace("appId: 1", "appId: one"),
      "world.yaml:4: accounts.0.appId: must be of type int",
    ],
    ["a uin without quotes", start.replaceAll('"', ""), "world.yaml:2: accounts.0.uin: must be of type string"],
    [
      "a malformed image id",
      image("").replace("img-mine0001", "image-1"),
      "world.yaml:6: images.0.id: must have the form img-xxxxxxxx, not `image-1`",
    ],
    ["an unknown region", image("").replace("ap-guangzhou", "mars-1"), "world.yaml:8: images.0.region: must be one of"],
    [
      "an unknown account",
      image('    sharedWith: ["100000000099"]\n'),
      "world.yaml:12: images.0.sharedWith.0: unknown account 100000000099",
    ],
    [
      "a share with the owner",
      image('    sharedWith: ["100000000077"]\n'),
      "images.0.sharedWith.0: must not be the owner",
    ],
    [
      "an unknown policy",
      `${start}    users: [{ uin: "100000000078", name: a, policies: [None] }]\n`,
      "world.yaml:5: accounts.0.users.0.policies.0: unknown policy None",
    ],
    [
      "an unknown group",
      `${start}    users: [{ uin: "100000000078", name: a, groups: [None] }]\n`,
      "accounts.0.users.0.groups.0: unknown group None",
    ],
    [
      "an invalid policy",
      `${start}    policies: [{ name: a, document: "{}" }]\n`,
      "world.yaml:5: accounts.0.policies.0.document: is not a valid CAM policy: VersionError at version",
    ],
    [
      "a repeated uin",
      `${start}  - uin: "100000000077"\n    name: Other\n    appId: 2\n`,
      "world.yaml:5: accounts.1.uin: duplicate uin 100000000077",
    ],
    [
      "a repeated image",
      `${image("")}${image("").split("images:\n")[1]}`,
      "images.1.id: duplicate image img-mine0001 in ap-guangzhou",
    ],
    [
      "the platform's account",
      start.replace("100000000077", "100000000000"),
      "accounts.0.uin: is reserved for the platform's own account",
    ],
    [
      "a role without a trust policy",
      `${start}    roles: [{ name: a }]\n`,
      "accounts.0.roles.0: requires either `service` or `trust`",
    ],
  ];
  test.each(mistakes)("is rejected with file, line and field for %s", async (_, text, message) => {
    expect(await errorOf(text)).toContain(message);
  });

  test("is rejected with its path when it does not exist", async () => {
    await expect(readWorld("/nowhere/world.yaml")).rejects.toThrow("/nowhere/world.yaml: ");
  });
});

test("a valid world file is accepted", async () => {
  expect(await errorOf(image(""))).toBe("no error");
});

test("the built-in world is the same for Bun's YAML loader and the yaml library", () => {
  const text = readFileSync(join(import.meta.dir, "..", "..", "src", "world", "builtin.yaml"), "utf8");
  const raw: unknown = builtin;
  expect(raw).toEqual(parse(text));
});

describe("existing data", () => {
  test("keep their changes and reject another world", async () => {
    const folder = mkdtempSync(join(tmpdir(), "skerry-"));
    const file = join(folder, "world.yaml");
    writeFileSync(file, image(""));
    const data = join(folder, "data");
    {
      await using cloud = await TestCloud.start({ data });
      await cloud.lighthouse().ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "SHARE" });
    }
    {
      await using cloud = await TestCloud.start({ data });
      const { ImageSet } = await cloud.lighthouse().DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] });
      expect(ImageSet[0]?.IsShareable).toBe(false);
    }
    await expect(TestCloud.start({ data, world: file })).rejects.toThrow(
      "belong to a cloud created from the built-in world",
    );
    rmSync(folder, { recursive: true });
  });
});
