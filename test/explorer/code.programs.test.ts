import { describe, expect, test } from "bun:test";
import type { Call } from "../../src/explorer/code/call.ts";
import { targets } from "../../src/explorer/code/targets.ts";
import { type Credential, TestCloud } from "../cloud.ts";
import { bought, instance } from "../lighthouse/bought.ts";
import { awkward, callOf, images, rules, shapesOf, twoInstances } from "./calls.ts";
import { run, type Said } from "./running.ts";

const mayAll = { version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*" }] };
const shapes = await shapesOf("lighthouse");

function programFor(id: string, call: Call): string {
  const text = targets.find((one) => one.id === id)?.generate(call, shapes);
  if (text === undefined) throw new Error(`${id} has no program for ${call.action}`);
  return text;
}

/** How to run programs that need no additional toolchain. */
const runs: Record<string, (call: Call, credential?: Credential) => Promise<Said>> = {
  nodejs: (call, credential) => run([process.execPath, "run", "-"], programFor("nodejs", call), credential),
  curl: (call, credential) => run(["bash"], programFor("curl", call), credential),
};

describe.each(Object.entries(runs))("a program for %s", (_, start) => {
  test("prints the response of a list action", async () => {
    await using cloud = await TestCloud.start();
    const said = await start(callOf("DescribeImagesToShare", images, cloud.url));
    expect(said).toMatchObject({ code: 0, answer: { TotalCount: 1, ImageSet: [{ ImageId: "img-cs2rrmp0" }] } });
  });

  test("sends nested values and unchanged text", async () => {
    await using cloud = await TestCloud.start();
    const { code, answer } = await start(callOf("CreateInstances", twoInstances, cloud.url));
    const [first = "", second = "", ...others] = String(answer["InstanceIdSet"]).split(",");
    expect({ code, others }).toEqual({ code: 0, others: [] });
    const made = await instance(cloud, first);
    expect(await instance(cloud, second)).toMatchObject({ BundleId: twoInstances.BundleId });
    expect(made).toMatchObject({ InstanceName: `${awkward}1`, Tags: twoInstances.Tags });
  });

  test("sends lists of objects", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    const said = await start(callOf("CreateFirewallRules", rules(InstanceId), cloud.url));
    expect(said.code).toBe(0);
    const { FirewallRuleSet } = await cloud.lighthouse().DescribeFirewallRules({ InstanceId });
    for (const rule of rules(InstanceId).FirewallRules)
      expect(FirewallRuleSet).toContainEqual(expect.objectContaining(rule));
  });

  test("runs without input and region", async () => {
    await using cloud = await TestCloud.start();
    const call = { ...callOf("DescribeRegions", {}, cloud.url), region: "" };
    const { code, answer } = await start(call);
    expect({ code, count: answer["TotalCount"] }).toEqual({ code: 0, count: expect.any(Number) });
  });

  test("sends the token of temporary keys", async () => {
    await using cloud = await TestCloud.start();
    const { Credentials } = await cloud.sts().GetFederationToken({ Name: "visitor", Policy: JSON.stringify(mayAll) });
    const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = Credentials ?? {};
    const call = callOf("DescribeImagesToShare", images, cloud.url);
    expect((await start(call, { secretId, secretKey, token })).answer).toMatchObject({ TotalCount: 1 });
    expect((await start(call, { secretId, secretKey })).text).toContain("AuthFailure");
  });

  test("prints the error of a rejected call", async () => {
    await using cloud = await TestCloud.start();
    const { text } = await start(callOf("CreateFirewallRules", rules("lhins-00000000"), cloud.url));
    expect(text).toContain("ResourceNotFound.InstanceIdNotFound");
  });
});

describe("a program without an endpoint", () => {
  test("calls the real service with curl", async () => {
    // A shell function replaces curl and prints its arguments.
    const text = programFor("curl", callOf("DescribeImagesToShare", images));
    const said = await run(["bash"], text.replace("#!/usr/bin/env bash", "curl() { printf '%s\\n' \"$@\"; }"));
    expect(said.text).toContain("\nhttps://lighthouse.tencentcloudapi.com/\n");
    expect(said.text).toMatch(/\nAuthorization: TC3-HMAC-SHA256 .*Signature=[0-9a-f]{64}\n/);
  });

  test.each(targets.map((target) => target.id))("contains no endpoint for %s", (id) => {
    const [there, here] = ["http://skerry.test:20324", undefined].map((url) =>
      programFor(id, callOf("DescribeRegions", {}, url)),
    );
    expect(there).toContain("skerry.test:20324");
    expect(here).not.toMatch(/skerry|http:\/\/|endpoint/i);
  });
});

describe.each(targets)("the code generator for $id", (target) => {
  test.each([
    ["CreateFirewallRules", rules("lhins-1")],
    ["CreateInstances", twoInstances],
    ["DescribeRegions", {}],
  ])("writes a program for %s", (action, input) => {
    expect(target.generate(callOf(action, input, "http://127.0.0.1:20324"), shapes)).toMatchSnapshot();
  });

  test("explains how to install and run a program", () => {
    const call = callOf("DescribeRegions", {});
    for (const line of [...target.install(call), target.run(call)]) expect(line).toMatch(/^\S.*\S$/);
    expect(target.file).toMatch(/^\w+\.\w+$/);
  });
});

test("no generated program contains a key", () => {
  for (const target of targets) {
    const text = target.generate(callOf("DescribeRegions", {}), shapes);
    expect(text).not.toContain("AKID");
  }
});
