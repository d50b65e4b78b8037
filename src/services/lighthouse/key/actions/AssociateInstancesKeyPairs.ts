import { lighthouseRegions } from "#services/regions.ts";
import { instancesFor } from "../../instance/refusals.ts";
import { action } from "../../scope.ts";
import { instanceIds, keyPairIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { bindingPath, bindingType, bindingUser, checkUser } from "../binding.ts";
import { associateInstancesKeyPairs } from "../operations.ts";

const name = "AssociateInstancesKeyPairs";

export default action({
  name,
  category: "Key",
  summary: "Binds key pairs to instances. Existing bindings stay.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds", "keypair/$KeyIds"],

  operation: associateInstancesKeyPairs,

  input: {
    KeyIds: keyPairIds(100, "InvalidParameterValue.LimitExceeded"),
    InstanceIds: instanceIds(),
    AssociateType: bindingType(),
    Username: bindingUser("User to bind the keys for. Defaults to the default user of the system. Only with ONLINE."),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.KeyPairIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "ResourceNotFound.KeyIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.KeyPairBindDuplicate",
    "UnsupportedOperation.LatestOperationUnfinished",
    "UnsupportedOperation.WindowsNotSupportKeyPair",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation.InstanceOperationFailed",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
    "UnsupportedOperation.WindowsNotAllowToAssociateKeyPair",
  ],

  async run({ input, instances, keyPairs, operations, fail }) {
    const { KeyIds, InstanceIds, AssociateType, Username } = input;
    checkUser(AssociateType, Username);
    const missing = await keyPairs.missing(KeyIds);
    if (missing !== undefined) fail("ResourceNotFound.KeyIdNotFound", { parameter: "KeyIds", value: missing });
    const rows = await instancesFor(name, InstanceIds, { instances, fail }, ({ id: value, platform }) => {
      if (platform === "WINDOWS") fail("UnsupportedOperation.WindowsNotSupportKeyPair", { value });
    });
    const bindings = await keyPairs.bindings();
    for (const row of rows) {
      const { id, state, user_name } = row;
      const path = bindingPath(name, AssociateType, row);
      if (!path) return fail("UnsupportedOperation.InvalidInstanceState", { value: id, state });
      const double = bindings.find((one) => one.instance_id === id && KeyIds.includes(one.key_id));
      if (double) fail("UnsupportedOperation.KeyPairBindDuplicate", { value: double.key_id, instance: id });
      // Bind the keys now, so that none is deleted before the operation finishes.
      const user = Username ?? user_name;
      await instances.bindKeys(id, KeyIds, user);
      await operations.begin(associateInstancesKeyPairs, { resource: id, path, detail: { user, keys: KeyIds } });
    }
    return {};
  },

  async finish({ keyPairs, machines, operation }) {
    await keyPairs.install(operation.resource, [operation.detail.user], machines);
  },

  async undo({ keyPairs, operation }) {
    await keyPairs.unbind(operation.resource, operation.detail.keys);
  },
});
