import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { unknownGroup } from "../messages.ts";

export default action({
  name: "DeleteGroup",
  category: "User group",
  summary: "Deletes a group and its policy bindings. Its users remain.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["groupid/$GroupId"],
  operationLevel: true,

  input: {
    GroupId: int("Id of the group."),
  },

  output: {},

  raises: ["ResourceNotFound.UserNotExist"],
  alsoPublished: ["FailedOperation"],

  async run({ input: { GroupId: id }, groups, fail }) {
    if (!(await groups.find({ id }))) fail("ResourceNotFound.UserNotExist", { text: unknownGroup, value: id });
    await groups.remove(id);
    return {};
  },
});
