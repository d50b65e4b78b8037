import { exportSpec } from "#spec/export.ts";
import type { Call, JsonObject, Shapes } from "../../src/explorer/code/call.ts";

/** Characters that are special in string literals, shells or templates, and characters that change the text direction. */
export const awkward = `it's "a" \\ $HOME \${x} #{y} %{z} ??/ \`b\`\n\t世 🙂 \u202e`;

export function callOf(action: string, input: JsonObject, url?: string): Call {
  const call = { service: "lighthouse", version: "2020-03-24", action, region: "ap-guangzhou", input };
  return url === undefined ? call : { ...call, endpoint: { url } };
}

/** The three actions for which the programs of every target are tested. */
export const images = { Limit: 20, Filters: [{ Name: "image-id", Values: ["img-cs2rrmp0"] }] };

export const twoInstances = {
  BundleId: "bundle2022_gen_01",
  BlueprintId: "lhbp-mxml4cnq",
  InstanceChargePrepaid: { Period: 1, RenewFlag: "NOTIFY_AND_MANUAL_RENEW" },
  InstanceName: awkward,
  InstanceCount: 2,
  DryRun: false,
  Tags: [
    { Key: "team", Value: "web" },
    { Key: "stage", Value: "trial" },
  ],
};

export function rules(InstanceId: string) {
  return {
    InstanceId,
    FirewallRules: [
      { Protocol: "TCP", Port: "8080", CidrBlock: "10.0.0.0/8", Action: "DROP", FirewallRuleDescription: awkward },
      { Protocol: "UDP", Port: "53" },
    ],
  };
}

/** The types of a service. */
export async function shapesOf(service: string): Promise<Shapes> {
  const shapes = (await exportSpec()).services[service];
  if (!shapes) throw new Error(`there is no service ${service}`);
  return shapes;
}
