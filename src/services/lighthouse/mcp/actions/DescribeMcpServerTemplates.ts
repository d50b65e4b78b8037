import { int, listOf } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { plainPaging } from "../../wire/parameters.ts";
import { mcpTemplates } from "../catalogue.ts";
import { McpServerTemplate, toMcpServerTemplate } from "../objects/McpServerTemplate.ts";

/** Whether the name or the description of a template contains a text. */
const mentions = ({ Name, Description }: typeof McpServerTemplate.value, text: string): boolean =>
  [Name, Description].some((one) => one.toLowerCase().includes(text.toLowerCase()));

const filters = filtersOf<typeof McpServerTemplate.value>()(
  {
    "name-description": { about: "substring of the name or the description, ignoring case", test: mentions },
  },
  {
    filters: { max: 10, code: "InvalidParameterValue" },
    values: { max: 5, code: "InvalidParameterValue" },
    unknown: "InvalidParameterValue",
  },
);

export default action({
  name: "DescribeMcpServerTemplates",
  category: "MCP",
  summary: "Lists templates of well-known MCP servers, with the input for CreateMcpServer.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    Filters: filters.field.optional(),
    ...plainPaging,
  },

  output: {
    McpServerTemplateSet: listOf(McpServerTemplate, "Templates on this page."),
    TotalCount: int("Number of matching templates across all pages."),
  },

  raises: ["UnauthorizedOperation.NoPermission"],

  async run({ input, language }) {
    const { Filters = [] } = input;
    const matches = mcpTemplates
      .map((template) => toMcpServerTemplate(template, language))
      .filter((template) => filters.matches(template, Filters));
    return { McpServerTemplateSet: pageOf(matches, input), TotalCount: matches.length };
  },
});
