import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { lighthouse } from "#services/lighthouse/index.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** The observability platform, as far as it tells of instances of Lighthouse. */
export const monitor: Service<CallContext> = serviceIn(import.meta.dir, {
  // What has come due may have started or stopped what is measured.
  runDueWork: (context, action) => lighthouse.runDueWork?.(context, action),
  name: "monitor",
  version: "2018-07-24",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  messages,
});
