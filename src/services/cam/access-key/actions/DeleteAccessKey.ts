import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { ownedKey } from "../owner.ts";

export default action({
  name: "DeleteAccessKey",
  category: "Access key",
  summary: "Deletes an access key permanently. Requests signed with it are then refused.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  // Without TargetUin the caller is the owner; keyHolder authorizes that case.
  resources: ["uin/$TargetUin?"],

  input: {
    AccessKeyId: string("SecretId of the key."),
    TargetUin: uin("Uin of the user that owns the key. Defaults to the caller.").optional(),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter.UserNotExist",
    "OperationDenied.SubUin",
    "OperationDenied.UinNotMatch",
    "ResourceNotFound.SecretNotExist",
  ],
  alsoPublished: ["FailedOperation.Accesskey", "InvalidParameter.ParamError", "OperationDenied.AccessKeyOverLimit"],

  async run(scope) {
    const key = await ownedKey("cam:DeleteAccessKey", scope);
    await scope.keys.remove(key.secret_id);
    return {};
  },
});
