import { linkedRoles, trustIn } from "#identity/presets.ts";
import { newRoleId } from "#identity/roleId.ts";
import { listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { tagColumn, tags } from "../../wire/objects/Tag.ts";
import { description } from "../../wire/parameters.ts";

export default action({
  name: "CreateServiceLinkedRole",
  category: "Role",
  summary: "Creates a service-linked role and binds the policy that the product requires.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  operationLevel: true,

  input: {
    QCSServiceName: listOf(string("Name of the product, as trust policies write it."), "The product.").items(
      1,
      1,
      "InvalidParameter.ParamError",
    ),
    CustomSuffix: string("Suffix of the role name. It allows a second role for the same product.")
      .pattern(/^[A-Za-z\d+=,.@-]{1,64}$/, "1 to 64 letters, digits and `+=,.@-`", "InvalidParameter.RoleNameError")
      .optional(),
    Description: description("Description of the role. Defaults to the product's own description.").optional(),
    Tags: tags(
      "RoleTags",
      "Tags of the role.",
      "InvalidParameter.TagParamError",
      "InvalidParameter.TagLimitExceeded",
    ).default([]),
  },

  output: {
    RoleId: string("Id of the role."),
  },

  raises: [
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.ParamError",
    "InvalidParameter.PrincipalServiceNotExist",
    "InvalidParameter.RoleNameError",
    "InvalidParameter.RoleNameInUse",
    "InvalidParameter.TagLimitExceeded",
    "InvalidParameter.TagParamError",
  ],
  alsoPublished: [
    "FailedOperation.TagResourceFailed",
    "InternalError.SystemError",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.PrincipalQcsError",
    "InvalidParameter.PrincipalQcsNotExist",
  ],

  async run({ input, roles, policies, attachments, random, now, fail }) {
    const [service = ""] = input.QCSServiceName;
    const linked = linkedRoles.find((one) => one.service === service);
    const policy = linked && (await policies.find({ name: linked.policy }));
    if (!policy) {
      return fail("InvalidParameter.PrincipalServiceNotExist", { parameter: "QCSServiceName.0", value: service });
    }
    const name = input.CustomSuffix === undefined ? linked.role : `${linked.role}_${input.CustomSuffix}`;
    if (await roles.findByIdAndName(undefined, name)) {
      fail("InvalidParameter.RoleNameInUse", { parameter: "QCSServiceName.0", value: name });
    }
    const id = newRoleId(random);
    const settings = { kind: "service_linked", console_login: 0, duration: 43_200 } as const;
    const about = input.Description ?? linked.about;
    await roles.add({ id, name, trust: trustIn(service), about, ...settings, tags: tagColumn(input.Tags) }, now);
    await attachments.bind(policy, { kind: "role", target: id }, now);
    return { RoleId: id };
  },
});
