import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** Security Token Service: temporary credentials and the caller's identity. */
export const sts: Service<CallContext> = serviceIn(import.meta.dir, {
  name: "sts",
  version: "2018-08-13",
  refusal: "UnauthorizedOperation",
  lenient: true,
  messages,
});
