import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { isExpired } from "../../package/lifetimes.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { existingInstances } from "../refusals.ts";
import type { InstanceRow } from "../rows.ts";

const InstanceReturnable = objectType("InstanceReturnable", {
  InstanceId: string("Id of the instance."),
  IsReturnable: bool("Whether the resource can be returned."),
  ReturnFailCode: int("Reason code: 1 already returned, 2 expired. 0 if the instance can be returned."),
  ReturnFailMessage: string("Description of the reason."),
});

export default action({
  name: "DescribeInstancesReturnable",
  category: "Instance",
  summary: "Reports whether instances can be returned.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(
      instanceId("Id of an instance."),
      "Restricts the list to these instances. Defaults to all instances.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
  },

  output: {
    TotalCount: int("Number of entries across all pages."),
    InstanceReturnableSet: listOf(InstanceReturnable, "Instances on this page."),
  },

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation",
    "FailedOperation.DescribeInstancesReturnableError",
    "InternalError.DescribeInstancesReturnableError",
  ],

  async run({ input, instances, language, fail }) {
    const { InstanceIds = [] } = input;
    const rows =
      InstanceIds.length > 0 ? await existingInstances(InstanceIds, { instances, fail }) : await instances.all();
    const page = pageOf(rows, input).map((row) => {
      const { code, ...words } = verdict(row);
      return {
        InstanceId: row.id,
        IsReturnable: code === 0,
        ReturnFailCode: code,
        ReturnFailMessage: inLanguage(words, language),
      };
    });
    return { TotalCount: rows.length, InstanceReturnableSet: page };
  },
});

function verdict(row: InstanceRow) {
  if (isExpired(row)) return { code: 2, en: "The instance has expired.", zh: "资源已过期" };
  if (row.isolated !== null) return { code: 1, en: "The instance is already returned.", zh: "资源已退还" };
  return { code: 0, en: "The instance can be returned.", zh: "可以退还" };
}
