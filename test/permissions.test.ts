import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { examplesFile } from "#explorer/examples/files.ts";
import { type Published, publishedCodes } from "#kernel/action.ts";
import { services } from "#services/index.ts";
import { type Credential, TestCloud } from "./cloud.ts";
import { type Example, examplesOf } from "./examples/examples.ts";
import { plain } from "./lighthouse/publicKeys.ts";
import { v3 } from "./protocol/call.ts";

type Input = Pick<Example, "body" | "query">;

/** Actions without a permission check: every key may query its own identity. */
const open = ["cam.GetUserAppId", "sts.GetCallerIdentity"];

for (const service of services.values()) {
  describe(`an action of ${service.name}`, () => {
    const clock = { time: Date.parse("2023-09-01T08:00:00Z"), now: () => clock.time };
    const world = service.name === "lighthouse" ? "lighthouse.world.yaml" : "neighbours.world.yaml";
    let cloud: TestCloud;
    let credentials: Awaited<ReturnType<typeof callers>>;
    let before: Awaited<ReturnType<typeof contents>>;
    beforeAll(async () => {
      cloud = await TestCloud.start({ world: join(import.meta.dir, "examples", world), clock });
      credentials = await callers(cloud);
      before = await contents(cloud);
    });
    afterAll(() => cloud[Symbol.asyncDispose]());

    const inputs = inputsOf(service.name);
    const callAction = async (action: string, credential: Credential, input = inputs.get(action)) => {
      const { body, query } = input ?? {};
      const filled = JSON.stringify(body ?? {}, (_, value) => (value === "<PublicKey>" ? plain(256) : value));
      const sent = body || !query ? { body: filled } : { method: "GET", query: new URLSearchParams(query).toString() };
      const what = { service: service.name, version: service.version, action, region: "ap-guangzhou" };
      const { code, message, response } = await v3(cloud, { ...sent, ...what, credential });
      return { code, message, fields: Object.keys(response).sort(), text: JSON.stringify(response), sent };
    };
    const refused = ["Error", "RequestId"];

    const actions = [...service.actions].sort();
    const isOpen = (action: string) => open.includes(`${service.name}.${action}`);

    test.each(actions)("%s is denied to a user without permissions for any subset of its input", async (action) => {
      const { code, message, fields } = await callAction(action, credentials.nobody);
      if (isOpen(action)) return expect(code).toBe("");
      expect(await refusalsOf(service.name, action), message).toContain(code);
      expect(fields).toEqual(refused);
      // An input without resources requests the action on all resources, so it is denied, too.
      for (const input of reducedInputs(inputs.get(action) ?? {})) {
        const { code, fields } = await callAction(action, credentials.nobody, input);
        expect([input, code, fields]).toEqual([input, expect.stringMatching(/./), refused]);
      }
      expect(await contents(cloud)).toEqual(before);
    });

    test.each(actions)(
      "%s is denied to an inactive, deleted or expired key and to a key of a deleted user",
      async (action) => {
        const { disabled, deleted, leaver, expired } = credentials;
        for (const [what, credential] of Object.entries({ disabled, deleted, leaver })) {
          const { code, fields } = await callAction(action, credential);
          expect([what, code, fields]).toEqual([what, "AuthFailure.SecretIdNotFound", refused]);
        }
        clock.time += hour;
        const { code, fields } = await callAction(action, expired);
        clock.time -= hour;
        expect([code, fields]).toEqual(["AuthFailure.TokenFailure", refused]);
        expect(await contents(cloud)).toEqual(before);
      },
    );

    test.each(actions)("%s reveals and changes nothing of other accounts", async (action) => {
      const { hashes, ids } = await belongings(cloud);
      const { text, sent } = await callAction(action, credentials.outsider);
      const request = JSON.stringify(sent);
      expect(ids.filter((id) => text.includes(id) && !request.includes(id))).toEqual([]);
      expect((await belongings(cloud)).hashes).toEqual(hashes);
    });
  });
}

const hour = 3_600_000;

/** The input of each action: its first published example, or else its first recorded example. */
function inputsOf(service: string): ReadonlyMap<string, Input> {
  const recorded: Record<string, readonly { input: Input["body"] }[]> = JSON.parse(
    readFileSync(examplesFile(service), "utf8"),
  );
  const shown = Object.entries(recorded).map(([action, [first]]): [string, Input] => [
    action,
    { body: first?.input ?? {} },
  ]);
  const examples = service === "vpc" || service === "tat" ? [] : examplesOf(service);
  const published = examples.toReversed().map((example): [string, Input] => [example.action, example]);
  return new Map([...shown, ...published, ...Object.entries(replacements[service] ?? {})]);
}

/** Replacements for published examples that are rejected before the permission check. */
const replacements: Readonly<Record<string, Readonly<Record<string, Input>>>> = {
  lighthouse: {
    ModifyInstancesBundle: { body: { InstanceIds: ["lhins-00000000"], BundleId: "bundle2022_gen_02" } },
  },
  cvm: { DeleteImages: { body: { ImageIds: ["img-mfih409y"] } } },
  cam: {
    AddUser: { body: { Name: "friend" } },
    UpdateUser: { body: { Name: "jack", Remark: "changed" } },
    UpdateRoleConsoleLogin: { body: { RoleName: "changed", ConsoleLogin: 1 } },
    UpdateRoleSessionDuration: { body: { RoleName: "changed", SessionDuration: 3600 } },
  },
};

