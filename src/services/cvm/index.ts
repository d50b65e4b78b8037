import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { serviceIn } from "#services/serviceIn.ts";
import { tagsFor } from "#services/tags.ts";
import { messages } from "./messages.ts";
import { rescheduleChanges } from "./stepBack.ts";

/** Cloud Virtual Machine: images, and the instances from which they are created. */
export const cvm: Service<CallContext> = serviceIn(import.meta.dir, {
  name: "cvm",
  version: "2017-03-12",
  refusal: "UnauthorizedOperation",
  lenient: false,
  messages,
  onClockStepBack: rescheduleChanges,
  tagsOf: tagsFor(
    new Map([
      ["image", "cvm_images"],
      ["instance", "cvm_instances"],
    ]),
  ),
});
