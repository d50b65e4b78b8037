import { int, listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { entityOf } from "../attachedEntities.ts";
import { AttachEntityOfPolicy, attachEntityOfPolicy } from "../objects/Attachment.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "ListEntitiesForPolicy",
  category: "Policy",
  summary: "Lists the users, groups and roles to which a policy is bound.",
  rateLimit: 20,
  regions: "global",
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    Page: page(bad).default(1),
    Rp: rowsPerPage(bad).default(20),
    EntityFilter: string("Kind of entity to list.")
      .oneOf(["All", "User", "Group", "Role"], "InvalidParameter.EntityFilterError")
      .default("All"),
  },

  output: {
    TotalNum: int("Total number of matches."),
    List: listOf(AttachEntityOfPolicy, "The entities. The latest binding comes first."),
  },

  raises: ["InvalidParameter.EntityFilterError", "InvalidParameter.ParamError", "InvalidParameter.PolicyIdError"],
  alsoPublished: ["InternalError.SystemError"],

  async run(scope) {
    const { input, policies, attachments, fail } = scope;
    const { PolicyId: id, EntityFilter } = input;
    const policy = (await policies.find({ id })) ?? fail("InvalidParameter.PolicyIdError", { value: id });
    const holding = (await attachments.holding(policy)).filter(
      ({ kind }) => EntityFilter === "All" || kind === EntityFilter.toLowerCase(),
    );
    const List = await Promise.all(
      paged(holding, input).map(async (one) => attachEntityOfPolicy(one, await entityOf(one, scope))),
    );
    return { TotalNum: holding.length, List };
  },
});
