import { object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/parameters.ts";
import { checkNewKeyPair, keyName, newKeyPair } from "../newKeyPair.ts";
import { KeyPair, toKeyPair } from "../objects/KeyPair.ts";
import { newRsaKey } from "../sshKeys.ts";

export default action({
  name: "CreateKeyPair",
  category: "Key",
  summary: "Creates a key pair. The private key is returned only in this response.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  input: {
    KeyName: keyName("InvalidParameterValue.InvalidKeyPairNameIncludeIllegalChar"),
    Tags: newTags(),
  },

  output: { KeyPair: object(KeyPair, "New key pair, including the private key.") },

  raises: [
    "InvalidParameterValue.DuplicateParameterValue",
    "InvalidParameterValue.InvalidKeyPairNameEmpty",
    "InvalidParameterValue.InvalidKeyPairNameIncludeIllegalChar",
    "InvalidParameterValue.InvalidKeyPairNameTooLong",
    "LimitExceeded.KeyPairLimitExceeded",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation.CreateKeyPairFailed"],

  async run({ input, keyPairs, tags, account, region, now, random, fail }) {
    await checkNewKeyPair(input.KeyName, { keyPairs, region, fail });
    const { publicKey, privateKey } = await newRsaKey();
    const row = newKeyPair(input.KeyName, publicKey, await tags.onNew(input.Tags), { now, random });
    await keyPairs.add(row);
    const made = toKeyPair({ ...row, account, region }, []);
    return { KeyPair: { ...made, CreatedTime: null, PrivateKey: privateKey } };
  },
});
