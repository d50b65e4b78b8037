import { int, listOf } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { statusOf } from "../../invocation/objects/Invocation.ts";
import { action } from "../../scope.ts";
import { InvokerRecord, toInvokerRecord } from "../objects/InvokerRecord.ts";
import { invokerId, invokerPaging } from "../parameters.ts";

export default action({
  name: "DescribeInvokerRecords",
  category: "Invoker",
  summary: "Lists the scheduled runs of invokers, newest first.",
  rateLimit: 20,
  regions: cvmRegions,
  resources: ["invoker/$InvokerIds"],

  input: {
    InvokerIds: listOf(invokerId("Id of an invoker."), "Returns only runs of these invokers.")
      .items(0, 100, "InvalidParameterValue.TooLong")
      .optional(),
    ...invokerPaging,
  },

  output: {
    TotalCount: int("Total number of matches."),
    InvokerRecordSet: listOf(InvokerRecord, "The runs of this page."),
  },

  raises: [
    "InvalidParameterValue.InvalidInvokerId",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooLong",
    "InvalidParameterValue.TooSmall",
  ],
  alsoPublished: [
    "AuthFailure",
    "InvalidParameterValue",
    "InvalidParameterValue.InconsistentID",
    "UnsupportedOperation",
  ],

  async run({ input: { InvokerIds: ids = [], Offset, Limit }, invokers, tasks, now }) {
    const all = await invokers.records();
    const rows = all.filter((row) => ids.length === 0 || ids.includes(row.invoker_id));
    const page = rows.slice(Offset, Offset + Limit);
    const byInvocation = await tasks.of(page.map((row) => row.invocation_id));
    const set = page.map((row) => {
      const ofRun = byInvocation.get(row.invocation_id);
      // A run without an invocation could not start.
      return toInvokerRecord(row, ofRun ? statusOf(ofRun, now) : "FAILED");
    });
    return { TotalCount: rows.length, InvokerRecordSet: set };
  },
});
