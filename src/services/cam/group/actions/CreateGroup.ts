import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { groupName, groupRemark } from "../../wire/parameters.ts";
import { groupQuota } from "../rows.ts";

export default action({
  name: "CreateGroup",
  category: "User group",
  summary: "Creates an empty user group.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  operationLevel: true,

  input: {
    GroupName: groupName("Name of the group, unique in the account."),
    Remark: groupRemark().default(""),
  },

  output: {
    GroupId: int("Id of the group."),
  },

  raises: ["InvalidParameter.GroupFull", "InvalidParameter.GroupNameInUse", "InvalidParameter.ParamError"],
  alsoPublished: ["FailedOperation"],

  async run({ input: { GroupName: name, Remark: remark }, groups, random, now, fail }) {
    if (await groups.find({ name })) fail("InvalidParameter.GroupNameInUse", { parameter: "GroupName", value: name });
    if ((await groups.list()).length >= groupQuota) fail("InvalidParameter.GroupFull", { limit: groupQuota });
    const id = await groups.freeId(random);
    await groups.add({ id, name, remark, created: now });
    return { GroupId: id };
  },
});
