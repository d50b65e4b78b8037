import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetServiceLinkedRoleDeletionStatus",
  category: "Role",
  summary: "Tells how far the deletion of a service-linked role has come.",
  rateLimit: 20,
  regions: "global",

  input: {
    DeletionTaskId: string("Id of the task."),
  },

  output: {
    Status: string("SUCCEEDED: deletion is done as soon as there is a task."),
    Reason: string("Why it failed; empty."),
    ServiceType: string("The product; not told.").nullable(),
    ServiceName: string("Name of the product; not told.").nullable(),
  },

  raises: ["InternalError.SystemError", "InvalidParameter.DeletionTaskNotExist", "InvalidParameter.ParamError"],

  async run({ input: { DeletionTaskId: task }, roles, fail }) {
    if (!(await roles.hasDeletion(task))) {
      fail("InvalidParameter.DeletionTaskNotExist", { parameter: "DeletionTaskId", value: task });
    }
    return { Status: "SUCCEEDED", Reason: "", ServiceType: null, ServiceName: null };
  },
});
