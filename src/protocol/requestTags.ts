import { tagFact } from "#identity/facts.ts";
import { isRecord } from "#kernel/record.ts";

/** Parameters that contain the tags that a call sets. */
const parameters = ["Tags", "TagSpecification", "ReplaceTags"] as const;

/** The tags that a call sets, as `key&value`: the values of `qcs:request_tag`. The tag service names the members TagKey. */
export function requestTags(values: Readonly<Record<string, unknown>>): readonly string[] {
  return [...pair(values["TagKey"], values["TagValue"]), ...parameters.flatMap((name) => tagsIn(values[name]))];
}

function tagsIn(given: unknown): readonly string[] {
  if (Array.isArray(given)) return given.flatMap(tagsIn);
  if (!isRecord(given)) return [];
  if (given["Tags"] !== undefined) return tagsIn(given["Tags"]);
  return [...pair(given["Key"], given["Value"]), ...pair(given["TagKey"], given["TagValue"])];
}

const pair = (key: unknown, value: unknown): readonly string[] =>
  typeof key === "string" && typeof value === "string" ? [tagFact(key, value)] : [];
