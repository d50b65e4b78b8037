import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** Virtual Private Cloud: the CCNs that Lighthouse's private networks join. */
export const vpc: Service<CallContext> = serviceIn(import.meta.dir, {
  // Due operations of Lighthouse change the states of attachments.
  dueWorkOf: "lighthouse",
  name: "vpc",
  version: "2017-03-12",
  refusal: "UnauthorizedOperation",
  lenient: false,
  messages,
});
