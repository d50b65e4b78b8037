import type { World } from "../schema.ts";
import type { UniqueNames } from "../uniqueNames.ts";
import { ResourceIndex } from "./accountRegion.ts";
import { checkBlueprint } from "./blueprint.ts";
import { checkCcnAttachment } from "./ccnAttachment.ts";
import { checkContainer } from "./container.ts";
import { checkDisk } from "./disk.ts";
import { checkDiskBackup } from "./diskBackup.ts";
import { checkDockerActivity } from "./dockerActivity.ts";
import { checkFirewallTemplate } from "./firewallTemplate.ts";
import { checkInstance } from "./instance.ts";
import { checkKeyPair } from "./keyPair.ts";
import { checkMcpServer } from "./mcpServer.ts";
import type { LighthouseWorld } from "./schema.ts";
import { checkSnapshot } from "./snapshot.ts";
import { checkTimes } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type Section = keyof LighthouseWorld;

interface SectionCheck<S extends Section> {
  /** Name of the resource in messages. Undefined for CCN attachments, which are unique by region, not by id. */
  readonly label: string | undefined;
  readonly check: (resource: LighthouseWorld[S][number], at: string, context: WorldContext) => void;
}

const sections: { readonly [S in Section]: SectionCheck<S> } = {
  keyPairs: { label: "key pair", check: checkKeyPair },
  instances: { label: "instance", check: checkInstance },
  disks: { label: "disk", check: checkDisk },
  diskBackups: { label: "backup", check: checkDiskBackup },
  snapshots: { label: "snapshot", check: checkSnapshot },
  blueprints: { label: "blueprint", check: checkBlueprint },
  firewallTemplates: { label: "template", check: checkFirewallTemplate },
  ccnAttachments: { label: undefined, check: checkCcnAttachment },
  containers: { label: "container", check: checkContainer },
  dockerActivities: { label: "activity", check: checkDockerActivity },
  mcpServers: { label: "MCP server", check: checkMcpServer },
};

/** The order of the checks, which decides which of several errors is reported. */
const order = [
  ...(["keyPairs", "blueprints", "instances", "disks"] as const),
  ...(["diskBackups", "snapshots", "firewallTemplates", "ccnAttachments"] as const),
  ...(["containers", "dockerActivities", "mcpServers"] as const),
];

/** @throws InconsistencyError for the first inconsistent resource of Lighthouse */
export function checkLighthouse(
  world: World,
  names: UniqueNames,
  requireAccount: WorldContext["requireAccount"],
): void {
  const { lighthouse } = world;
  const context: WorldContext = {
    ...{ world, names, requireAccount },
    instances: new ResourceIndex(lighthouse.instances),
    disks: new ResourceIndex(lighthouse.disks),
    keyPairs: new ResourceIndex(lighthouse.keyPairs),
  };
  const checkSection = <S extends Section>(section: S): void => {
    const { label, check } = sections[section];
    for (const [n, resource] of lighthouse[section].entries()) {
      const at = `lighthouse.${section}.${n}`;
      requireAccount(resource.account, `${at}.account`);
      const scope = "region" in resource ? ` in ${resource.region}` : "";
      if (label) names.add(`${label} ${resource.id}${scope}`, `${at}.id`);
      checkTimes(resource, at);
      check(resource, at, context);
    }
  };
  for (const section of order) checkSection(section);
}
