import { objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { InvokerRecordRow } from "../rows.ts";

export const InvokerRecord = objectType("InvokerRecord", {
  InvokerId: string("Id of the invoker."),
  InvokeTime: string("Scheduled time."),
  Reason: string("Why it ran, or why it could not."),
  InvocationId: string("Id of the invocation; empty if it could not run."),
  Result: string("Status of the invocation; FAILED if it could not run."),
});

export const toInvokerRecord = (row: InvokerRecordRow, result: string): typeof InvokerRecord.value => ({
  InvokerId: row.invoker_id,
  InvokeTime: isoTime(row.time),
  Reason: row.reason,
  InvocationId: row.invocation_id,
  Result: result,
});
