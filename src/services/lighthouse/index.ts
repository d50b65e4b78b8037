import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { tagsFor } from "#services/tags.ts";
import { kinds } from "./kinds.ts";
import { messages } from "./messages.ts";
import { nextDue, runDueWork } from "./work/dueWork.ts";
import { dueOperations } from "./work/operationSteps.ts";
import { countRead } from "./work/reads.ts";
import { rescheduleOperations } from "./work/stepBack.ts";

const dueWork = {
  service: "lighthouse",
  list: [dueOperations, ...kinds.all.flatMap((kind) => kind.dueWork ?? [])],
  kinds,
};

/** Tencent Cloud Lighthouse. */
export const lighthouse: Service<CallContext> = serviceIn(import.meta.dir, {
  runDueWork(context, { name, atomic = false }) {
    const running = runDueWork(dueWork, context, atomic);
    if (!name.startsWith("Describe")) return running;
    return running ? running.then(() => countRead(context)) : countRead(context);
  },
  nextDue: (context) => nextDue(dueWork, context),
  onClockStepBack: rescheduleOperations,
  name: "lighthouse",
  version: "2020-03-24",
  refusal: "UnauthorizedOperation.NoPermission",
  lenient: false,
  messages,
  tagsOf: tagsFor(new Map(kinds.all.flatMap(({ tags, table }) => (tags ? [[tags, table] as const] : [])))),
});
