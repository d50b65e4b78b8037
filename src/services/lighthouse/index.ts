import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/catalogue.ts";
import { dueDisks } from "./diskExpiry.ts";
import { takeDue } from "./due.ts";
import { dueInstances } from "./instanceExpiry.ts";
import { countLook, dueOperations } from "./operations.ts";
import { texts } from "./texts.ts";

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
