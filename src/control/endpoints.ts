import type { Endpoint } from "./endpoint.ts";
import { capabilities } from "./endpoints/capabilities.ts";
import { advanceClock, getClock, putClock } from "./endpoints/clock.ts";
import { openapi } from "./endpoints/openapi.ts";
import { reset } from "./endpoints/reset.ts";

/** All endpoints of the control interface. */
export const endpoints: readonly Endpoint[] = [openapi, capabilities, getClock, putClock, advanceClock, reset];
