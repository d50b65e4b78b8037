import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** The tag service: tags of the resources of several products. */
export const tag: Service<CallContext> = serviceIn(import.meta.dir, {
  // Due work of Lighthouse deletes resources that have tags.
  dueWorkOf: "lighthouse",
  name: "tag",
  version: "2018-08-13",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  messages,
});
