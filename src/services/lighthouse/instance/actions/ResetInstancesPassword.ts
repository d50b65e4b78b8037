import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { passwordFault } from "../login.ts";
import { resetInstancesPassword } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

const name = "ResetInstancesPassword";

export default action({
  name,
  category: "Instance",
  summary: "Sets a new login password. Running instances are stopped and restarted.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: resetInstancesPassword,

  input: {
    InstanceIds: instanceIds(),
    Password: string("Password with at least three kinds of characters.").secret(),
    UserName: string("User to set the password for. Defaults to the default user of the system.")
      .length(1, 64)
      .optional(),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidPassword",
    "InvalidParameterValue.LimitExceeded",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation",
    "FailedOperation.InstanceOperationFailed",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue.NotAllowToChangePlatformType",
    "InvalidParameterValue.OutOfRange",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input, instances, operations, fail }) {
    const { InstanceIds, Password: password, UserName } = input;
    const rows = await instancesFor(name, InstanceIds, { instances, fail });
    // If any instance runs Windows, the password must satisfy the Windows rules.
    const windows = rows.some((row) => row.platform === "WINDOWS");
    const must = passwordFault(password, windows, UserName);
    if (must) fail("InvalidParameterValue.InvalidPassword", { parameter: "Password", must, value: "" });
    for (const row of rows) {
      await beginOn(resetInstancesPassword, [row], operations, { user: UserName ?? row.user_name, password });
    }
    return {};
  },

  async finish({ instances, machines, operation }) {
    const row = await instances.find(operation.resource);
    if (!row) return;
    const { user, password } = operation.detail;
    await machines.password(row.id, user, password);
    if (user === row.user_name) await instances.change(row.id, { has_password: 1 });
  },
});
