import { operationType } from "../work/operationType.ts";

/** The operations on snapshots. */
export const createInstanceSnapshot = operationType("CreateInstanceSnapshot", "snapshot", { also: ["instance"] });
export const applyInstanceSnapshot = operationType("ApplyInstanceSnapshot", "snapshot", { also: ["instance"] });
