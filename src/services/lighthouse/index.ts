import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/catalogue.ts";
import { dueDisks } from "./diskExpiry.ts";
import { takeDue } from "./due.ts";
import { dueInstances } from "./instanceExpiry.ts";
import { countLook, dueOperations } from "./operations.ts";
import { texts } from "./texts.ts";

/** Tencent Cloud Lighthouse. */
export const lighthouse: Service<Visit> = serviceIn(import.meta.dir, {
  async settle(visit, action) {
    await takeDue([dueOperations, dueInstances, dueDisks], visit);
    if (action.startsWith("Describe")) await countLook(visit);
  },
  name: "lighthouse",
  version: "2020-03-24",
  refusal: "UnauthorizedOperation.NoPermission",
  lenient: false,
  texts,
});
