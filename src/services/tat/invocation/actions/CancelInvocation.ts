import { listOf } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/instances.ts";
import { invocationId } from "../parameters.ts";
import { cancelledPhases, endOf } from "../phases.ts";

export default action({
  name: "CancelInvocation",
  category: "Invocation",
  summary: "Cancels the tasks of an invocation. Tasks that have ended stay unchanged.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invocation/$InvocationId"],

  input: {
    InvocationId: invocationId("The invocation."),
    InstanceIds: listOf(instanceId(), "Cancels only the tasks on these instances.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
  },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue.InstanceIsNotRelatedToInvocation",
    "InvalidParameterValue.InvalidInstanceId",
    "InvalidParameterValue.InvalidInvocationId",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "ResourceNotFound.InvocationNotFound",
    "UnauthorizedOperation.CamAuthFailed",
    "UnknownParameter",
  ],
  alsoPublished: [
    "InternalError",
    "InvalidParameterValue",
    "InvalidParameterValue.TooLong",
    "LimitExceeded",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ input: { InvocationId, InstanceIds: ids = [] }, invocations, tasks, commandPace, now, fail }) {
    const [invocation] = await invocations.some([InvocationId]);
    if (!invocation) return fail("ResourceNotFound.InvocationNotFound", { value: InvocationId });
    const all = (await tasks.of([InvocationId])).get(InvocationId) ?? [];
    const unrelated = ids.find((id) => !all.some(({ instance }) => instance === id));
    if (unrelated !== undefined) {
      fail("InvalidParameterValue.InstanceIsNotRelatedToInvocation", { value: unrelated, invocation: InvocationId });
    }
    const ends: number[] = [];
    for (const { id, instance, phases } of all) {
      const isMeant = ids.length === 0 || ids.includes(instance);
      const changed = isMeant ? cancelledPhases(phases, now, commandPace) : undefined;
      if (changed) await tasks.changePhases(id, changed);
      ends.push(endOf(changed ?? phases));
    }
    await invocations.changeEnd(InvocationId, Math.max(...ends));
    return {};
  },
});
