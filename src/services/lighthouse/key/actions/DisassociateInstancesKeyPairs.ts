import { lighthouseRegions } from "#services/regions.ts";
import { instancesFor } from "../../instance/refusals.ts";
import { action } from "../../scope.ts";
import { instanceIds, keyPairIds } from "../../wire/parameters.ts";
import { bindingPath, bindingType, bindingUser, checkUser } from "../binding.ts";
import { disassociateInstancesKeyPairs } from "../operations.ts";

const name = "DisassociateInstancesKeyPairs";

export default action({
  name,
  category: "Key",
  summary: "Unbinds key pairs from instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds", "keypair/$KeyIds"],

  operation: disassociateInstancesKeyPairs,

  input: {
    KeyIds: keyPairIds(100, "InvalidParameterValue.LimitExceeded"),
    InstanceIds: instanceIds(),
    DisassociateType: bindingType(),
    Username: bindingUser("User that the keys are bound for. Only with ONLINE."),
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
    "UnsupportedOperation.KeyPairNotBoundToInstance",
    "UnsupportedOperation.KeyPairUnbindUsernameMismatch",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "FailedOperation.InstanceOperationFailed",
    "InternalError.DescribeInstanceStatus",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, keyPairs, operations, fail }) {
    const { KeyIds, InstanceIds, DisassociateType, Username } = input;
    checkUser(DisassociateType, Username);
    const missing = await keyPairs.missing(KeyIds);
    if (missing !== undefined) fail("ResourceNotFound.KeyIdNotFound", { parameter: "KeyIds", value: missing });
    const rows = await instancesFor(name, InstanceIds, { instances, fail });
    const bindings = await keyPairs.bindings();
    for (const row of rows) {
      const { id, state } = row;
      const path = bindingPath(name, DisassociateType, row);
      if (!path) return fail("UnsupportedOperation.InvalidInstanceState", { value: id, state });
      for (const key of KeyIds) {
        const bound = bindings.find((one) => one.instance_id === id && one.key_id === key);
        if (!bound) return fail("UnsupportedOperation.KeyPairNotBoundToInstance", { value: key, instance: id });
        if (Username !== undefined && Username !== bound.user_name) {
          fail("UnsupportedOperation.KeyPairUnbindUsernameMismatch", { parameter: "Username", value: Username, key });
        }
      }
      await operations.begin(disassociateInstancesKeyPairs, { resource: id, path, detail: { keys: KeyIds } });
    }
    return {};
  },

  // The keys stay bound until the operation finishes, because they work until then.
  async finish({ keyPairs, machines, operation }) {
    const { resource, detail } = operation;
    const { keys } = detail;
    const bound = (await keyPairs.bindings()).filter(
      (one) => one.instance_id === resource && keys.includes(one.key_id),
    );
    await keyPairs.unbind(resource, keys);
    await keyPairs.install(
      resource,
      bound.map((one) => one.user_name),
      machines,
    );
  },
});
