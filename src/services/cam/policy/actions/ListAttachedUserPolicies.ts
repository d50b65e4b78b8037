import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { uin } from "../../wire/parameters.ts";
import { AttachPolicyInfo, attachPolicyInfo } from "../objects/Attachment.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListAttachedUserPolicies",
  category: "Policy",
  summary: "Lists the policies bound directly to a user.",
  rateLimit: 20,
  regions: "global",
  resources: ["uin/$TargetUin"],
  operationLevel: true,

  input: {
    TargetUin: uin("Uin of the user."),
    Page: page(bad).default(1),
    Rp: rowsPerPage(bad).default(20),
  },

  output: {
    TotalNum: int("Total number of matches."),
    List: listOf(AttachPolicyInfo, "The policies. The latest binding comes first."),
  },

  raises: ["InvalidParameter.ParamError"],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input, users, attachments, fail }) {
    const target = String(input.TargetUin);
    if (!(await users.find({ uin: target }))) {
      fail(bad, { parameter: "TargetUin", value: target, must: { en: "must be of a user of the account" } });
    }
    const held = await attachments.of({ kind: "user", target });
    return { TotalNum: held.length, List: paged(held, input).map(attachPolicyInfo) };
  },
});
