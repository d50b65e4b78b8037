import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { keyword } from "../../wire/parameters.ts";
import { AttachPolicyInfo, attachPolicyInfo } from "../objects/Attachment.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListAttachedGroupPolicies",
  category: "Policy",
  summary: "Lists the policies bound to a group.",
  rateLimit: 20,
  regions: "global",
  resources: ["groupid/$TargetGroupId"],
  operationLevel: true,

  input: {
    TargetGroupId: int("Id of the group."),
    Page: page(bad).default(1),
    Rp: rowsPerPage(bad).default(20),
    Keyword: keyword(),
  },

  output: {
    TotalNum: int("Total number of matches."),
    List: listOf(AttachPolicyInfo, "The policies. The latest binding comes first."),
  },

  raises: ["InvalidParameter.ParamError", "InvalidParameter.SearchKeywordLengthError"],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input, groups, attachments, fail }) {
    const { TargetGroupId: id, Keyword } = input;
    if (!(await groups.find({ id }))) {
      fail(bad, { parameter: "TargetGroupId", value: id, must: { en: "must be of a group of the account" } });
    }
    const held = await attachments.of({ kind: "group", target: String(id) });
    const found = held.filter(({ policy }) => policy.name.includes(Keyword));
    return { TotalNum: found.length, List: paged(found, input).map(attachPolicyInfo) };
  },
});