/** The code of a denied call in each service, if the action declares it. */
const refusals: Readonly<Record<string, string>> = {
  ...{ cam: "AuthFailure.UnauthorizedOperation", monitor: "AuthFailure.UnauthorizedOperation" },
  ...{ tag: "AuthFailure.UnauthorizedOperation", lighthouse: "UnauthorizedOperation.NoPermission" },
  ...{ tat: "UnauthorizedOperation.CamAuthFailed" },
  ...{ cvm: "UnauthorizedOperation", sts: "UnauthorizedOperation", vpc: "UnauthorizedOperation" },
};

/** Actions of Lighthouse and TAT that do not declare its code return one of the common codes. */
async function refusalsOf(service: string, action: string): Promise<readonly string[]> {
  const usual = refusals[service] ?? "";
  const declared: readonly string[] = codesOf(await services.get(service)?.load(action));
  if ((service !== "lighthouse" && service !== "tat") || declared.includes(usual)) return [usual];
  return ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"];
}

/** An input without each of its parameters in turn, without any, and with empty lists. */
function reducedInputs({ body, query }: Input): readonly Input[] {
  const without = <Value>(record: Readonly<Record<string, Value>>, left: string) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name.split(".")[0] !== left));
  const names = new Set(Object.keys(body ?? query ?? {}).map((name) => name.split(".")[0] ?? ""));
  if (!body) return [...names].map((name) => ({ query: { ...without(query ?? {}, name) } }));
  const emptied = Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return [
    ...[...names].map((name) => ({ body: without(body, name) })),
    { body: {} },
    { body: Object.fromEntries(emptied) },
  ];
}

/** Credentials of a user without permissions, and invalid keys that once had all permissions. */
async function callers(cloud: TestCloud) {
  const create = async (action: string, input: Readonly<Record<string, unknown>>, version = "2019-01-16") => {
    const service = version === "2019-01-16" ? "cam" : "sts";
    const { code, message, response } = await v3(cloud, {
      service,
      version,
      action,
      region: "",
      body: JSON.stringify(input),
    });
    if (code !== "") throw new Error(`${action}: ${code} ${message}`);
    return response;
  };
  const user = async (Name: string) => {
    const { SecretId, SecretKey, Uin } = await create("AddUser", { Name, UseApi: 1 });
    return { secretId: String(SecretId), secretKey: String(SecretKey), TargetUin: Number(Uin) };
  };
  const [nobody, disabled, deleted, leaver] = [
    await user("nobody"),
    await user("off"),
    await user("gone"),
    await user("leaver"),
  ];
  for (const { TargetUin } of [disabled, deleted, leaver]) {
    await create("AttachUserPolicy", { PolicyId: 1, AttachUin: TargetUin });
  }
  await create("UpdateAccessKey", {
    AccessKeyId: disabled.secretId,
    Status: "Inactive",
    TargetUin: disabled.TargetUin,
  });
  await create("DeleteAccessKey", { AccessKeyId: deleted.secretId, TargetUin: deleted.TargetUin });
  await create("DeleteUser", { Name: "leaver", Force: 1 });
  const Policy = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
  const { Credentials } = await create(
    "GetFederationToken",
    { Name: "late", Policy, DurationSeconds: 1800 },
    "2018-08-13",
  );
  const given = Object(Credentials);
  const expired = { secretId: given.TmpSecretId, secretKey: given.TmpSecretKey, token: given.Token };
  return { nobody, disabled, deleted, leaver, expired, outsider: await outsider(cloud) };
}

/** The root key of an account without resources. It is written to the database because no action creates accounts. */
async function outsider({ cloud: { db, vault } }: TestCloud): Promise<Credential> {
  const [uin, secretId, secretKey] = ["200000000099", "AKIDOfAnOutsider", "SecretOfAnOutsider"];
  await db.insertInto("accounts").values({ uin, name: "Outsider", app_id: 99 }).execute();
  const secret_key = vault.seal("access_keys", { secret_id: secretId }, secretKey);
  const key = { secret_id: secretId, secret_key, account: uin, uin, active: 1, note: "", created: 0 };
  await db.insertInto("access_keys").values(key).execute();
  return { secretId, secretKey };
}

/** Hashes of the rows of all other accounts by table, and their ids. */
async function belongings({ cloud }: TestCloud) {
  const [ids, hashes] = [new Set<string>(), new Map<string, string>()];
  for (const [name, rows] of await tables(cloud.db)) {
    const others = rows.filter(({ account }) => account !== undefined && account !== "200000000099");
    hashes.set(name, hashOf(others));
    for (const { id, uin, secret_id } of others) {
      for (const one of [id, uin, secret_id]) if (typeof one === "string" && one.length >= 8) ids.add(one);
    }
  }
  return { hashes, ids: [...ids] };
}

/** Hashes of all rows by table. */
async function contents({ cloud }: TestCloud): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await tables(cloud.db)).map(([name, rows]) => [name, hashOf(rows)]));
}

type Row = Readonly<Record<string, unknown>>;

/** A hash that does not depend on the order of rows. */
const hashOf = (rows: readonly Row[]): string =>
  Bun.hash(JSON.stringify(rows.map((row) => JSON.stringify(row)).sort())).toString(36);

async function tables(
  db: TestCloud["cloud"]["db"],
): Promise<readonly (readonly [name: string, rows: readonly Row[]])[]> {
  const names = await db.introspection.getTables();
  return Promise.all(
    names.map(async ({ name }) => [name, (await sql<Row>`select * from ${sql.table(name)}`.execute(db)).rows] as const),
  );
}

const codesOf = (action: { readonly published: Published } | undefined): readonly string[] =>
  action ? publishedCodes(action.published) : [];
