import { int, listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { uin } from "../../wire/parameters.ts";
import { effectivePolicies } from "../attachedEntities.ts";
import { AttachedUserPolicy, attachedUserPolicy } from "../objects/Attachment.ts";
import { typeOf } from "../objects/Policy.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListAttachedUserAllPolicies",
  category: "Policy",
  summary: "Lists the policies bound to a user directly or through its groups.",
  rateLimit: 20,
  regions: "global",
  resources: ["uin/$TargetUin"],
  operationLevel: true,

  input: {
    TargetUin: uin("Uin of the user."),
    Rp: rowsPerPage(bad),
    Page: page(bad).max(200, bad),
    AttachType: int("0: all. 1: bound to the user. 2: bound to the user's groups.").min(0, bad).max(2, bad),
    StrategyType: int("1: only custom policies. 2: only preset policies.").min(1, bad).max(2, bad).optional(),
    Keyword: string("Part of the policy's name.").default(""),
  },

  output: {
    PolicyList: listOf(AttachedUserPolicy, "The policies. Those bound to the user come first."),
    TotalNum: int("Total number of matches."),
  },

  raises: ["InvalidParameter.ParamError", "ResourceNotFound.UserNotExist"],
  alsoPublished: ["UnauthorizedOperation"],

  async run(scope) {
    const { input, users, fail } = scope;
    const target = String(input.TargetUin);
    if (!(await users.find({ uin: target }))) {
      fail("ResourceNotFound.UserNotExist", { parameter: "TargetUin", value: target });
    }
    const found = (await effectivePolicies(target, scope)).filter(
      ({ policy, direct, groups }) =>
        (input.AttachType === 0 || (input.AttachType === 1 ? direct : groups.length > 0)) &&
        (input.StrategyType === undefined || input.StrategyType === typeOf(policy)) &&
        policy.name.includes(input.Keyword),
    );
    const PolicyList = paged(found, input).map((one) => attachedUserPolicy(one, one.groups));
    return { PolicyList, TotalNum: found.length };
  },
});
