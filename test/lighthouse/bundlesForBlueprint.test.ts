import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image } from "../world/worlds.ts";
import { createdBlueprint, sharedBlueprint, unknownBlueprint } from "./blueprints.ts";

const windows = "lhbp-qsnqug45";
const game = "lhbp-5e886mc4";

async function bundleIds(cloud: TestCloud, input: object): Promise<readonly string[]> {
  const { BundleSet = [], TotalCount } = await cloud.lighthouse().DescribeBundles({ Limit: 100, ...input });
  expect(BundleSet).toHaveLength(TotalCount ?? 0);
  // A bundle that is sold out is listed, but CreateInstances rejects it.
  const onSale = BundleSet.filter(({ BundleSalesState }) => BundleSalesState === "AVAILABLE");
  return onSale.map(({ BundleId }) => BundleId ?? "");
}

test("DescribeBundles lists exactly the bundles on which CreateInstances accepts the blueprint", async () => {
  await using cloud = await TestCloud.start();
  const InstanceChargePrepaid = { Period: 1 };
  const all = [...(await bundleIds(cloud, {})), ...(await bundleIds(cloud, { BlueprintId: game }))];
  for (const BlueprintId of [windows, game, sharedBlueprint, await createdBlueprint(cloud)]) {
    const accepted = new Set<string>();
    for (const BundleId of all) {
      const call = cloud.lighthouse().CreateInstances({ BundleId, BlueprintId, InstanceChargePrepaid, DryRun: true });
      if (
        await call.then(
          () => true,
          () => false,
        )
      )
        accepted.add(BundleId);
    }
    expect(accepted.size).toBeGreaterThan(0);
    expect(accepted.size).toBeLessThan(all.length);
    expect(new Set(await bundleIds(cloud, { BlueprintId }))).toEqual(accepted);
  }
});

test("DescribeBundles combines BlueprintId with ids and filters", async () => {
  await using cloud = await TestCloud.start();
  const [fitting = ""] = await bundleIds(cloud, { BlueprintId: windows });
  const BundleIds = [fitting, "bundle_game_mc_gen_03"];
  expect(await bundleIds(cloud, { BlueprintId: windows, BundleIds })).toEqual([fitting]);
  const Filters = [{ Name: "bundle-id", Values: BundleIds }];
  expect(await bundleIds(cloud, { BlueprintId: windows, Filters })).toEqual([fitting]);
});

test("DescribeBundles rejects an unknown, malformed or unreadable blueprint", async () => {
  await using cloud = await TestCloud.start();
  const codeFor = (BlueprintId: string) => codeOf(bundleIds(cloud, { BlueprintId }));
  expect(await codeFor(unknownBlueprint)).toBe("ResourceNotFound");
  expect(await codeFor("lhbp-1")).toBe("InvalidParameterValue");
  const images = [image("img-shared01", { sharedToLighthouse: "lhbp-shared01" })];
  const roles = [{ name: "Lighthouse_QCSLinkedRoleInBasic", service: "cvm.cloud.tencent.com" }];
  await using untrusted = await cloudOf({ accounts: [account(1, { roles })], images });
  const call = bundleIds(untrusted, { BlueprintId: "lhbp-shared01" });
  expect(await codeOf(call)).toBe("FailedOperation.DescribeBundlesFailed");
});
