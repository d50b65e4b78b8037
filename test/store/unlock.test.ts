import { describe, expect, test } from "bun:test";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RawBuilder, sql } from "kysely";
import { TemporaryKeys } from "#identity/sessions.ts";
import { mask } from "#kernel/shape.ts";
import { planOfContainer } from "#services/lighthouse/docker/containerRules.ts";
import { Containers } from "#services/lighthouse/docker/rows.ts";
import { openSqlite } from "#store/sqlite.ts";
import { key, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { Child, run } from "../process.ts";
import { codeOf } from "../refusal.ts";
import { findReadable } from "./readableTexts.ts";

const keyIn = (folder: Folder): string => join(folder.path, "skerry.key");

/** The error message of a start that fails. */
async function refusal(folder: Folder, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(["serve", "--port", "0", "--data", folder.path, ...args]);
  expect([code, out, err.trimEnd().split("\n").length]).toEqual([1, "", 1]);
  return err;
}

describe("the secret key file", () => {
  test("is created at the first start with mode 0600 and kept", async () => {
    using folder = new Folder();
    await (await TestCloud.start({ data: folder.path }))[Symbol.asyncDispose]();
    expect((statSync(keyIn(folder)).mode & 0o777).toString(8)).toBe("600");
    const text = readFileSync(keyIn(folder), "utf8");
    expect(Buffer.from(text, "base64")).toHaveLength(32);
    expect(findReadable(folder.path, [text.trim()])).toEqual([]);
    await (await TestCloud.start({ data: folder.path }))[Symbol.asyncDispose]();
    expect(readFileSync(keyIn(folder), "utf8")).toBe(text);
  });

  test("is created or read at the path of --key-file", async () => {
    using folder = new Folder();
    const elsewhere = join(folder.path, "elsewhere.key");
    const data = join(folder.path, "data");
    await using created = await Child.serve("--data", data, "--key-file", elsewhere);
    await created.kill();
    expect([existsSync(elsewhere), existsSync(join(data, "skerry.key"))]).toEqual([true, false]);
    const existing = await folder.file("brought.key", `${Buffer.alloc(32, 7).toString("base64")}\n`);
    await using other = await Child.started(["--data", join(folder.path, "other")], { SKERRY_KEY_FILE: existing });
    await other.kill();
    expect(readFileSync(existing, "utf8")).toBe(`${Buffer.alloc(32, 7).toString("base64")}\n`);
    const withOtherKey = await run(["serve", "--port", "0", "--data", data, "--key-file", existing]);
    expect(withOtherKey.err).toBe(
      `skerry: the secrets in this database are sealed with a different key than the one in ${existing}\n`,
    );
  });

  test("prevents the start when it is missing, and is not created again", async () => {
    using folder = new Folder();
    await (await TestCloud.start({ data: folder.path }))[Symbol.asyncDispose]();
    renameSync(keyIn(folder), join(folder.path, "away"));
    expect(await refusal(folder)).toMatch(/the key is missing from \S+skerry\.key: restore the key file.*access keys/);
    expect(existsSync(keyIn(folder))).toBe(false);
    await using found = await Child.serve("--data", folder.path, "--key-file", join(folder.path, "away"));
    expect(found.printed).toContain(found.url);
  });

  test("is named in the error when it is invalid or cannot be read or created", async () => {
    using folder = new Folder();
    for (const text of ["hush", Buffer.alloc(31).toString("base64"), Buffer.alloc(32).toString("hex")]) {
      writeFileSync(keyIn(folder), text, { mode: 0o600 });
      expect(await refusal(folder)).toContain(`the key file ${keyIn(folder)} does not hold a key`);
    }
    expect(await refusal(folder, "--key-file", folder.path)).toContain(
      `cannot read the key file ${folder.path}: EISDIR`,
    );
    const nowhere = join(folder.path, "no", "key");
    expect(await refusal(folder, "--key-file", nowhere)).toContain(`cannot create the key file ${nowhere}: ENOENT`);
  });

  test("is written when an interrupted start left it empty", async () => {
    using folder = new Folder();
    writeFileSync(keyIn(folder), "", { mode: 0o600 });
    await (await TestCloud.start({ data: folder.path }))[Symbol.asyncDispose]();
    expect(Buffer.from(readFileSync(keyIn(folder), "utf8"), "base64")).toHaveLength(32);
  });
});

const cloudSecret = Buffer.alloc(32, 3);
const secrets = [
  "OldSecretKeyOfTheAccount12345678",
  cloudSecret.toString("base64"),
  "marker-of-a-server",
  "marker-of-a-container",
];
const deleted = ["Password-that-is-long-gone-1", "marker-of-what-was-removed"];

/** Rows of versions that did not seal secrets. */
const older: readonly RawBuilder<unknown>[] = [
  sql`insert into cloud values ('world', 'the built-in world'), ('secret', ${secrets[1]}),
    ('pace.images', '1000'), ('pace.instances', '1000'), ('pace.operations', '{"others":{"milliseconds":1000}}')`,
  sql`insert into accounts values ('100000000001', 'Old', 1250000001)`,
  sql`insert into access_keys (secret_id, secret_key, account, uin, active, note, created)
    values ('AKIDOlder', ${secrets[0]}, '100000000001', '100000000001', 1, '', 0)`,
  sql`insert into instances (account, region, id, uuid, name, zone, bundle_id, blueprint_id, os, platform, state, private_ip,
      public_ip, user_name, has_password, renew_flag, firewall_version, tags, created, expires)
    values ('100000000001', 'ap-guangzhou', 'lhins-older001', 'u', 'old', 'ap-guangzhou-3', 'bundle2022_gen_01', 'lhbp-2cacsycc', 'Ubuntu',
      'UBUNTU', 'RUNNING', '10.0.0.2', '43.1.1.1', 'ubuntu', 0, 'NOTIFY_AND_MANUAL_RENEW', 1, '[]', 0, 4102444800000)`,
  sql`insert into mcp_servers (account, region, id, instance_id, name, command, about, transport, environment, state, created, updated)
    values ('100000000001', 'ap-guangzhou', 'lhmcp-old', 'lhins-older001', 'old', 'eA==', '', 'SSE',
      ${JSON.stringify([{ key: "TOKEN", value: secrets[2] }])}, 'STOPPED', 0, 0)`,
  sql`insert into docker_containers (account, region, id, instance_id, name, plan, state, held, created)
    values ('100000000001', 'ap-guangzhou', ${"a".repeat(64)}, 'lhins-older001', 'old',
      ${JSON.stringify({ image: "nginx", command: "", env: [{ key: "TOKEN", value: secrets[3] }], ports: [], volumes: [], restart: "no" })}, 'exited', 1, 0)`,
  sql`insert into snapshots (account, region, id, name, instance_id, disk_id, disk_size, blueprint_id, os, platform, state, tags, created)
    values ('100000000001', 'ap-guangzhou', 'lhsnap-old', 'old', 'lhins-older001', 'lhdisk-old', 40, 'lhbp-2cacsycc', 'Ubuntu', 'UBUNTU',
      'NORMAL', '[]', 0)`,
  ...deleted.map(
    (
      text,
      n,
    ) => sql`insert into operations (id, account, region, kind, resource, action, path, request_id, back, due, turn, detail)
      values (${`op${n}`}, '100000000001', 'ap-guangzhou', 'instance', 'lhins-older001', 'ResetInstancesPassword', '["RUNNING"]', 'r', null,
      4102444800000, 1, ${JSON.stringify({ password: text, filling: "x".repeat(3000) })})`,
  ),
  sql`delete from operations`,
];

async function writeOlder(folder: Folder): Promise<void> {
  const db = await openSqlite(folder.path);
  for (const statement of older) await statement.execute(db);
  await db.destroy();
}

describe("a database without sealed secrets", () => {
  test("is sealed at its first start and keeps working", async () => {
    using folder = new Folder();
    await writeOlder(folder);
    // Free pages contain deleted rows.
    expect(findReadable(folder.path, [...secrets, ...deleted])).toEqual([...secrets, ...deleted]);
    const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
    const root = { kind: "role", account: "100000000001", roleId: "r", session: "s", assumedBy: "u" } as const;
    await using cloud = await TestCloud.start({ data: folder.path });
    expect(findReadable(folder.path, [...secrets, ...deleted])).toEqual([]);
    const client = cloud.lighthouse({ secretId: "AKIDOlder", secretKey: secrets[0] ?? "" });
    const { McpServerSet = [] } = await client.DescribeMcpServers({ InstanceId: "lhins-older001" });
    expect(McpServerSet.map((one) => one.EnvSet)).toEqual([[{ Key: "TOKEN", Value: mask }]]);
    const containers = await new Containers({ ...cloud.cloud, account: "100000000001", region: "ap-guangzhou" }).on(
      "lhins-older001",
    );
    expect(containers.map((row) => planOfContainer(row).env)).toEqual([[{ key: "TOKEN", value: secrets[3] ?? "" }]]);
    expect((await client.DescribeSnapshots({})).SnapshotSet).toHaveLength(1);
    // Existing temporary keys remain valid.
    const issued = new TemporaryKeys(cloudSecret).issue(root, Number.MAX_SAFE_INTEGER, random);
    expect(cloud.cloud.temporaryKeys.secretKeyOf(issued.secretId)).toBe(issued.secretKey);
  });

  test("is vacuumed at the next start if the first start was interrupted", async () => {
    using folder = new Folder();
    await (await TestCloud.start({ data: folder.path }))[Symbol.asyncDispose]();
    const db = await openSqlite(folder.path);
    for (const statement of older.slice(-3)) await statement.execute(db);
    await sql`insert into cloud values ('leftovers', '')`.execute(db);
    await db.destroy();
    expect(findReadable(folder.path, deleted)).toEqual(deleted);
    await using cloud = await TestCloud.start({ data: folder.path });
    expect(findReadable(folder.path, deleted)).toEqual([]);
    expect(await cloud.cloud.db.selectFrom("cloud").select("name").where("name", "=", "leftovers").execute()).toEqual(
      [],
    );
    await cloud.lighthouse(key(1)).DescribeZones({});
  });

  test("is left unchanged if sealing fails", async () => {
    using folder = new Folder();
    await writeOlder(folder);
    const db = await openSqlite(folder.path);
    await sql`create trigger stuck before update on snapshots begin select raise(abort, 'stuck'); end`.execute(db);
    await db.destroy();
    await expect(TestCloud.start({ data: folder.path })).rejects.toThrow("stuck");
    rmSync(keyIn(folder));
    const reopened = await openSqlite(folder.path);
    const { secret_key } = await reopened.selectFrom("access_keys").select("secret_key").executeTakeFirstOrThrow();
    expect(String(secret_key)).toBe(secrets[0] ?? "");
    await sql`drop trigger stuck`.execute(reopened);
    await reopened.destroy();
    await using cloud = await TestCloud.start({ data: folder.path });
    const valid = { secretId: "AKIDOlder", secretKey: secrets[0] ?? "" };
    await cloud.lighthouse(valid).DescribeZones({});
    expect(await codeOf(cloud.lighthouse({ ...valid, secretKey: "x" }).DescribeZones({}))).toBe(
      "AuthFailure.SignatureFailure",
    );
  });
});
