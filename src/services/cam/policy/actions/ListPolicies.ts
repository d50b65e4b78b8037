import { int, listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { keyword } from "../../wire/parameters.ts";
import { StrategyInfo, strategyInfo } from "../objects/Policy.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListPolicies",
  category: "Policy",
  summary: "Lists the policies that the account can bind: its own, and the presets.",
  rateLimit: 20,
  regions: "global",

  input: {
    Rp: rowsPerPage(bad).default(20),
    Page: page(bad).max(200, bad).default(1),
    Scope: string("Local: the account's own; QCS: presets; All: both.")
      .oneOf(["All", "QCS", "Local"], "InvalidParameter.ScopeError")
      .default("All"),
    Keyword: keyword(),
  },

  output: {
    TotalNum: int("How many there are on all pages."),
    List: listOf(StrategyInfo, "The account's own, newest first, and then the presets."),
    ServiceTypeList: listOf(string("A product."), "Products to narrow the list by; not used."),
  },

  raises: [
    "FailedOperation.GetUserAreaError",
    "InternalError.SystemError",
    "InvalidParameter.GroupIdError",
    "InvalidParameter.KeywordError",
    "InvalidParameter.ParamError",
    "InvalidParameter.ScopeError",
    "InvalidParameter.SearchKeywordLengthError",
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
