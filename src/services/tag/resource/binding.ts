import type { Fail } from "#kernel/action.ts";
import { type AccountTags, isSameTag, type Tag } from "#services/tags.ts";
import { parseDescription } from "./resourceNames.ts";
import type { Resource, Resources } from "./rows.ts";

/** The maximum numbers of tags of a resource, of keys of an account, and of values of a key. */
export const tagLimits = { tags: 50, keys: 1000, values: 1000 } as const;

/** A tag as written in messages. */
export const formatTag = ({ key, value }: Tag): string => `${key}: ${value}`;

/** The tags of a resource after binding more. An existing key gets the new value. */
export function withTags(present: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  return [...new Map([...present, ...added].map((tag) => [tag.key, tag])).values()];
}

export const withoutKeys = (present: readonly Tag[], keys: readonly string[]): readonly Tag[] =>
  present.filter(({ key }) => !keys.includes(key));

interface Described {
  readonly resources: Resources;
  readonly account: string;
  readonly fail: Fail<"InvalidParameterValue.ResourceDescriptionError">;
}

/** The resource of the account with the given description. */
export async function resourceOf(value: string, { resources, account, fail }: Described): Promise<Resource> {
  const place = parseDescription(value, account);
  const resource = place && (await resources.find(place));
  return resource ?? fail("InvalidParameterValue.ResourceDescriptionError", { parameter: "Resource", value });
}

/** Parses descriptions. Fails if any is malformed. */
export function namesOf(
  descriptions: readonly string[],
  account: string,
  fail: Fail<"InvalidParameterValue.ResourceDescriptionError">,
) {
  return descriptions.map((value, index) => {
    const malformed = { parameter: `ResourceList.${index}`, value };
    const place = parseDescription(value, account) ?? fail("InvalidParameterValue.ResourceDescriptionError", malformed);
    return { description: value, ...place };
  });
}

/** Creates the tags that the account does not have yet, within its quota. */
export async function createTags<Code extends string>(
  tags: readonly Tag[],
  known: AccountTags,
  tooMany: { readonly keys: Code; readonly values: Code },
  fail: Fail<Code>,
): Promise<void> {
  const existing = await known.all();
  const added = tags.filter((tag) => !existing.some((one) => isSameTag(one, tag)));
  const values = new Map<string, number>();
  for (const { key } of [...existing, ...added]) values.set(key, (values.get(key) ?? 0) + 1);
  const madeKey = added.some(({ key }) => !existing.some((one) => one.key === key));
  if (madeKey && values.size > tagLimits.keys) fail(tooMany.keys, { parameter: "TagKey", must: fewKeys });
  const full = added.find(({ key }) => (values.get(key) ?? 0) > tagLimits.values);
  if (full) fail(tooMany.values, { parameter: full.key, must: fewValues });
  await known.add(added);
}

const fewKeys = {
  en: `must not be the account's key number ${tagLimits.keys + 1}`,
  zh: `不能超过 ${tagLimits.keys} 个标签键`,
};
const fewValues = {
  en: `must not have more than ${tagLimits.values} values`,
  zh: `的标签值不能超过 ${tagLimits.values} 个`,
};

/** Binds tags to a resource within its quota. */
export async function bindTags(
  resource: Resource,
  tags: readonly Tag[],
  { resources, fail }: { readonly resources: Resources; readonly fail: Fail<"LimitExceeded.ResourceAttachedTags"> },
): Promise<void> {
  const all = withTags(resource.tags, tags);
  if (all.length > tagLimits.tags)
    fail("LimitExceeded.ResourceAttachedTags", { value: resource.id, limit: tagLimits.tags });
  await resources.write(resource, all);
}

/** Fails for a repeated key. */
export function refuseRepeated(
  keys: readonly string[],
  parameter: string,
  fail: Fail<"InvalidParameterValue.TagKeyDuplicate">,
): void {
  const value = keys.find((key, index) => keys.indexOf(key) !== index);
  if (value !== undefined) fail("InvalidParameterValue.TagKeyDuplicate", { parameter, value });
}

const has = (key: string, { tags }: Resource): boolean => tags.some((tag) => tag.key === key);

/** Fails unless every resource has a tag with the key. */
export function refuseWithoutKey(
  key: string,
  resources: readonly Resource[],
  fail: Fail<"ResourceNotFound.AttachedTagKeyNotFound">,
): void {
  const bare = resources.find((resource) => !has(key, resource));
  if (bare) fail("ResourceNotFound.AttachedTagKeyNotFound", { parameter: "TagKey", value: key, resource: bare.id });
}

/** Fails if any resource has a tag with the key. */
export function refuseWithKey(
  key: string,
  resources: readonly Resource[],
  fail: Fail<"ResourceInUse.TagKeyAttached">,
): void {
  const bearer = resources.find((resource) => has(key, resource));
  if (bearer) fail("ResourceInUse.TagKeyAttached", { parameter: "TagKey", value: key, resource: bearer.id });
}

/** Fails if the account does not have the tag, for actions that do not create tags. */
export async function existingTag(
  tag: Tag,
  parameter: string,
  { known, fail }: { readonly known: AccountTags; readonly fail: Fail<"ResourceNotFound.TagNonExist"> },
): Promise<void> {
  if ((await known.all()).some((one) => isSameTag(one, tag))) return;
  fail("ResourceNotFound.TagNonExist", { parameter, value: formatTag(tag) });
}
