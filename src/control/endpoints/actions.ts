import MiniSearch from "minisearch";
import type { CallContext } from "#cloud.ts";
import { type Action, publishedCodes } from "#kernel/action.ts";
import type { Message, Messages } from "#kernel/errors.ts";
import { anyObject, bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import type { Service } from "#kernel/service.ts";
import { commonMessages } from "#protocol/messages.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { schemaOfMembers } from "../jsonSchema.ts";

const FoundAction = objectType("FoundAction", {
  service: string("Service of the action."),
  action: string("Name of the action."),
  summary: string("What it does."),
  category: string("Its category in the documentation."),
});

export const searchActions = endpoint({
  name: "searchActions",
  method: "GET",
  path: "/_skerry/actions",
  summary: "Searches the actions of all services by name, summary and category; lists them all without a query.",
  parameters: {
    query: string("Words, or the start of words, such as `firewall rule`.").optional(),
    service: string("Only actions of this service.").optional(),
    limit: int("Maximum number of actions.").min(1).max(1000).default(20),
  },
  output: {
    actions: listOf(FoundAction, "The best matches first."),
    total: int("Number of matches."),
  },
  run: async ({ cloud, parameters: { query, service, limit } }) => {
    const services = service === undefined ? [...cloud.services.values()] : [serviceNamed(cloud, service)];
    const found = find(await describedActions(services), query ?? "");
    return { actions: found.slice(0, limit), total: found.length };
  },
});

const DescribedCode = objectType("DescribedCode", {
  code: string("Error code."),
  message: string("Its message; names in braces stand for details of the request."),
  raised: bool("Whether this server can raise it; otherwise it is only published."),
});

export const describeAction = endpoint({
  name: "describeAction",
  method: "GET",
  path: "/_skerry/actions/{service}/{action}",
  summary: "Describes an action: its input and output as JSON Schema, and its error codes.",
  parameters: { service: string("Service of the action."), action: string("Name of the action.") },
  refuses: { 404: "The server does not serve the action." },
  output: {
    service: string("Service of the action."),
    version: string("Version of the service's API."),
    action: string("Name of the action."),
    summary: string("What it does."),
    regions: listOf(string("Region."), "Regions that serve it; empty if it ignores the region."),
    input: anyObject("JSON Schema of its input."),
    output: anyObject("JSON Schema of its output."),
    codes: listOf(DescribedCode, "Its codes. Codes that are common to all actions are left out."),
  },
  run: async ({ cloud, parameters }) => {
    const service = serviceNamed(cloud, parameters.service);
    const { published, input, output } = await actionNamed(service, parameters.action);
    return {
      service: service.name,
      version: service.version,
      action: published.name,
      summary: published.summary,
      regions: published.regions === "global" ? [] : published.regions,
      input: schemaOfMembers(input),
      output: schemaOfMembers(output),
      codes: publishedCodes(published).map((code) => ({
        code,
        message: messageOf(service.messages, code).en,
        raised: published.raises.includes(code),
      })),
    };
  },
});

/** @throws ControlError 404 */
export function serviceNamed({ services }: ServedCloud, name: string): Service<CallContext> {
  const service = services.get(name);
  if (service) return service;
  const known = [...services.keys()].sort().join(", ");
  throw new ControlError(404, `The service \`${name}\` is not served; served are ${known}.`, "/service");
}

/** @throws ControlError 404 */
export async function actionNamed(service: Service<CallContext>, name: string): Promise<Action<CallContext>> {
  if (service.actions.has(name)) return service.load(name);
  throw new ControlError(404, `The action \`${name}\` is not served by \`${service.name}\`.`, "/action");
}

/** The message of a code: the service's own, or the common one of the code or its category. */
export function messageOf(own: Messages, code: string): Message {
  const common: Messages = commonMessages;
  const [category = code] = code.split(".", 1);
  return own[code] ?? common[code] ?? common[category] ?? { en: code };
}

async function describedActions(services: readonly Service<CallContext>[]): Promise<(typeof FoundAction.value)[]> {
  const lists = await Promise.all(
    services.map((service) => Promise.all([...service.actions].sort().map((name) => service.load(name)))),
  );
  return lists.flatMap((actions, index) =>
    actions.map(({ published: { name, summary, category } }) => ({
      service: services[index]?.name ?? "",
      action: name,
      summary,
      category,
    })),
  );
}

function find(actions: readonly (typeof FoundAction.value)[], query: string): readonly (typeof FoundAction.value)[] {
  if (query.trim() === "") return actions;
  const index = new MiniSearch({
    fields: ["action", "words", "summary", "category", "service"],
    searchOptions: { boost: { action: 4, words: 3, service: 0.5 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
  });
  index.addAll(actions.map((action, id) => ({ ...action, id, words: action.action.replace(/(?=[A-Z])/g, " ") })));
  return index.search(query).flatMap(({ id }) => actions[Number(id)] ?? []);
}
