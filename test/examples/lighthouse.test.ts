import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { lighthouse } from "#services/lighthouse/index.ts";
import { TestCloud } from "../cloud.ts";
import { plain } from "../lighthouse/publicKeys.ts";
import { type Told, v3 } from "../protocol/call.ts";
import { differences, type Example, examplesOf } from "./examples.ts";

/** Actions that are published and not declared yet; whoever declares one takes it out, and its examples are run. */
const pending: readonly string[] = [
  "CreateMcpServer",
  "DescribeDockerActivities",
  "DescribeDockerContainerConfiguration",
  "DescribeDockerContainerDetail",
  "DescribeDockerContainers",
  "DescribeMcpServerTemplates",
  "DescribeMcpServers",
  "ModifyDockerContainer",
  "ModifyMcpServer",
  "RemoveDockerContainers",
  "RemoveMcpServers",
  "RenameDockerContainer",
  "RerunDockerContainer",
  "RestartDockerContainers",
  "RestartMcpServers",
  "RunDockerContainers",
  "StartDockerContainers",
  "StartMcpServers",
  "StopDockerContainers",
  "StopMcpServers",
];

/** Where an example is made, if not in Guangzhou: where the world has things in the state that it takes. */
const regions: Readonly<Record<string, string>> = {
  AttachCcn: "ap-shanghai",
  CreateDisks: "ap-hongkong",
  CreateFirewallRules: "ap-shanghai",
  DescribeDiskBackupsDeniedActions: "ap-beijing",
  DescribeSnapshotsDeniedActions: "ap-beijing",
  DisassociateInstancesKeyPairs: "ap-shanghai",
  ResetAttachCcn: "ap-beijing",
  ShareBlueprintAcrossAccounts: "ap-shanghai",
  StartInstances: "ap-shanghai",
  SyncBlueprint: "ap-tokyo",
  TerminateDisks: "ap-beijing",
  TerminateInstances: "ap-beijing",
};

/** An example that contradicts the definitions or the rest of the documents, told from others by a part of it. */
interface Contradiction {
  readonly action: string;
  readonly part: string;
  /** What it is refused with; nothing where only the answer is published otherwise than it is defined. */
  readonly code: string;
  readonly why: string;
}

const contradictory: readonly Contradiction[] = [
  {
    action: "CreateInstances",
    part: '"Period":1',
    code: "ResourceUnavailable.BundleUnavailable",
    why: "the bundle is gone",
  },
  { action: "CreateInstances", part: '"Period":"1"', code: "InvalidParameter", why: "Period is an integer" },
  { action: "DescribeSnapshots", part: '"Percent":"string"', code: "", why: "Percent is an integer" },
  {
    action: "InquirePriceCreateInstances",
    part: '"Currency"',
    code: "ResourceUnavailable.BundleUnavailable",
    why: "the bundle is gone",
  },
  {
    action: "InquirePriceCreateInstances",
    part: '["intl"]',
    code: "ResourceUnavailable.BundleUnavailable",
    why: "the bundle is gone",
  },
  { action: "ModifyImageSharePermission", part: "CANEL", code: "InvalidParameterValue", why: "it is called CANCEL" },
  {
    action: "ModifyInstancesBundle",
    part: "lhins-1a2b3c",
    code: "InvalidParameterValue.InstanceIdMalformed",
    why: "ids have eight letters or digits after their prefix",
  },
  {
    action: "ResetInstancesPassword",
    part: "xxxxxxxxxxx",
    code: "InvalidParameterValue.InvalidPassword",
    why: "a password holds three kinds of characters",
  },
];

/** What stands for something that the caller has to bring along. */
const brought: Readonly<Record<string, string>> = { "<PublicKey>": plain(256) };

const world = join(import.meta.dir, "world.yaml");
/** The time of which some examples speak. */
const clock = { now: () => Date.parse("2023-09-01T08:00:00Z") };
const start = () => TestCloud.start({ world, clock });

async function made(cloud: TestCloud, { action, query, body }: Example): Promise<Told> {
  const call = { action, region: regions[action] ?? "ap-guangzhou" };
  if (body) return v3(cloud, { ...call, body: JSON.stringify(body) });
  const sent = new URLSearchParams(query);
  for (const [name, value] of Object.entries(query ?? {})) sent.set(name, brought[value] ?? value);
  return v3(cloud, { ...call, method: "GET", query: sent.toString() });
}

const examples = examplesOf("lighthouse");
const declared = examples.filter(({ action }) => !pending.includes(action));
const nameOf = ({ action, sites, query, body }: Example) =>
  `${action} of ${sites.join(" and ")}: ${JSON.stringify(query ?? body).slice(0, 80)}`;

describe("published examples of Lighthouse", () => {
  let looked: TestCloud;
  beforeAll(async () => {
    looked = await start();
  });
  afterAll(() => looked[Symbol.asyncDispose]());

  const isRefused = (example: Example) =>
    contradictory.find(({ action, part }) => action === example.action && JSON.stringify(example).includes(part));
  const holding = declared.filter((example) => !isRefused(example));

  for (const example of holding) {
    test(nameOf(example), async () => {
      const { output } = await lighthouse.load(example.action);
      const reads = /^(Describe|InquirePrice)/.test(example.action);
      const own = reads ? undefined : await start();
      const { response, code, message } = await made(own ?? looked, example);
      await own?.[Symbol.asyncDispose]();
      expect(`${code} ${message}`).toBe(" ");
      expect(response["RequestId"]).toBeString();
      expect(differences(example.output, response, output)).toEqual([]);
    });
  }
  test.each(contradictory)("that contradict the rest: $action, since $why", async ({ action, part, code }) => {
    const [example, ...others] = declared.filter((one) => one.action === action && JSON.stringify(one).includes(part));
    if (!example || others.length > 0) throw new Error(`there is not one example of ${action} with ${part}`);
    expect((await made(looked, example)).code).toBe(code);
  });

  test("that are pending are those of actions that nobody has declared", () => {
    const missing = examples.map(({ action }) => action).filter((action) => !lighthouse.actions.has(action));
    expect([...new Set(missing)].toSorted()).toEqual([...pending].toSorted());
  });
});
