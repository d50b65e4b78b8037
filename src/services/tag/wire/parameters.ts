import { int, listOf, objectType, type StringField, string } from "#kernel/fields.ts";
import { freeKey, keyForm, valueForm } from "#services/tags.ts";

/** What keys and values are held to, each with its code: an action names those for which it has the code. */
const keyRules = {
  empty: (field: StringField) => field.pattern(/./s, "some text", "InvalidParameterValue.TagKeyEmpty"),
  long: (field: StringField) => field.length(0, 127, "InvalidParameterValue.TagKeyLengthExceeded"),
  illegal: (field: StringField) => field.pattern(...keyForm, "InvalidParameterValue.TagKeyCharacterIllegal"),
  reserved: (field: StringField) => field.pattern(...freeKey, "InvalidParameter.ReservedTagKey"),
};
const valueRules = {
  empty: (field: StringField) => field.pattern(/./s, "some text", "InvalidParameterValue.TagValueEmpty"),
  long: (field: StringField) => field.length(0, 255, "InvalidParameterValue.TagValueLengthExceeded"),
  illegal: (field: StringField) => field.pattern(...valueForm, "InvalidParameterValue.TagValueCharacterIllegal"),
};

type KeyRule = keyof typeof keyRules;
type ValueRule = keyof typeof valueRules;

export const tagKey = (about: string, ...rules: readonly KeyRule[]): StringField =>
  rules.reduce((field, rule) => keyRules[rule](field), string(about));

export const tagValue = (about: string, ...rules: readonly ValueRule[]): StringField =>
  rules.reduce((field, rule) => valueRules[rule](field), string(about));

/** Tags as they are given, under the name that the structure has everywhere. */
export const givenTags = (about: string, keys: readonly KeyRule[], values: readonly ValueRule[]) =>
  listOf(
    objectType("Tag", {
      TagKey: tagKey("Key of the tag.", ...keys),
      TagValue: tagValue("Value of the tag.", ...values),
      Category: string("Custom: the only kind that can be made.").oneOf(["Custom"]).optional(),
    }),
    about,
  );

export const tagKeys = (about: string, ...rules: readonly KeyRule[]) =>
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

const resourceIds = (max: number, tooMany: string) =>
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
