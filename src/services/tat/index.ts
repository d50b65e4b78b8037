import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { kinds } from "#services/lighthouse/kinds.ts";
import { nextDue, runDueWork } from "#services/lighthouse/work/dueWork.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { tagsFor } from "#services/tags.ts";
import { dueInvokers } from "./invoker/dueWork.ts";
import { messages } from "./messages.ts";
import { reschedule } from "./stepBack.ts";

const dueWork = { service: "tat", list: [dueInvokers], kinds };

/** TencentCloud Automation Tools: commands that run on instances. */
export const tat: Service<CallContext> = serviceIn(import.meta.dir, {
  runDueWork(context, action) {
    // Due work of Lighthouse starts and stops instances.
    const lighthouse = context.cloud.services.get("lighthouse")?.runDueWork?.(context, action);
    const own = () => runDueWork(dueWork, context, action.atomic ?? false);
    return lighthouse ? lighthouse.then(own) : own();
  },
  nextDue: (context) => nextDue(dueWork, context),
  onClockStepBack: reschedule,
  name: "tat",
  version: "2020-10-28",
  refusal: "UnauthorizedOperation.CamAuthFailed",
  lenient: false,
  messages,
  tagsOf: tagsFor(
    new Map([
      ["command", "tat_commands"],
      ["invoker", "tat_invokers"],
    ]),
  ),
});
