import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { tagsFor } from "#services/tags.ts";
import { messages } from "./messages.ts";

/** TencentCloud Automation Tools: commands that run on instances. */
export const tat: Service<CallContext> = serviceIn(import.meta.dir, {
  // Due work of Lighthouse starts and stops instances.
  dueWorkOf: "lighthouse",
  name: "tat",
  version: "2020-10-28",
  refusal: "UnauthorizedOperation.CamAuthFailed",
  lenient: false,
  messages,
  tagsOf: tagsFor(new Map([["command", "tat_commands"]])),
});
