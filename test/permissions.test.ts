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

/** Whoever has a key may ask whose it is. */
const open = ["cam.GetUserAppId", "sts.GetCallerIdentity"];

for (const service of services.values()) {
  describe(`${service.name} tells nothing and changes nothing by`, () => {
    const clock = { time: Date.parse("2023-09-01T08:00:00Z"), now: () => clock.time };
    const world = service.name === "lighthouse" ? "lighthouse.world.yaml" : "neighbours.world.yaml";
    let cloud: TestCloud;
    let who: Awaited<ReturnType<typeof callers>>;
    let before: Awaited<ReturnType<typeof contents>>;
    beforeAll(async () => {
      cloud = await TestCloud.start({ world: join(import.meta.dir, "examples", world), clock });
      who = await callers(cloud);
      before = await contents(cloud);
    });
    afterAll(() => cloud[Symbol.asyncDispose]());

    const inputs = inputsOf(service.name);
    const ask = async (action: string, credential: Credential, input = inputs.get(action)) => {
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

    test.each(actions)("%s to a user without rights, whatever is left out", async (action) => {
      const { code, message, fields } = await ask(action, who.nobody);
      if (isOpen(action)) return expect(code).toBe("");
      expect(await refusalsOf(service.name, action), message).toContain(code);
      expect(fields).toEqual(refused);
      // Who names nothing has not thereby asked for nothing: an action without resources is asked for as a whole.
      for (const input of lesser(inputs.get(action) ?? {})) {
        const { code, fields } = await ask(action, who.nobody, input);
        expect([input, code, fields]).toEqual([input, expect.stringMatching(/./), refused]);
      }
      expect(await contents(cloud)).toEqual(before);
    });

    test.each(actions)("%s to a key that is switched off, deleted, of a deleted user, or expired", async (action) => {
      const { disabled, deleted, leaver, expired } = who;
      for (const [what, credential] of Object.entries({ disabled, deleted, leaver })) {
        const { code, fields } = await ask(action, credential);
        expect([what, code, fields]).toEqual([what, "AuthFailure.SecretIdNotFound", refused]);
      }
      clock.time += hour;
      const { code, fields } = await ask(action, expired);
      clock.time -= hour;
      expect([code, fields]).toEqual(["AuthFailure.TokenFailure", refused]);
      expect(await contents(cloud)).toEqual(before);
    });

    test.each(actions)("%s to another account, of what it does not have", async (action) => {
      const { marks, ids } = await belongings(cloud);
      const { text, sent } = await ask(action, who.stranger);
      const asked = JSON.stringify(sent);
      expect(ids.filter((id) => text.includes(id) && !asked.includes(id))).toEqual([]);
      expect((await belongings(cloud)).marks).toEqual(marks);
    });
  });
}

const hour = 3_600_000;

/** What each action is asked with: its first published example, else what its documentation shows. */
function inputsOf(service: string): ReadonlyMap<string, Input> {
  const recorded: Record<string, readonly { input: Input["body"] }[]> = JSON.parse(
    readFileSync(examplesFile(service), "utf8"),
  );
  const shown = Object.entries(recorded).map(([action, [first]]): [string, Input] => [
    action,
    { body: first?.input ?? {} },
  ]);
  const examples = service === "vpc" ? [] : examplesOf(service);
  const published = examples.toReversed().map((example): [string, Input] => [example.action, example]);
  return new Map([...shown, ...published, ...Object.entries(instead[service] ?? {})]);
}

/** In place of published examples that are refused before anybody's rights are looked at. */
const instead: Readonly<Record<string, Readonly<Record<string, Input>>>> = {
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

/** How CAM's refusal is told, as far as the action declares it. */
const refusals: Readonly<Record<string, string>> = {
  ...{ cam: "AuthFailure.UnauthorizedOperation", monitor: "AuthFailure.UnauthorizedOperation" },
  ...{ tag: "AuthFailure.UnauthorizedOperation", lighthouse: "UnauthorizedOperation.NoPermission" },
  ...{ cvm: "UnauthorizedOperation", sts: "UnauthorizedOperation", vpc: "UnauthorizedOperation" },
};

/** Where Lighthouse may not use its own code for it, it uses one of those that are common. */
async function refusalsOf(service: string, action: string): Promise<readonly string[]> {
  const usual = refusals[service] ?? "";
  const declared: readonly string[] = codesOf(await services.get(service)?.load(action));
  if (service !== "lighthouse" || declared.includes(usual)) return [usual];
  return ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"];
}

/** An input without each of its parameters in turn, without any, and with empty lists. */
function lesser({ body, query }: Input): readonly Input[] {
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

/** A user without any right, and keys that once were good for everything. */
async function callers(cloud: TestCloud) {
  const made = async (action: string, input: Readonly<Record<string, unknown>>, version = "2019-01-16") => {
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
    const { SecretId, SecretKey, Uin } = await made("AddUser", { Name, UseApi: 1 });
    return { secretId: String(SecretId), secretKey: String(SecretKey), TargetUin: Number(Uin) };
  };
  const [nobody, disabled, deleted, leaver] = [
    await user("nobody"),
    await user("off"),
    await user("gone"),
    await user("leaver"),
  ];
  for (const { TargetUin } of [disabled, deleted, leaver]) {
    await made("AttachUserPolicy", { PolicyId: 1, AttachUin: TargetUin });
  }
  await made("UpdateAccessKey", { AccessKeyId: disabled.secretId, Status: "Inactive", TargetUin: disabled.TargetUin });
  await made("DeleteAccessKey", { AccessKeyId: deleted.secretId, TargetUin: deleted.TargetUin });
  await made("DeleteUser", { Name: "leaver", Force: 1 });
  const Policy = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
  const { Credentials } = await made(
    "GetFederationToken",
    { Name: "late", Policy, DurationSeconds: 1800 },
    "2018-08-13",
  );
  const given = Object(Credentials);
  const expired = { secretId: given.TmpSecretId, secretKey: given.TmpSecretKey, token: given.Token };
  return { nobody, disabled, deleted, leaver, expired, stranger: await stranger(cloud) };
}

/** The root of an account that has nothing yet. */
async function stranger({ cloud: { db, vault } }: TestCloud): Promise<Credential> {
  const [uin, secretId, secretKey] = ["200000000099", "AKIDOfAStranger", "SecretOfAStranger"];
  await db.insertInto("accounts").values({ uin, name: "Stranger", app_id: 99 }).execute();
  const secret_key = vault.seal("access_keys", { secret_id: secretId }, secretKey);
  const key = { secret_id: secretId, secret_key, account: uin, uin, active: 1, note: "", created: 0 };
  await db.insertInto("access_keys").values(key).execute();
  return { secretId, secretKey };
}

/** What belongs to others than the stranger: a mark of each table's rows, and the ids of things. */
async function belongings({ cloud }: TestCloud) {
  const [ids, marks] = [new Set<string>(), new Map<string, string>()];
  for (const [name, rows] of await tables(cloud.db)) {
    const others = rows.filter(({ account }) => account !== undefined && account !== "200000000099");
    marks.set(name, mark(others));
    for (const { id, uin, secret_id } of others) {
      for (const one of [id, uin, secret_id]) if (typeof one === "string" && one.length >= 8) ids.add(one);
    }
  }
  return { marks, ids: [...ids] };
}

/** A mark of what each table of the database holds. */
async function contents({ cloud }: TestCloud): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await tables(cloud.db)).map(([name, rows]) => [name, mark(rows)]));
}

type Row = Readonly<Record<string, unknown>>;

/** Whatever order the database gives them in. */
const mark = (rows: readonly Row[]): string =>
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
