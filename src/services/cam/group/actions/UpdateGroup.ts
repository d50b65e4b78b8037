import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { groupName, groupRemark } from "../../wire/parameters.ts";

export default action({
  name: "UpdateGroup",
  category: "User group",
  summary: "Changes the name or description of a group. Omitted parameters stay unchanged.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["groupid/$GroupId"],
  operationLevel: true,

  input: {
    GroupId: int("Id of the group."),
    GroupName: groupName("New name of the group.").optional(),
    Remark: groupRemark().optional(),
  },

  output: {},

  raises: ["InvalidParameter.GroupNameInUse", "InvalidParameter.ParamError", "ResourceNotFound.GroupNotExist"],
  alsoPublished: ["FailedOperation", "InvalidParameter.GroupNotExist"],

  async run({ input: { GroupId: id, GroupName: name, Remark: remark }, groups, fail }) {
    if (!(await groups.find({ id }))) fail("ResourceNotFound.GroupNotExist", { parameter: "GroupId", value: id });
    const namesake = name === undefined ? undefined : await groups.find({ name });
    if (namesake && namesake.id !== id)
      fail("InvalidParameter.GroupNameInUse", { parameter: "GroupName", value: name });
    await groups.change(id, { ...(name !== undefined && { name }), ...(remark !== undefined && { remark }) });
    return {};
  },
});
