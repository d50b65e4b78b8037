import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetServiceLinkedRoleDeletionStatus",
  category: "Role",
  summary: "Returns the status of the deletion of a service-linked role.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {
    DeletionTaskId: string("Id of the task."),
  },

  output: {
    Status: string("SUCCEEDED: deletion completes when the task is created."),
    Reason: string("Reason of the failure: always empty."),
    ServiceType: string("The product: always null.").nullable(),
    ServiceName: string("Name of the product: always null.").nullable(),
  },

  raises: ["InvalidParameter.DeletionTaskNotExist"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError"],

  async run({ input: { DeletionTaskId: task }, roles, fail }) {
    if (!(await roles.hasDeletion(task))) {
      fail("InvalidParameter.DeletionTaskNotExist", { parameter: "DeletionTaskId", value: task });
    }
    return { Status: "SUCCEEDED", Reason: "", ServiceType: null, ServiceName: null };
  },
});
