import { int, listOf, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { idForm } from "../../wire/idForms.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { plainInstanceId, plainPaging } from "../../wire/parameters.ts";
import { DockerActivity, toDockerActivity } from "../objects/DockerActivity.ts";
import { commonIfUnknown, dockerHost } from "../refusals.ts";

export default action({
  name: "DescribeDockerActivities",
  category: "Docker",
  summary: "Lists the current and past activities on the containers of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: plainInstanceId(),
    ActivityIds: listOf(
      string("Id of an activity.")
        .length(0, 64, "InvalidParameterValue.TooLong")
        .pattern(...idForm("lhda")),
      "Restricts the list to these activities.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    ...plainPaging,
    CreatedTimeBegin: int("Restricts the list to activities created at or after this Unix time, in seconds.")
      .min(0)
      .optional(),
    CreatedTimeEnd: int("Restricts the list to activities created at or before this Unix time, in seconds.")
      .min(0)
      .optional(),
  },

  output: {
    TotalCount: int("Number of matching activities across all pages."),
    DockerActivitySet: listOf(DockerActivity, "Activities on this page, newest first."),
  },

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.FieldsCompare",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.TooLong",
    "ResourceUnavailable.BlueprintInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: ["InternalError", "ResourceUnavailable.DockerUnavailable", "UnauthorizedOperation.InvalidToken"],

  async run(scope) {
    const { input, dockerActivities, fail } = scope;
    const { CreatedTimeBegin: from = 0, CreatedTimeEnd: until = Number.MAX_SAFE_INTEGER } = input;
    if (from > until) fail("InvalidParameterValue.FieldsCompare", { parameter: "CreatedTimeBegin" });
    const host = await dockerHost(input.InstanceId, { instances: scope.instances, fail: commonIfUnknown(fail) });
    const matches = (await dockerActivities.on(host.id))
      .filter((row) => isRequested(input.ActivityIds, row.id))
      .filter(({ created }) => Math.floor(created / 1000) >= from && Math.floor(created / 1000) <= until);
    return { TotalCount: matches.length, DockerActivitySet: pageOf(matches, input).map(toDockerActivity) };
  },
});
