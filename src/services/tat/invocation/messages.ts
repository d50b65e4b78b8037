import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Messages about invocations and tasks. */
export const invocationMessages = {
  "InvalidParameter.InvalidUsername": malformed,
  "InvalidParameterValue.InstanceIsNotRelatedToInvocation": {
    en: "Invocation `{invocation}` has no task on instance `{value}`.",
    zh: "执行活动 `{invocation}` 没有在实例 `{value}` 上的任务。",
  },
  "InvalidParameterValue.InvalidInvocationId": malformed,
  "InvalidParameterValue.InvalidInvocationTaskId": malformed,
  "LimitExceeded.FilterValueExceeded": { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" },
  "ResourceNotFound.InvocationNotFound": {
    en: "Invocation `{value}` does not exist.",
    zh: "执行活动 `{value}` 不存在。",
  },
  "UnauthorizedOperation.AssumeRoleUnauthorized": { en: "The role cannot be assumed.", zh: "未授权扮演角色。" },
  "UnauthorizedOperation.NeedApproval": { en: "The operation needs an approval.", zh: "该操作需要审批。" },
} as const satisfies Messages;
