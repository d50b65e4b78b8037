import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { services } from "#services/index.ts";
import { type Credential, TestCloud } from "../cloud.ts";
import { type Example, examplesOf } from "../examples/examples.ts";
import { v3 } from "../protocol/call.ts";
import { plain } from "./publicKeys.ts";

const world = join(import.meta.dir, "..", "examples", "lighthouse.world.yaml");
const actions = [...(services.get("lighthouse")?.actions ?? [])].sort();

/** What each action is asked with: as was published, save one whose published example names no well-formed id. */
type Sent = Pick<Example, "body" | "query">;
const inputs = new Map<string, Sent>(
  examplesOf("lighthouse")
    .toReversed()
    .map((example) => [example.action, example]),
);
inputs.set("ModifyInstancesBundle", { body: { InstanceIds: ["lhins-00000000"], BundleId: "bundle2022_gen_02" } });

describe("without a policy that allows it", () => {
  let cloud: TestCloud;
  let nobody: Credential;
  let before: string;
  const contents = async (): Promise<string> => {
    const { db } = cloud.cloud;
    const tables = [
      "instances",
      "disks",
      "snapshots",
      "key_pairs",
      "blueprints",
      "operations",
      "firewall_rules",
    ] as const;
    return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())));
  };
  beforeAll(async () => {
    // The time of which the examples speak: later, much of this world has expired.
    cloud = await TestCloud.start({ world, clock: { now: () => Date.parse("2023-09-01T08:00:00Z") } });
    const made = { service: "cam", version: "2019-01-16", action: "AddUser", region: "" };
    const { response } = await v3(cloud, { ...made, body: JSON.stringify({ Name: "nobody", UseApi: 1 }) });
    nobody = { secretId: String(response["SecretId"]), secretKey: String(response["SecretKey"]) };
    before = await contents();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test.each(actions)("nobody may %s", async (action) => {
    const { body, query } = inputs.get(action) ?? {};
    const filled = JSON.stringify(body ?? {}, (_, value) => (value === "<PublicKey>" ? plain(256) : value));
    const sent = body || !query ? { body: filled } : { method: "GET", query: new URLSearchParams(query).toString() };
    const { code } = await v3(cloud, { ...sent, credential: nobody, action, region: "ap-guangzhou" });
    expect(await refusalsOf(action)).toContain(code);
  });

  test("nothing has changed by it", async () => {
    expect(await contents()).toBe(before);
  });
});

/** How CAM's refusal is told: in the product's own words where the action declares them, else in the common ones. */
async function refusalsOf(action: string): Promise<readonly string[]> {
  const errors = (await services.get("lighthouse")?.load(action))?.published.errors ?? [];
  const own = "UnauthorizedOperation.NoPermission";
  return errors.includes(own) ? [own] : ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"];
}
