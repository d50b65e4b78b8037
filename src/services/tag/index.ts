import type { Visit } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { lighthouse } from "#services/lighthouse/index.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { texts } from "./messages.ts";

/** The tag service: one way to the tags of the resources of several products. */
export const tag: Service<Visit> = serviceIn(import.meta.dir, {
  // What has come due may have ended what bore tags.
  settle: (visit, action) => lighthouse.settle?.(visit, action),
  name: "tag",
  version: "2018-08-13",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: false,
  texts,
});
