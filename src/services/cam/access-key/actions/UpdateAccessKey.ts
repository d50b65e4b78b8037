import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { ownedKey } from "../owner.ts";

export default action({
  name: "UpdateAccessKey",
  category: "Access key",
  summary: "Enables or disables an access key. Requests signed with a disabled key are refused.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  // Without TargetUin the caller is the owner; keyHolder authorizes that case.
  resources: ["uin/$TargetUin?"],

  input: {
    AccessKeyId: string("SecretId of the key."),
    Status: string("Active or Inactive.").oneOf(["Active", "Inactive"], "InvalidParameter.ParamError"),
    TargetUin: uin("Uin of the user that owns the key. Defaults to the caller.").optional(),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter.ParamError",
    "InvalidParameter.UserNotExist",
    "OperationDenied.SubUin",
    "OperationDenied.UinNotMatch",
    "ResourceNotFound.SecretNotExist",
  ],
  alsoPublished: ["FailedOperation.Accesskey", "OperationDenied.AccessKeyOverLimit"],

  async run(scope) {
    const key = await ownedKey("cam:UpdateAccessKey", scope);
    await scope.keys.activate(key.secret_id, scope.input.Status === "Active");
    return {};
  },
});
