import { describe, expect, test } from "bun:test";
import { terraform } from "../../src/explorer/code/terraform.ts";
import { mappings } from "../../src/explorer/code/terraformMappings.ts";
import { callOf, shapesOf } from "./calls.ts";

const shapes = await shapesOf("lighthouse");

/** The resource or data source, without the provider. */
function body(action: string, input: Parameters<typeof callOf>[1]): string | undefined {
  const text = terraform.generate(callOf(action, input), shapes);
  return text && /^(?:# The provider.*\n)?(?:resource|data) [\s\S]*?^(?:\}|.*\{\})$/m.exec(text)?.[0];
}

test.each(Object.entries(mappings))("the Terraform program for %s declares all supported arguments", (action, fit) => {
  const names = shapes.actions[action]?.input.map(({ name }) => name);
  const { members, flattened, single = {}, count } = fit;
  for (const name of [...members, flattened, ...Object.keys(single), count]) if (name) expect(names).toContain(name);
});

describe("the Terraform generator", () => {
  test.each([
    ["DescribeImagesToShare", {}],
    ["TerminateInstances", { InstanceIds: ["lhins-1"] }],
  ])("has no program for %s", (action, input) => {
    expect(terraform.generate(callOf(action, input), shapes)).toBeUndefined();
  });

  test("has no program for another product", () => {
    const call = { ...callOf("DescribeRegions", {}), service: "cvm", version: "2017-03-12" };
    expect(terraform.generate(call, shapes)).toBeUndefined();
  });

  test("writes a resource that attaches one disk", () => {
    expect(body("AttachDisks", { DiskIds: ["lhdisk-1"], InstanceId: "lhins-1" })).toBe(
      `resource "tencentcloud_lighthouse_disk_attachment" "disk_attachment" {
  disk_id     = "lhdisk-1"
  instance_id = "lhins-1"
}`,
    );
  });

  test("writes one resource for each of several disks", () => {
    expect(body("AttachDisks", { DiskIds: ["lhdisk-1", "lhdisk-2"], InstanceId: "lhins-1", RenewFlag: "X" })).toBe(
      `# The provider has no argument for RenewFlag.
resource "tencentcloud_lighthouse_disk_attachment" "disk_attachment" {
  for_each    = toset(["lhdisk-1", "lhdisk-2"])
  disk_id     = each.value
  instance_id = "lhins-1"
}`,
    );
  });

  test("has no program that pairs several keys with several instances", () => {
    const keys = { KeyIds: ["lhkp-1", "lhkp-2"], InstanceIds: ["lhins-1", "lhins-2"] };
    expect(body("AssociateInstancesKeyPairs", keys)).toBeUndefined();
    expect(body("AssociateInstancesKeyPairs", { ...keys, KeyIds: ["lhkp-1"] })).toContain("instance_id = each.value");
  });

  test("writes the required arguments of an instance", () => {
    const order = { BundleId: "b", BlueprintId: "lhbp-1", InstanceChargePrepaid: { Period: 1 }, InstanceCount: 1 };
    expect(body("CreateInstances", { ...order, LoginConfiguration: { KeyIds: ["lhkp-1"] }, Zones: ["z"] })).toBe(
      `# The provider has no argument for KeyIds.
resource "tencentcloud_lighthouse_instance" "instance" {
  bundle_id     = "b"
  blueprint_id  = "lhbp-1"
  zone          = "z"
  period        = 1
  instance_name = "instance"
  renew_flag    = "NOTIFY_AND_MANUAL_RENEW"
}`,
    );
  });

  test("writes filters as blocks", () => {
    const Filters = [{ Name: "bundle-state", Values: ["ONLINE", "OFFLINE"] }];
    expect(body("DescribeBundles", { Filters, Limit: 5 })).toBe(
      `data "tencentcloud_lighthouse_bundle" "bundle" {
  limit = 5
  filters {
    name   = "bundle-state"
    values = ["ONLINE", "OFFLINE"]
  }
}`,
    );
  });

  test("configures provider and proxy for Skerry", () => {
    const call = callOf("DescribeRegions", {}, "http://127.0.0.1:20324");
    expect(terraform.generate(call, shapes)).toContain('protocol = "HTTP"\n  domain   = "localhost:20324"\n');
    expect(terraform.run(call)).toBe("HTTP_PROXY=http://127.0.0.1:20324 terraform apply");
    expect(terraform.run(callOf("DescribeRegions", {}))).toBe("terraform apply");
  });
});
