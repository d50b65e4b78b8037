import { type Denials, instanceDenials, useDenials } from "../api/denials.ts";
import { firstPage, type List, listReader } from "../api/lists.ts";
import { type Instance, instance } from "../api/shapes.ts";
import { isInProgress } from "../api/transientStates.ts";
import { type PolledCall, usePolledCall } from "../api/usePolledCall.ts";

const read = listReader("InstanceSet", instance);

/** Whether something is being done with an instance. */
export const isInstanceBusy = ({ InstanceState, LatestOperationState }: Instance): boolean =>
  isInProgress(InstanceState, LatestOperationState);

/** Instances with what each of them would refuse now: all, or one. */
export function useInstances(id?: string): { readonly called: PolledCall<List<Instance>>; readonly denials: Denials } {
  const input = id === undefined ? firstPage : { InstanceIds: [id] };
  const called = usePolledCall({ action: "DescribeInstances", input }, read, ({ rows }) => rows.some(isInstanceBusy));
  const denials = useDenials(instanceDenials, called, ({ InstanceId }) => InstanceId, isInstanceBusy);
  return { called, denials };
}
