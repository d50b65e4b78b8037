import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/catalogue.ts";
import { expireDisks } from "./diskExpiry.ts";
import { expireInstances } from "./instanceExpiry.ts";
import { settleOperations } from "./operations.ts";
import { texts } from "./texts.ts";

/** Tencent Cloud Lighthouse. */
export const lighthouse: Service<Visit> = serviceIn(import.meta.dir, {
  async settle(visit) {
    await settleOperations(visit);
    await expireInstances(visit);
    await expireDisks(visit);
  },
  name: "lighthouse",
  version: "2020-03-24",
  refusal: "UnauthorizedOperation.NoPermission",
  lenient: false,
  texts,
});
