import { expect, test } from "bun:test";
import { services } from "#services/index.ts";
import { TestCloud } from "../cloud.ts";
import { v3 } from "../protocol/call.ts";

const tat = services.get("tat");
if (!tat) throw new Error("tat is not served");

/** The code that a call with these parameters gets. */
async function codeFor(cloud: TestCloud, action: string, input: object): Promise<string> {
  const call = { service: "tat", version: "2020-10-28", region: "ap-guangzhou", action, body: JSON.stringify(input) };
  return (await v3(cloud, call)).code;
}

test("each action of TAT rejects wrong types, missing and unknown parameters", async () => {
  await using cloud = await TestCloud.start();
  for (const name of tat.actions) {
    const { input } = await tat.load(name);
    const [required] = Object.entries(input).filter(([, shape]) => shape.required);
    if (required) expect([name, await codeFor(cloud, name, {})]).toEqual([name, "MissingParameter"]);
    const [parameter] = Object.keys(input);
    // A number inside a list has no type that any parameter accepts.
    if (parameter)
      expect([name, await codeFor(cloud, name, { [parameter]: [[1]] })]).toEqual([name, "InvalidParameter"]);
    expect([name, await codeFor(cloud, name, { Unknown: 1 })]).toEqual([name, "UnknownParameter"]);
  }
});
