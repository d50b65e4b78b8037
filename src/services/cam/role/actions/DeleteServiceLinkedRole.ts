import { string } from "#kernel/fields.ts";
import { decimal } from "#kernel/randomText.ts";
import { action } from "../../scope.ts";

export default action({
  name: "DeleteServiceLinkedRole",
  category: "Role",
  summary: "Deletes a service-linked role. The task is complete when the response arrives.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["roleName/$RoleName"],
  operationLevel: true,

  input: {
    RoleName: string("Name of the role."),
  },

  output: {
    DeletionTaskId: string("Id of the task, for GetServiceLinkedRoleDeletionStatus."),
  },

  raises: ["InvalidParameter.RoleNotExist"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError"],

  async run({ input: { RoleName: name }, roles, random, now, fail }) {
    const role = await roles.findByIdAndName(undefined, name);
    if (role?.kind !== "service_linked") return fail("InvalidParameter.RoleNotExist", { value: name });
    const task = decimal(random, 12);
    await roles.remove(role);
    await roles.noteDeletion(task, role, now);
    return { DeletionTaskId: task };
  },
});
