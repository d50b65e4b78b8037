import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { AccessKey, accessKey } from "../objects/AccessKey.ts";
import { keyOwner } from "../owner.ts";

export default action({
  name: "ListAccessKeys",
  category: "Access key",
  summary: "Lists the access keys of a user or of the root account, without their secrets.",
  rateLimit: 20,
  regions: "global",
  // Without TargetUin the caller is the owner; keyHolder authorizes that case.
  resources: ["uin/$TargetUin?"],

  input: {
    TargetUin: uin("Uin of the keys' owner. Defaults to the caller.").optional(),
  },

  output: {
    AccessKeys: listOf(AccessKey, "The keys, oldest first.").nullable(),
  },

  raises: ["AuthFailure.UnauthorizedOperation", "InvalidParameter.UserNotExist", "OperationDenied.SubUin"],
  alsoPublished: [
    "FailedOperation.Accesskey",
    "InternalError.UnknownError",
    "InvalidParameter.ParamError",
    "OperationDenied.AccessKeyOverLimit",
    "OperationDenied.UinNotMatch",
    "ResourceNotFound.SecretNotExist",
  ],

  async run(scope) {
    const holder = await keyOwner("cam:ListAccessKeys", scope.input.TargetUin, scope);
    return { AccessKeys: (await scope.keys.listOf(holder)).map(accessKey) };
  },
});
