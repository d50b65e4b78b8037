import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { messages } from "./messages.ts";
import { namesOf } from "./resourceNames.ts";
import { tagsOf } from "./resourceTags.ts";

/** Cloud Access Management: accounts, users, keys, policies and roles. */
export const cam: Service<CallContext> = serviceIn(import.meta.dir, {
  name: "cam",
  version: "2019-01-16",
  refusal: "AuthFailure.UnauthorizedOperation",
  lenient: true,
  messages,
  namesOf,
  tagsOf,
});
