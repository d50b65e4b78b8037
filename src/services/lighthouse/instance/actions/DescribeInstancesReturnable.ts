import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { isExpired } from "../../package/lifetimes.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { existingInstances } from "../refusals.ts";
import type { InstanceRow } from "../rows.ts";

const InstanceReturnable = objectType("InstanceReturnable", {
  InstanceId: string("Id of the instance."),
  IsReturnable: bool("Whether it can be given back."),
  ReturnFailCode: int("Why not: 1 it was already, 2 it has expired; 0 where it can."),
  ReturnFailMessage: string("The same in words."),
});

export default action({
  name: "DescribeInstancesReturnable",
  category: "Instance",
  summary: "Tells whether instances can be given back.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "Only these instances; all without them.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
  },

  output: {
    TotalCount: int("How many there are, on all pages."),
    InstanceReturnableSet: listOf(InstanceReturnable, "The instances of this page."),
  },

  raises: [
    "FailedOperation",
    "FailedOperation.DescribeInstanceStatus",
    "FailedOperation.DescribeInstancesReturnableError",
    "InternalError.DescribeInstanceStatus",
    "InternalError.DescribeInstancesReturnableError",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
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
  if (isExpired(row)) return { code: 2, en: "It has expired.", zh: "资源已过期" };
  if (row.isolated !== null) return { code: 1, en: "It was given back already.", zh: "资源已退还" };
  return { code: 0, en: "It can be given back.", zh: "可以退还" };
}
