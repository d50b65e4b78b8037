import { type Denials, instanceDenials, useDenials } from "../api/denials.ts";
import { type List, listIn, pages } from "../api/lists.ts";
import { isOnItsWay } from "../api/passing.ts";
import { type Instance, instance } from "../api/shapes.ts";
import { type Called, useCalled } from "../api/useCalled.ts";

const read = listIn("InstanceSet", instance);

/** Whether something is being done with an instance. */
export const moves = ({ InstanceState, LatestOperationState }: Instance): boolean =>
  isOnItsWay(InstanceState, LatestOperationState);

/** Instances with what each of them would refuse now: all, or one. */
export function useInstances(id?: string): { readonly called: Called<List<Instance>>; readonly denials: Denials } {
  const input = id === undefined ? pages : { InstanceIds: [id] };
  const called = useCalled({ action: "DescribeInstances", input }, read, ({ rows }) => rows.some(moves));
  const denials = useDenials(instanceDenials, called, ({ InstanceId }) => InstanceId, moves);
  return { called, denials };
}
