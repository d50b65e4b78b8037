import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { refusalText } from "#protocol/authorise.ts";
import type { CommonCode } from "#protocol/messages.ts";

/** Declares an action of STS. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  db: context.cloud.db,
  temporaryKeys: context.cloud.temporaryKeys,
  caller: context.caller,
  get random() {
    return context.random;
  },
  get now() {
    return context.now;
  },
  /** Time and address of the call, read only if a condition refers to them. */
  origin: context,
  refusal: (operation: string, resource: string) => refusalText(context, operation, resource),
}));
