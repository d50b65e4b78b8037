import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { cam } from "./cam/index.ts";
import { cvm } from "./cvm/index.ts";
import { lighthouse } from "./lighthouse/index.ts";
import { monitor } from "./monitor/index.ts";
import { sts } from "./sts/index.ts";
import { tag } from "./tag/index.ts";
import { tat } from "./tat/index.ts";
import { vpc } from "./vpc/index.ts";

/** The available products, by the name that hosts and credential scopes use. */
export const services: ReadonlyMap<string, Service<CallContext>> = new Map(
  [lighthouse, cvm, vpc, cam, sts, tag, monitor, tat].map((service) => [service.name, service]),
);
