import { operationType } from "../work/operationType.ts";

/** The operation that applies a firewall template to instances. */
export const applyFirewallTemplate = operationType("ApplyFirewallTemplate", "firewall-task");
