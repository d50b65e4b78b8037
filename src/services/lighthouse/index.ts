import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { dueDisks } from "./disk/expiry.ts";
import { dueInstances } from "./instance/expiry.ts";
import { messages } from "./messages.ts";
import { runDueWork } from "./work/dueWork.ts";
import { countRead, dueOperations } from "./work/operations.ts";

const dues = [dueOperations, dueInstances, dueDisks];

/** Tencent Cloud Lighthouse. */
export const lighthouse: Service<CallContext> = serviceIn(import.meta.dir, {
  runDueWork(context, action) {
    const taking = runDueWork(dues, context);
    if (!action.startsWith("Describe")) return taking;
    return taking ? taking.then(() => countRead(context)) : countRead(context);
  },
  name: "lighthouse",
  version: "2020-03-24",
  refusal: "UnauthorizedOperation.NoPermission",
  lenient: false,
  messages,
});
