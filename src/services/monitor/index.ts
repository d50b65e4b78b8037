import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { lighthouse } from "#services/lighthouse/index.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { texts } from "./messages.ts";

/** The observability platform, as far as it tells of instances of Lighthouse. */
export const monitor: Service<Visit> = serviceIn(import.meta.dir, {
  // What has come due may have started or stopped what is measured.
  settle: (visit, action) => lighthouse.settle?.(visit, action),
  name: "monitor",
  version: "2018-07-24",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  texts,
});
