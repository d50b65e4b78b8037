import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { keyPairIds } from "../../wire/parameters.ts";

export default action({
  name: "DeleteKeyPairs",
  category: "Key",
  summary: "Deletes key pairs that are not bound to any instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["keypair/$KeyIds"],

  input: { KeyIds: keyPairIds(10, "InvalidParameterValue") },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.KeyPairIdMalformed",
    "ResourceInUse.KeyPairInUse",
    "ResourceNotFound.KeyIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.KeyPairBindToBlueprints",
  ],
  alsoPublished: ["FailedOperation.DeleteKeyPairFailed"],

  async run({ input, keyPairs, blueprintUse, fail }) {
    const { KeyIds } = input;
    const missing = await keyPairs.missing(KeyIds);
    if (missing !== undefined) fail("ResourceNotFound.KeyIdNotFound", { parameter: "KeyIds", value: missing });
    const bound = (await keyPairs.bindings()).find((binding) => KeyIds.includes(binding.key_id));
    if (bound) fail("ResourceInUse.KeyPairInUse", { parameter: "KeyIds", value: bound.key_id });
    const kept = await blueprintUse.keys();
    const needed = KeyIds.find((id) => kept.has(id));
    if (needed !== undefined) {
      fail("UnsupportedOperation.KeyPairBindToBlueprints", { parameter: "KeyIds", value: needed });
    }
    await keyPairs.remove(KeyIds);
    return {};
  },
});
