import { bool, int, listOf, object, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { beginRuns } from "../../docker/begin.ts";
import { firstContainers, toContainerRequest } from "../../docker/objects/DockerContainerConfiguration.ts";
import { hasDocker, refuseContradictions } from "../../docker/refusals.ts";
import { installFirewall } from "../../firewall/firewalls.ts";
import { firstRules } from "../../firewall-template/rules.ts";
import { mismatchOf } from "../../package/blueprintFit.ts";
import { chosenBlueprint, chosenBundle, chosenZone } from "../../package/choices.ts";
import { periods } from "../../package/periods.ts";
import { countOf, instanceQuota } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { idForm } from "../../wire/idForms.ts";
import { Tag } from "../../wire/objects/Tag.ts";
import { blueprintId, clientToken } from "../../wire/parameters.ts";
import { runInitCommand } from "../initCommand.ts";
import { checkLogin } from "../login.ts";
import { planOf } from "../machinePlan.ts";
import { namesFor, newInstance } from "../newInstance.ts";
import { Command, instanceChargePrepaid, LoginConfiguration } from "../objects/creation.ts";
import { createInstances } from "../operations.ts";
import { instancePaths } from "../states.ts";

export default action({
  name: "CreateInstances",
  category: "Instance",
  summary: "Buys one or more instances, which start automatically.",
  rateLimit: 10,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["*"],

  operation: createInstances,

  input: {
    BundleId: string("Bundle to buy. See DescribeBundles."),
    BlueprintId: blueprintId("Blueprint to install. See DescribeBlueprints."),
    InstanceChargePrepaid: object(
      instanceChargePrepaid(periods, "InvalidParameterValue.OutOfRange"),
      "Purchase period and renewal settings.",
    ),
    InstanceName: string("Instance name. If several instances are bought, a number is appended.")
      .length(1, 60, "InvalidParameterValue.InstanceNameTooLong")
      .optional(),
    InstanceCount: int("Number of resources to buy: 1 to 30.")
      .min(1, "InvalidParameterValue.OutOfRange")
      .max(30, "InvalidParameterValue.OutOfRange")
      .default(1),
    Zones: listOf(string("A zone of the region."), "Candidate zones. Defaults to all zones of the region.").optional(),
    DryRun: bool("Whether to validate the request without buying anything.").default(false),
    ClientToken: clientToken(),
    LoginConfiguration: object(LoginConfiguration, "Login settings. If omitted, login can be set up later.").optional(),
    Containers: firstContainers(),
    AutoVoucher: bool("Whether to pay with vouchers. This server has no vouchers.").default(false),
    FirewallTemplateId: string("Firewall template to apply. If omitted, the default rules apply.")
      .pattern(...idForm("lhft"), "InvalidParameterValue.FirewallTemplateIdMalformed")
      .optional(),
    Tags: listOf(Tag, "Tags to add to the new resource.").items(0, 10, "InvalidParameterValue.OutOfRange").optional(),
    InitCommand: object(Command, "Command to run after creation.").optional(),
    DomainName: string("Domain name to resolve to the instance.").optional(),
    Subdomain: string("Subdomain of that domain name.").optional(),
  },

  output: {
    InstanceIdSet: listOf(
      string("Id of an instance."),
      "Ids of the new instances, which are in state PENDING. Absent after a dry run.",
    ).optional(),
  },

  raises: [
    "FailedOperation.InitCommandContentTooLong",
    "FailedOperation.UnableToCreateInstances",
    "InvalidParameter",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.BundleAndBlueprintNotMatch",
    "InvalidParameterValue.BundleNotSupportBlueprintPlatform",
    "InvalidParameterValue.ClientTokenTooLong",
    "InvalidParameterValue.FirewallTemplateIdMalformed",
    "InvalidParameterValue.InstanceNameTooLong",
    "InvalidParameterValue.InvalidBlueprintId",
    "InvalidParameterValue.InvalidBundle",
    "InvalidParameterValue.InvalidBundleBlueprintCombination",
    "InvalidParameterValue.InvalidParameterCombination",
    "InvalidParameterValue.InvalidPassword",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.KeyPairIdMalformed",
    "InvalidParameterValue.OutOfRange",
    "LimitExceeded.InstanceQuotaLimitExceeded",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.FirewallTemplateNotFound",
    "ResourceNotFound.KeyPairNotFound",
    "ResourceUnavailable.BundleUnavailable",
    "ResourcesSoldOut.BundleSoldOut",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    "AuthFailure.InvalidRegion",
    "FailedOperation",
    "FailedOperation.CreateInstancesFailed",
    "FailedOperation.InsufficientBalance",
    "InternalError",
    "InternalError.InvalidActionNotFound",
    "InvalidParameter.BundleAndBlueprintNotMatch",
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameter.CreatingGamePortalInstanceNotSupportParameter",
    "InvalidParameterValue.BlueprintId",
    "InvalidParameterValue.ZoneInvalid",
    "LimitExceeded",
    "ResourceNotFound.BlueprintNotFound",
    "ResourceUnavailable.InvalidPurchaseRequestSource",
    "ResourcesSoldOut.PurchaseSourceHasNoBundleConfigs",
    "ResourcesSoldOut.ZonesHasNoBundleConfigs",
    "UnsupportedOperation.InstanceLinuxUnixCreatingNotSupportPassword",
  ],

  async run(scope) {
    const { input, blueprints, cvmImages, instances, disks, operations, region, now, random, fail } = scope;
    const { InstanceCount, InstanceChargePrepaid: paid } = input;
    return scope.once("CreateInstances", input, async () => {
      // Domain names have no effect here, so reject them instead of ignoring them.
      for (const parameter of ["DomainName", "Subdomain"] as const) {
        if (input[parameter]) fail("FailedOperation.UnableToCreateInstances", { parameter });
      }
      const { Containers = [] } = input;
      refuseContradictions(Containers, "Containers");
      const bundle = chosenBundle(input.BundleId, region, fail);
      const blueprint = await chosenBlueprint(input.BlueprintId, { blueprints, cvmImages, region }, fail);
      const zone = chosenZone(input.Zones, region, fail);
      const windows = blueprint.Platform === "WINDOWS";
      const mismatch = mismatchOf(bundle, blueprint);
      if (mismatch) fail(mismatch, { parameter: "BlueprintId", value: blueprint.BlueprintId });
      if (Containers.length > 0 && !hasDocker(blueprint.BlueprintId)) {
        fail("InvalidParameterValue.InvalidParameterCombination", { parameter: "Containers" });
      }
      const rules = await firstRules(input.FirewallTemplateId, scope.firewallTemplates, fail);
      const { hasPassword, keys } = await checkLogin(input.LoginConfiguration, windows, scope);
      const existing = await instances.all();
      const limit = instanceQuota(bundle.kind, region);
      const used = countOf(bundle.kind, await instances.bundles());
      if (used + InstanceCount > limit) fail("LimitExceeded.InstanceQuotaLimitExceeded", { limit });
      if (input.DryRun) return { InstanceIdSet: undefined };

      const path = instancePaths.CreateInstances[""];
      const containers = Containers.map(toContainerRequest);
      const detail = { password: input.LoginConfiguration?.Password, containers, initCommand: input.InitCommand };
      const taken = existing.map((row) => row.private_ip);
      const ids: string[] = [];
      const tags = await scope.tags.onNew(input.Tags);
      for (const name of namesFor(input.InstanceName, blueprint.DisplayTitle, InstanceCount, random)) {
        const order = { name, bundle, blueprint, zone, taken, hasPassword, tags };
        const life = { months: paid.Period, renewFlag: paid.RenewFlag };
        const { instance, disk } = newInstance({ ...order, ...life }, { now, random });
        await instances.add(instance);
        await disks.add(disk);
        await instances.setFirewall(instance.id, rules);
        await instances.bindKeys(instance.id, keys, instance.user_name);
        await operations.begin(createInstances, { resource: instance.id, path, detail });
        taken.push(instance.private_ip);
        ids.push(instance.id);
      }
      return { InstanceIdSet: ids };
    });
  },

  async finish(scope) {
    const { instances, keyPairs, machines, operation } = scope;
    const row = await instances.find(operation.resource);
    if (!row) return;
    await machines.create(row.id, planOf(row));
    const { password, containers, initCommand } = operation.detail;
    if (password !== undefined) await machines.password(row.id, row.user_name, password);
    await installFirewall(row.id, await instances.firewall(row.id), machines);
    if ((await instances.keys()).has(row.id)) await keyPairs.install(row.id, [row.user_name], machines);
    await beginRuns(row.id, containers, scope);
    if (initCommand) await runInitCommand(row, initCommand, scope);
  },
});
