import { int, listOf, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { action } from "../../scope.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import { typeOf } from "../objects/Policy.ts";

export default action({
  name: "GetPolicy",
  category: "Policy",
  summary: "Returns a policy with its document.",
  rateLimit: 20,
  regions: "global",
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
  },

  output: {
    PolicyName: string("Name."),
    Description: string("Description."),
    Type: int("1: custom. 2: preset."),
    AddTime: string("Creation time, in China Standard Time."),
    UpdateTime: string("Time of the last change, in China Standard Time."),
    PolicyDocument: string("Document of the default version."),
    PresetAlias: string("The account's alias of a preset policy: always empty.").nullable(),
    IsServiceLinkedRolePolicy: int("1 if the policy belongs to a service-linked role."),
    Tags: listOf(Tag, "Tags."),
  },

  raises: ["ResourceNotFound.PolicyIdNotFound"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError", "InvalidParameter.PolicyIdError"],

  async run({ input: { PolicyId: id }, policies, fail }) {
    const policy = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
    return {
      PolicyName: policy.name,
      Description: policy.about,
      Type: typeOf(policy),
      AddTime: chinaTime(policy.created),
      UpdateTime: chinaTime(policy.updated),
      PolicyDocument: policy.document,
      PresetAlias: "",
      IsServiceLinkedRolePolicy: policy.linked ? 1 : 0,
      Tags: tagsOf(policy),
    };
  },
});
