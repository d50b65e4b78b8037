import { int, listOf, objectType, StringField, string } from "#kernel/fields.ts";
import { freeKey, keyForm, valueForm } from "#services/tags.ts";

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
    if (rule === "reserved") field = field.pattern(...freeKey, keyCodes.reserved);
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

/** Tags as they are given, under the name that the structure has everywhere. */
export const givenTags = <const Key extends KeyRule = never, const Value extends ValueRule = never>(
  about: string,
  keys: readonly Key[],
  values: readonly Value[],
) =>
  listOf(
    objectType("Tag", {
      TagKey: tagKey("Key of the tag.", ...keys),
      TagValue: tagValue("Value of the tag.", ...values),
      Category: string("Custom: the only kind that can be made.").oneOf(["Custom"]).optional(),
    }),
    about,
  );

export const tagKeys = <const Rule extends KeyRule = never>(about: string, ...rules: readonly Rule[]) =>
  listOf(tagKey("Key of a tag.", ...rules), about);

export const description = (about: string) =>
  string(`${about} In six segments: qcs::SERVICE:REGION:uin/UIN:PREFIX/ID.`);

/** The resources that a call is about, by their descriptions. */
export const descriptions = () =>
  listOf(description("A resource."), "The resources: 1 to 10.")
    .items(1, Number.MAX_SAFE_INTEGER)
    .items(0, 10, "LimitExceeded.ResourceNumPerRequest");

export const creator = () => int("Uin of who made the tags; without it, whoever did.").optional();

/** Whether tags of users or of the platform are asked for. */
export const category = () =>
  string("Custom: those of users; System: those of the platform, of which there are none here; All: both.")
    .oneOf(["Custom", "System", "All"])
    .default("All");

/** Only for accounts of old that have project tags; there are none here. */
export const showProject = () =>
  int("Whether to list project tags, of which there are none here.").min(0).max(1).optional();

const resourceIds = <const Code extends string>(max: number, tooMany: Code) =>
  listOf(string("Id of a resource."), `The resources: at most ${max}.`).items(0, max, tooMany);

const ofService = (about: string) => string(`${about}, such as lighthouse.`);
const ofPrefix = (about: string) => string(`${about}, such as instance.`);
const ofRegion = (about: string) => string(`${about}, such as ap-guangzhou.`);

/** Several resources of one kind in one region whose tags are changed. */
export const batch = {
  ServiceType: ofService("Their product"),
  ResourceIds: resourceIds(50, "LimitExceeded.ResourceNumPerRequest"),
  ResourceRegion: ofRegion("Their region").optional(),
  ResourcePrefix: ofPrefix("Their kind").optional(),
};

/** Several resources of one kind in one region whose tags are read. */
export const someOfKind = (max: number) => ({
  ServiceType: ofService("Their product"),
  ResourcePrefix: ofPrefix("Their kind"),
  ResourceIds: resourceIds(max, "InvalidParameterValue.ResourceIdInvalid"),
  ResourceRegion: ofRegion("Their region"),
});

/** What narrows a list of resources. */
export const narrowing = {
  ServiceType: ofService("Only resources of this product").optional(),
  ResourcePrefix: ofPrefix("Only resources of this kind").optional(),
  ResourceRegion: ofRegion("Only resources in this region").optional(),
  ResourceId: string("Only resources with this id.").optional(),
};
