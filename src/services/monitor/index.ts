import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** The observability platform: metrics of Lighthouse instances. */
export const monitor: Service<CallContext> = serviceIn(import.meta.dir, {
  // Due work of Lighthouse starts and stops instances.
  dueWorkOf: "lighthouse",
  name: "monitor",
  version: "2018-07-24",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  messages,
});
