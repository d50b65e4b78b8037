import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/parameters.ts";
import { checkNewKeyPair, keyName, newKeyPair } from "../newKeyPair.ts";
import { materialOf } from "../sshKeys.ts";

export default action({
  name: "ImportKeyPair",
  category: "Key",
  summary: "Imports the public key of an existing key pair.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  input: {
    KeyName: keyName("InvalidParameterValue"),
    PublicKey: string("RSA public key of at least 1024 bits, in OpenSSH format."),
    Tags: newTags(),
  },

  output: { KeyId: string("Id of the key pair.") },

  raises: [
    "InvalidParameterValue.DuplicateParameterValue",
    "InvalidParameterValue.InvalidKeyPairNameEmpty",
    "InvalidParameterValue.InvalidKeyPairNameTooLong",
    "InvalidParameterValue.KeyPairPublicKeyDuplicated",
    "InvalidParameterValue.KeyPairPublicKeyMalformed",
    "LimitExceeded.KeyPairLimitExceeded",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    "FailedOperation.CreateKeyPairFailed",
    "FailedOperation.DeleteKeyPairFailed",
    "FailedOperation.ImportKeyPairFailed",
  ],

  async run({ input, keyPairs, tags, region, now, random, fail }) {
    const material = materialOf(input.PublicKey);
    if (material === undefined) {
      fail("InvalidParameterValue.KeyPairPublicKeyMalformed", {
        parameter: "PublicKey",
        value: input.PublicKey.slice(0, 100),
        must: {
          en: "must be an RSA public key of at least 1024 bits in OpenSSH format",
          zh: "应为 OpenSSH 格式的 RSA 公钥，至少 1024 位",
        },
      });
    }
    const others = await checkNewKeyPair(input.KeyName, { keyPairs, region, fail });
    const same = others.find((row) => materialOf(row.public_key) === material);
    if (same) fail("InvalidParameterValue.KeyPairPublicKeyDuplicated", { parameter: "PublicKey", value: same.id });
    const row = newKeyPair(input.KeyName, input.PublicKey.trim(), await tags.onNew(input.Tags), { now, random });
    await keyPairs.add(row);
    return { KeyId: row.id };
  },
});
