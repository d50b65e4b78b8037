import type { Paths } from "../work/paths.ts";

/** Applications of firewall templates: each finishes when all instances have been tried. */
export const firewallTaskPaths = {
  ApplyFirewallTemplate: { "": ["RUNNING", "DONE"] },
} as const satisfies Paths;
