import { object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { beginRuns } from "../../docker/begin.ts";
import { firstContainers, toContainerRequest } from "../../docker/objects/DockerContainerConfiguration.ts";
import { hasDocker, refuseContradictions } from "../../docker/refusals.ts";
import { availableBlueprint } from "../../image/availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../../image/cvmImages.ts";
import { bundleById } from "../../package/catalogue.ts";
import { action } from "../../scope.ts";
import { blueprintId, instanceId } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { checkLogin, defaultUser } from "../login.ts";
import { planOf } from "../machinePlan.ts";
import { loginConfiguration } from "../objects/creation.ts";
import { resetInstance } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";
import { resetDenial } from "../resets.ts";

const name = "ResetInstance";

export default action({
  name,
  category: "Instance",
  summary: "Reinstalls the system of an instance and starts it. Data disks and IP addresses are kept.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  operation: resetInstance,

  input: {
    InstanceId: instanceId("Id of the instance."),
    BlueprintId: blueprintId("Blueprint to install. Defaults to the current blueprint.").optional(),
    Containers: firstContainers(),
    LoginConfiguration: object(
      loginConfiguration("InvalidParameterValue"),
      "Login settings. If omitted, login can be set up later.",
    ).optional(),
  },

  output: {},

  raises: [
    "FailedOperation",
    "InvalidParameter.GamePortalInstanceOnlySupportCurrentBlueprint",
    "InvalidParameterValue.BlueprintConfigNotMatch",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidParameterCombination",
    "InvalidParameterValue.InvalidPassword",
    "InvalidParameterValue.NotAllowToChangePlatformType",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "ResourceNotFound.KeyPairNotFound",
    "ResourceUnavailable.BlueprintUnavailable",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.BlueprintTypeNotSupportOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
    "UnsupportedOperation.OperationNotSupportAutoGeneratePassword",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation.InstanceOperationFailed",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.BlueprintId",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.TooLong",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
    "UnsupportedOperation.SystemBusy",
  ],

  async run({ input, instances, blueprints, cvmImages, keyPairs, operations, region, fail }) {
    const [row] = await instancesFor(name, [input.InstanceId], { instances, fail });
    if (!row) return fail("ResourceNotFound.InstanceIdNotFound", { value: input.InstanceId });
    const value = input.BlueprintId ?? row.blueprint_id;
    const details = { parameter: "BlueprintId", value };
    if (bundleById(row.bundle_id)?.kind === "GAME_PORTAL_BUNDLE" && value !== row.blueprint_id) {
      fail("InvalidParameter.GamePortalInstanceOnlySupportCurrentBlueprint", details);
    }
    const blueprint = await mapCvmErrors(sameCodeForAll("FailedOperation"), fail, () =>
      availableBlueprint(value, { blueprints, cvmImages, region }),
    );
    if (!blueprint) return fail("ResourceNotFound.BlueprintIdNotFound", details);
    if (blueprint.BlueprintType === "GAME_PORTAL" && value !== row.blueprint_id) {
      fail("UnsupportedOperation.BlueprintTypeNotSupportOperation", details);
    }
    const disk = (await instances.systemDisks()).get(row.id)?.size ?? 0;
    const { code, reason } = resetDenial(blueprint, row, disk) ?? {};
    if (code) fail(code, { ...details, reason: reason ?? "" });
    const { Containers = [] } = input;
    if (Containers.length > 0 && !hasDocker(value)) {
      fail("UnsupportedOperation.BlueprintTypeNotSupportOperation", details);
    }
    refuseContradictions(Containers, "Containers");
    if (input.LoginConfiguration?.AutoGeneratePassword === "YES") {
      fail("UnsupportedOperation.OperationNotSupportAutoGeneratePassword", { parameter: "LoginConfiguration" });
    }
    const { OsName: os, Platform: platform } = blueprint;
    const { keys } = await checkLogin(input.LoginConfiguration, platform === "WINDOWS", { keyPairs, fail });

    const bindings = (await keyPairs.bindings()).filter((one) => one.instance_id === row.id);
    // Bind the keys now, so that none is deleted before the reset finishes.
    await keyPairs.unbindAll(row.id);
    await instances.bindKeys(row.id, keys, defaultUser(platform));
    const password = input.LoginConfiguration?.Password;
    const containers = Containers.map(toContainerRequest);
    const bound = bindings.map(({ key_id, user_name }) => ({ key_id, user_name }));
    await beginOn(resetInstance, [row], operations, { blueprint: value, os, platform, password, containers, bound });
    return {};
  },

  async finish(scope) {
    const { instances, keyPairs, containers, dockerActivities, mcpServers, machines, operation } = scope;
    const row = await instances.find(operation.resource);
    if (!row) return;
    const { blueprint: blueprint_id, os, platform, password, containers: requested } = operation.detail;
    const user_name = defaultUser(platform);
    const fresh = { blueprint_id, os, platform, user_name };
    await machines.reset(row.id, planOf({ ...row, ...fresh }));
    await mcpServers.removeOf(row.id);
    if (password !== undefined) await machines.password(row.id, user_name, password);
    if ((await instances.keys()).has(row.id)) await keyPairs.install(row.id, [user_name], machines);
    // The reset also removes all containers.
    await containers.replace(row.id, []);
    await dockerActivities.clear(row.id);
    await beginRuns(row.id, requested, scope);
    await instances.change(row.id, { ...fresh, has_password: password === undefined ? 0 : 1 });
  },

  // Restores the previous bindings, except those of keys that were deleted in the meantime.
  async undo({ instances, keyPairs, operation: { resource, detail } }) {
    const there = new Set((await keyPairs.all()).map(({ id }) => id));
    await keyPairs.unbindAll(resource);
    for (const { key_id, user_name } of detail.bound) {
      if (there.has(key_id)) await instances.bindKeys(resource, [key_id], user_name);
    }
  },
});
