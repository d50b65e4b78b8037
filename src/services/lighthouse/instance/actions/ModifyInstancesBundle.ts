import { bool, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { bundleById } from "../../package/catalogue.ts";
import { countOf, instanceQuota } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { planOf } from "../machinePlan.ts";
import { modifyInstancesBundle } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";
import { upgradeDenial } from "../upgrades.ts";

const name = "ModifyInstancesBundle";

export default action({
  name,
  category: "Instance",
  summary: "Upgrades instances to a larger bundle. Running instances are stopped and restarted.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: modifyInstancesBundle,

  input: {
    InstanceIds: instanceIds(15),
    BundleId: string("Bundle to change to. See DescribeModifyInstanceBundles."),
    AutoVoucher: bool("Whether to pay with vouchers. This server has no vouchers.").default(false),
  },

  output: {},

  raises: [
    "FailedOperation.ModifyInstancesBundleFailed",
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.NotSupportModifyInstanceBundleType",
    "MissingParameter",
    "OperationDenied.BundleNotSupportModify",
    "OperationDenied.InstanceCreating",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceIdNotFound",
    "UnsupportedOperation.InvalidInstanceState",
  ],
  alsoPublished: [
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.InstanceOperationFailed",
    "FailedOperation.InsufficientBalance",
    "InternalError",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, operations, region, fail }) {
    const { InstanceIds, BundleId } = input;
    const bundle = bundleById(BundleId);
    if (!bundle) return fail("InvalidParameter.BundleIdNotFound", { parameter: "BundleId", value: BundleId });
    const rows = await instancesFor(name, InstanceIds, { instances, fail });
    for (const row of rows) {
      const { code, reason } = upgradeDenial(row, bundle) ?? {};
      if (code) fail(code, { parameter: "BundleId", value: row.id, bundle: BundleId, reason: reason ?? "" });
    }
    const kindOf = (id: string) => bundleById(id)?.kind;
    const there = countOf(bundle.kind, await instances.bundles());
    const coming = rows.filter((row) => kindOf(row.bundle_id) !== bundle.kind);
    const limit = instanceQuota(bundle.kind, region);
    if (coming.length > 0 && there + coming.length > limit) {
      fail("FailedOperation.ModifyInstancesBundleFailed", { parameter: "BundleId", limit });
    }
    await beginOn(modifyInstancesBundle, rows, operations, { bundle: BundleId });
    return {};
  },

  async finish({ instances, disks, machines, operation }) {
    const row = await instances.find(operation.resource);
    const bundle = bundleById(operation.detail.bundle);
    if (!row || !bundle) return;
    const larger = { ...row, bundle_id: bundle.id };
    await machines.reshape(row.id, planOf(larger));
    await instances.change(row.id, { bundle_id: bundle.id });
    const disk = (await instances.systemDisks()).get(row.id);
    if (disk) await disks.change(disk.id, { size: bundle.disk, type: bundle.diskType });
  },
});
