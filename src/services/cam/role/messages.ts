import type { Messages } from "#kernel/errors.ts";

/** Messages about roles. */
export const roleMessages = {
  "FailedOperation.TagResourceFailed": { en: "Could not bind the tags." },
  "InvalidParameter.DeletionTaskNotExist": { en: "`{parameter}` is not the id of a deletion task: `{value}`." },
  "InvalidParameter.OrganizationRoleOperateError": { en: "The role belongs to an organization." },
  "InvalidParameter.RoleFull": { en: "The account has reached the limit of {limit} roles." },
  "InvalidParameter.RoleNameError": { en: "`{parameter}` {must}: `{value}`." },
  "InvalidParameter.RoleNameInUse": { en: "`{parameter}` results in the name of another role: `{value}`." },
  "InvalidParameter.RoleNotExist": { en: "`RoleId` or `RoleName` must identify a role of the account: `{value}`." },
  "InvalidParameter.TagLimitExceeded": { en: "`{parameter}` {must}." },
  "InvalidParameter.TagParamError": { en: "`{parameter}` {must}: `{value}`." },
} as const satisfies Messages;
