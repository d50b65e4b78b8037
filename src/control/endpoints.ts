import type { Endpoint } from "./endpoint.ts";
import { listAccounts } from "./endpoints/accounts.ts";
import { describeAction, searchActions } from "./endpoints/actions.ts";
import { callAction } from "./endpoints/call.ts";
import { capabilities } from "./endpoints/capabilities.ts";
import { advanceClock, getClock, putClock } from "./endpoints/clock.ts";
import { explainRequest } from "./endpoints/explanation.ts";
import { addFault, listFaults, removeFault, removeFaults } from "./endpoints/faults.ts";
import { getHar, getJournal } from "./endpoints/journal.ts";
import { llms } from "./endpoints/llms.ts";
import { openapi } from "./endpoints/openapi.ts";
import { reset } from "./endpoints/reset.ts";
import { listResources } from "./endpoints/resources.ts";
import { deleteSnapshot, getSnapshot, listSnapshots, putSnapshot, restore } from "./endpoints/snapshots.ts";

/** All endpoints of the control interface. */
export const endpoints: readonly Endpoint[] = [
  openapi,
  llms,
  capabilities,
  searchActions,
  describeAction,
  callAction,
  listAccounts,
  listResources,
  getClock,
  putClock,
  advanceClock,
  addFault,
  listFaults,
  removeFault,
  removeFaults,
  reset,
  listSnapshots,
  putSnapshot,
  getSnapshot,
  restore,
  deleteSnapshot,
  getJournal,
  getHar,
  explainRequest,
];
