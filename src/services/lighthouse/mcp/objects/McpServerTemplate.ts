import { inLanguage, type Language } from "#kernel/errors.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import type { McpTemplate } from "../catalogue.ts";

const McpServerTemplateEnv = objectType("McpServerTemplateEnv", {
  Key: string("Name of an environment variable of the server."),
  Value: string("Placeholder to replace with the actual value."),
});

export const McpServerTemplate = objectType("McpServerTemplate", {
  Name: string("Name of the server."),
  Command: string("Start command, in base64."),
  Description: string("Purpose of the server."),
  IconUrl: string("URL of the icon. Empty if there is none."),
  CommunityUrl: string("Home page of the project."),
  PlatformUrl: string("Page where the required credentials are issued. Empty if none are required."),
  EnvSet: listOf(McpServerTemplateEnv, "Required environment variables."),
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
