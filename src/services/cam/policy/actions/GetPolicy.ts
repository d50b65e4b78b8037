import { int, listOf, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { action } from "../../scope.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import { typeOf } from "../objects/Policy.ts";

export default action({
  name: "GetPolicy",
  category: "Policy",
  summary: "Tells of a policy, its text included.",
  rateLimit: 20,
  regions: "global",
  resources: ["policyid/$PolicyId"],

  input: {
    PolicyId: int("Id of the policy."),
  },

  output: {
    PolicyName: string("Its name."),
    Description: string("What it is for."),
    Type: int("1: of the account; 2: preset."),
    AddTime: string("When it was made, in China's time."),
    UpdateTime: string("When it was last changed, in China's time."),
    PolicyDocument: string("The text of the version in force."),
    PresetAlias: string("The account's own remark on a preset; there is none.").nullable(),
    IsServiceLinkedRolePolicy: int("1 where it belongs to a service-linked role."),
    Tags: listOf(Tag, "Its tags."),
  },

  raises: [
    "InternalError.SystemError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdError",
    "ResourceNotFound.PolicyIdNotFound",
  ],

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
