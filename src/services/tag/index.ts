import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { lighthouse } from "#services/lighthouse/index.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";

/** The tag service: one way to the tags of the resources of several products. */
export const tag: Service<CallContext> = serviceIn(import.meta.dir, {
  // What has come due may have ended what bore tags.
  runDueWork: (context, action) => lighthouse.runDueWork?.(context, action),
  name: "tag",
  version: "2018-08-13",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  messages,
});
