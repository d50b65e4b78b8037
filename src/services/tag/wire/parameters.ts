import { int, listOf, objectType, StringField, string } from "#kernel/fields.ts";
import { keyForm, unreservedKey, valueForm } from "#services/tags.ts";

/** The rules of keys and values, each with its code: an action names those for which it has the code. */
const keyCodes = {
  empty: "InvalidParameterValue.TagKeyEmpty",
  long: "InvalidParameterValue.TagKeyLengthExceeded",
  illegal: "InvalidParameterValue.TagKeyCharacterIllegal",
  reserved: "InvalidParameter.ReservedTagKey",
} as const;
const valueCodes = {
  empty: "InvalidParameterValue.TagValueEmpty",
  long: "InvalidParameterValue.TagValueLengthExceeded",
  illegal: "InvalidParameterValue.TagValueCharacterIllegal",
} as const;

type KeyRule = keyof typeof keyCodes;
type ValueRule = keyof typeof valueCodes;
type KeyCode<Rule extends KeyRule> = (typeof keyCodes)[Rule];
type ValueCode<Rule extends ValueRule> = (typeof valueCodes)[Rule];

export function tagKey<const Rule extends KeyRule = never>(
  about: string,
  ...rules: readonly Rule[]
): StringField<string, KeyCode<Rule>> {
  let field: StringField<string, string> = string(about);
  for (const rule of rules) {
    if (rule === "empty") field = field.pattern(/./s, "some text", keyCodes.empty);
    if (rule === "long") field = field.length(0, 127, keyCodes.long);
    if (rule === "illegal") field = field.pattern(...keyForm, keyCodes.illegal);
    if (rule === "reserved") field = field.pattern(...unreservedKey, keyCodes.reserved);
  }
  return new StringField(field.shape);
}

export function tagValue<const Rule extends ValueRule = never>(
  about: string,
  ...rules: readonly Rule[]
): StringField<string, ValueCode<Rule>> {
  let field: StringField<string, string> = string(about);
  for (const rule of rules) {
    if (rule === "empty") field = field.pattern(/./s, "some text", valueCodes.empty);
    if (rule === "long") field = field.length(0, 255, valueCodes.long);
    if (rule === "illegal") field = field.pattern(...valueForm, valueCodes.illegal);
  }
  return new StringField(field.shape);
}

/** A parameter with a list of tags. The structure is named `Tag` in every action. */
export const tagsParameter = <const Key extends KeyRule = never, const Value extends ValueRule = never>(
  about: string,
  keys: readonly Key[],
  values: readonly Value[],
) =>
  listOf(
    objectType("Tag", {
      TagKey: tagKey("Key of the tag.", ...keys),
      TagValue: tagValue("Value of the tag.", ...values),
      Category: string("Category of the tag. Only Custom is allowed.").oneOf(["Custom"]).optional(),
    }),
    about,
  );

export const tagKeys = <const Rule extends KeyRule = never>(about: string, ...rules: readonly Rule[]) =>
  listOf(tagKey("Key of a tag.", ...rules), about);

export const description = () =>
  string(`Six-segment description of the resource: qcs::SERVICE:REGION:uin/UIN:PREFIX/ID.`);

/** The resources of a call, by their six-segment descriptions. */
export const descriptions = () =>
  listOf(description(), "Six-segment descriptions of the resources, 1 to 10.")
    .items(1, Number.MAX_SAFE_INTEGER)
    .items(0, 10, "LimitExceeded.ResourceNumPerRequest");

export const creatorParameter = () => int("Uin of the tags' creator. Matches any creator if omitted.").optional();

/** Whether to list tags of users or of the platform. */
export const category = () =>
  string("Custom: user tags. System: platform tags, which do not exist here. All: both.")
    .oneOf(["Custom", "System", "All"])
    .default("All");

/** Only older accounts have project tags. They do not exist here. */
export const showProject = () =>
  int("Whether to list project tags. They are not supported, so the result is empty.").min(0).max(1).optional();

const resourceIds = <const Code extends string>(max: number, tooMany: Code) =>
  listOf(string("Id of a resource."), `Ids of the resources, at most ${max}.`).items(0, max, tooMany);

const ofService = (about: string) => string(`${about}, such as lighthouse.`);
const ofPrefix = (about: string) => string(`${about}, such as instance.`);
const ofRegion = (about: string) => string(`${about}, such as ap-guangzhou.`);

/** Resources of one type in one region whose tags are changed. */
export const batch = {
  ServiceType: ofService("Product of the resources"),
  ResourceIds: resourceIds(50, "LimitExceeded.ResourceNumPerRequest"),
  ResourceRegion: ofRegion("Region of the resources").optional(),
  ResourcePrefix: ofPrefix("Resource type").optional(),
};

/** Resources of one type in one region whose tags are read. */
export const resourcesOfType = (max: number) => ({
  ServiceType: ofService("Product of the resources"),
  ResourcePrefix: ofPrefix("Resource type"),
  ResourceIds: resourceIds(max, "InvalidParameterValue.ResourceIdInvalid"),
  ResourceRegion: ofRegion("Region of the resources"),
});

/** The filters of a list of resources. */
export const resourceCriteria = {
  ServiceType: ofService("Returns only resources of this product").optional(),
  ResourcePrefix: ofPrefix("Returns only resources of this type").optional(),
  ResourceRegion: ofRegion("Returns only resources in this region").optional(),
  ResourceId: string("Returns only resources with this id.").optional(),
};
