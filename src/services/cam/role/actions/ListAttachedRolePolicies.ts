import { int, listOf, string } from "#kernel/fields.ts";
import { AttachedPolicyOfRole, attachedPolicyOfRole, typeName } from "../../policy/objects/Attachment.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListAttachedRolePolicies",
  category: "Role",
  summary: "Lists the policies bound to a role.",
  rateLimit: 20,
  regions: "global",
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    Page: page(bad),
    Rp: rowsPerPage(bad),
    RoleId: optionalRoleId(),
    RoleName: optionalRoleName(),
    PolicyType: string("User: only custom policies. QCS: only preset policies.").oneOf(["User", "QCS"], bad).optional(),
    Keyword: string("Part of the policy's name.").default(""),
  },

  output: {
    List: listOf(AttachedPolicyOfRole, "The policies. The latest binding comes first."),
    TotalNum: int("Total number of matches."),
  },

  raises: ["InvalidParameter.ParamError"],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input, roles, attachments, fail }) {
    const { RoleId, RoleName, PolicyType, Keyword } = input;
    const role = await roles.findByIdAndName(RoleId, RoleName);
    if (!role) {
      const must = { en: "must be of a role of the account" };
      return fail(bad, { parameter: "RoleName", value: RoleName ?? RoleId ?? "", must });
    }
    const found = (await attachments.of({ kind: "role", target: role.id })).filter(
      (one) => (PolicyType === undefined || PolicyType === typeName(one)) && one.policy.name.includes(Keyword),
    );
    return { List: paged(found, input).map(attachedPolicyOfRole), TotalNum: found.length };
  },
});
