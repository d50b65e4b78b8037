import { inLanguage, type Language } from "#kernel/errors.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import type { McpTemplate } from "../catalogue.ts";

const McpServerTemplateEnv = objectType("McpServerTemplateEnv", {
  Key: string("Name of a variable that the server reads."),
  Value: string("What to put something of one's own in place of."),
});

export const McpServerTemplate = objectType("McpServerTemplate", {
  Name: string("Name of the server."),
  Command: string("The command that starts it, in base64."),
  Description: string("What it is good for."),
  IconUrl: string("Address of its picture; empty where it has none."),
  CommunityUrl: string("Where its makers describe it."),
  PlatformUrl: string("Where one gets the keys that it needs; empty where it needs none."),
  EnvSet: listOf(McpServerTemplateEnv, "The environment that it needs."),
});

export function toMcpServerTemplate(template: McpTemplate, language: Language): typeof McpServerTemplate.value {
  return {
    Name: inLanguage(template.name, language),
    Command: Buffer.from(template.command).toString("base64"),
    Description: inLanguage(template.about, language),
    IconUrl: template.icon ?? "",
    CommunityUrl: template.community,
    PlatformUrl: template.platform ?? "",
    EnvSet: (template.keys ?? []).map((key) => ({ Key: key, Value: `YOUR_${key}` })),
  };
}
