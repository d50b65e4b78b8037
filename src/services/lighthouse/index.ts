import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { dueDisks } from "./disk/expiry.ts";
import { dueInstances } from "./instance/expiry.ts";
import { texts } from "./messages.ts";
import { takeDue } from "./work/dueWork.ts";
import { countLook, dueOperations } from "./work/operations.ts";

const dues = [dueOperations, dueInstances, dueDisks];

/** Tencent Cloud Lighthouse. */
export const lighthouse: Service<Visit> = serviceIn(import.meta.dir, {
  settle(visit, action) {
    const taking = takeDue(dues, visit);
    if (!action.startsWith("Describe")) return taking;
    return taking ? taking.then(() => countLook(visit)) : countLook(visit);
  },
  name: "lighthouse",
  version: "2020-03-24",
  refusal: "UnauthorizedOperation.NoPermission",
  lenient: false,
  texts,
});
