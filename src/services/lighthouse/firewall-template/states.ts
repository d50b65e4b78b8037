import type { Paths } from "../work/paths.ts";

/** Runs of firewall templates over instances: begun once, and done when each instance has been tried. */
export const firewallTaskPaths = {
  ApplyFirewallTemplate: { "": ["RUNNING", "DONE"] },
} as const satisfies Paths;
