import { object, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { AccessKeyDetail, accessKey } from "../objects/AccessKey.ts";
import { keyOwner } from "../owner.ts";
import { keyQuota } from "../rows.ts";

export default action({
  name: "CreateAccessKey",
  category: "Access key",
  summary: "Creates an access key for a user or for the root account.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  // Without TargetUin the caller is the owner; keyHolder authorizes that case.
  resources: ["uin/$TargetUin?"],

  input: {
    TargetUin: uin("Uin of the key's owner. Defaults to the caller.").optional(),
    Description: string("Description of the key.")
      .pattern(/^[\w+=,.@:/-]{0,1024}$/, "up to 1024 letters, digits and `+=,.@:/_-`", "InvalidParameter.ParamError")
      .default(""),
  },

  output: {
    AccessKey: object(AccessKeyDetail, "The key, with its secret.").nullable(),
  },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter.ParamError",
    "InvalidParameter.UserNotExist",
    "OperationDenied.AccessKeyOverLimit",
    "OperationDenied.SubUin",
  ],
  alsoPublished: ["FailedOperation.Accesskey", "OperationDenied.UinNotMatch"],

  async run(scope) {
    const { input, keys, now, random, fail } = scope;
    const holder = await keyOwner("cam:CreateAccessKey", input.TargetUin, scope);
    if ((await keys.listOf(holder)).length >= keyQuota) {
      fail("OperationDenied.AccessKeyOverLimit", { value: holder, limit: keyQuota });
    }
    const key = await keys.create(holder, input.Description, now, random);
    return { AccessKey: { ...accessKey(key), SecretAccessKey: key.secret_key } };
  },
});
