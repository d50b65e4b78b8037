import { ccnKind } from "./ccn/kind.ts";
import { diskKind } from "./disk/kind.ts";
import { diskBackupKind } from "./disk-backup/kind.ts";
import { containerKind, dockerActivityKind } from "./docker/kind.ts";
import { firewallRuleKind } from "./firewall/kind.ts";
import { firewallTaskKind, firewallTemplateKind, firewallTemplateRuleKind } from "./firewall-template/kind.ts";
import { blueprintKeyKind, blueprintKind, blueprintShareKind } from "./image/kind.ts";
import { instanceKind, runKind } from "./instance/kind.ts";
import { keyBindingKind, keyPairKind } from "./key/kind.ts";
import { mcpServerKind } from "./mcp/kind.ts";
import { snapshotKind } from "./snapshot/kind.ts";
import { Kinds } from "./work/kinds.ts";

/**
 * Every kind of resource, in the order of the documentation. Nothing else lists them: state tables, due work, tags and what
 * is deleted with an instance are derived from these records.
 */
export const kinds = new Kinds([
  instanceKind,
  runKind,
  blueprintKind,
  blueprintShareKind,
  blueprintKeyKind,
  snapshotKind,
  diskKind,
  diskBackupKind,
  keyPairKind,
  keyBindingKind,
  firewallRuleKind,
  firewallTemplateKind,
  firewallTemplateRuleKind,
  firewallTaskKind,
  ccnKind,
  containerKind,
  dockerActivityKind,
  mcpServerKind,
]);
