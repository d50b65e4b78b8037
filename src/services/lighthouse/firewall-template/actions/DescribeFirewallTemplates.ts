import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { plainPaging } from "../../wire/parameters.ts";
import { FirewallTemplate, toFirewallTemplate } from "../objects/FirewallTemplate.ts";
import { templateId } from "../rules.ts";

const filters = filtersOf<typeof FirewallTemplate.value>()(
  {
    "template-id": { about: "id", read: (template) => [template.TemplateId] },
    "template-name": { about: "name", read: (template) => [template.TemplateName] },
    "template-type": {
      about: "type",
      oneOf: { values: ["PRIVATE"], code: "InvalidParameterValue" },
      read: (template) => [template.TemplateType],
    },
  },
  {
    filters: { max: 10, code: "InvalidParameterValue" },
    values: { max: 100, code: "InvalidParameterValue" },
    unknown: "InvalidParameter.InvalidFilterName",
  },
);

export default action({
  name: "DescribeFirewallTemplates",
  category: "Firewall Template",
  summary: "Lists the account's firewall templates.",
  rateLimit: 20,
  regions: "global",

  input: {
    TemplateIds: listOf(
      templateId("Id of a template."),
      "Restricts the list to these templates. Cannot be combined with Filters.",
    )
      .items(0, 100)
      .optional(),
    Filters: filters.field.optional(),
    ...plainPaging,
  },
  exclusive: [["TemplateIds", "Filters", "InvalidParameterValue"]],

  output: {
    TotalCount: int("Number of matching templates across all pages."),
    TemplateSet: listOf(FirewallTemplate, "Templates on this page, newest first."),
  },

  raises: ["InvalidParameter.InvalidFilterName", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTemplates }) {
    const { TemplateIds, Filters = [] } = input;
    const matches = (await firewallTemplates.all())
      .filter((row) => isRequested(TemplateIds, row.id))
      .map(toFirewallTemplate)
      .filter((template) => filters.matches(template, Filters));
    return { TotalCount: matches.length, TemplateSet: pageOf(matches, input) };
  },
});
