import { int, listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { keyword } from "../../wire/parameters.ts";
import { StrategyInfo, strategyInfo } from "../objects/Policy.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListPolicies",
  category: "Policy",
  summary: "Lists custom and preset policies.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {
    Rp: rowsPerPage(bad).default(20),
    Page: page(bad).max(200, bad).default(1),
    Scope: string("Local: custom policies. QCS: preset policies. All: both.")
      .oneOf(["All", "QCS", "Local"], "InvalidParameter.ScopeError")
      .default("All"),
    Keyword: keyword(),
  },

  output: {
    TotalNum: int("Total number of matches."),
    List: listOf(StrategyInfo, "Custom policies, newest first, followed by preset policies."),
    ServiceTypeList: listOf(string("A product."), "Products to filter by. Has no effect."),
  },

  raises: ["InvalidParameter.ParamError", "InvalidParameter.ScopeError", "InvalidParameter.SearchKeywordLengthError"],
  alsoPublished: [
    "FailedOperation.GetUserAreaError",
    "InternalError.SystemError",
    "InvalidParameter.GroupIdError",
    "InvalidParameter.KeywordError",
    "InvalidParameter.ServiceTypeError",
    "InvalidParameter.UinError",
  ],

  async run({ input, policies, attachments }) {
    const own = input.Scope === "QCS" ? [] : await policies.own();
    const presets = input.Scope === "Local" ? [] : policies.presets();
    const found = [...own, ...presets].filter(({ name }) => name.includes(input.Keyword));
    const counts = await attachments.counts();
    const List = paged(found, input).map((policy) => strategyInfo(policy, counts.get(policy.id)));
    return { TotalNum: found.length, List, ServiceTypeList: [] };
  },
});
