import type { LighthouseWorld } from "./schema.ts";

/** A Lighthouse in which there is nothing yet. */
export const emptyLighthouse: LighthouseWorld = {
  keyPairs: [],
  instances: [],
  disks: [],
  diskBackups: [],
  snapshots: [],
  blueprints: [],
  firewallTemplates: [],
  ccnAttachments: [],
  containers: [],
  dockerActivities: [],
  mcpServers: [],
};
