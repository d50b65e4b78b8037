/** A read-only policy that the platform provides. */
export interface Preset {
  readonly id: number;
  readonly name: string;
  readonly about: string;
  readonly document: string;
  /** Can be bound to service-linked roles only. */
  readonly linked?: true;
}

function allowing(actions: string | readonly string[]): string {
  return JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: actions, resource: "*" }] });
}

const reads = (service: string) => ["Describe", "Get", "List", "Inquir"].map((verb) => `${service}:${verb}*`);

/**
 * Names are those of the platform. Texts and ids that are not published are this project's choice (see
 * docs/deviations.md).
 */
export const presets: readonly Preset[] = [
  { id: 1, name: "AdministratorAccess", about: "Everything, users and money included.", document: allowing("*") },
  { id: 2, name: "ReadOnlyAccess", about: "Every action that only reads.", document: allowing(reads("*")) },
  {
    id: 14_361_001,
    name: "QcloudLighthouseFullAccess",
    about: "All of Lighthouse.",
    document: allowing("lighthouse:*"),
  },
  {
    id: 14_361_002,
    name: "QcloudLighthouseReadOnlyAccess",
    about: "Every action of Lighthouse that only reads.",
    document: allowing(["lighthouse:Describe*", "lighthouse:Inquir*", "lighthouse:Check*"]),
  },
  {
    id: 14_361_003,
    name: "QcloudCVMFullAccess",
    about: "All of CVM with its networks and metrics.",
    document: allowing(["cvm:*", "vpc:*", "clb:*", "monitor:*"]),
  },
  {
    id: 14_361_004,
    name: "QcloudCVMReadOnlyAccess",
    about: "What reads CVM, its networks and its metrics.",
    document: allowing([
      ...["cvm:Describe*", "cvm:Inquiry*", "vpc:Describe*", "vpc:Inquiry*", "vpc:Get*"],
      ...["clb:Describe*", "monitor:*"],
    ]),
  },
  {
    id: 14_361_005,
    name: "QcloudCVMInnerReadOnlyAccess",
    about: "Every action of CVM that only reads.",
    document: allowing(["cvm:Describe*", "cvm:Inquiry*"]),
  },
  { id: 14_361_006, name: "QcloudCamFullAccess", about: "All of CAM.", document: allowing("cam:*") },
  { id: 14_361_021, name: "QcloudTAGFullAccess", about: "All of the tag service.", document: allowing("tag:*") },
  {
    id: 14_361_022,
    name: "QcloudMonitorFullAccess",
    about: "All of the observability platform.",
    document: allowing("monitor:*"),
  },
  {
    id: 14_361_023,
    name: "QcloudMonitorReadOnlyAccess",
    about: "What reads metrics.",
    document: allowing(["monitor:Describe*", "monitor:Get*"]),
  },
  { id: 14_361_024, name: "QcloudTATFullAccess", about: "All of TAT.", document: allowing("tat:*") },
  {
    id: 14_361_025,
    name: "QcloudTATReadOnlyAccess",
    about: "What reads commands and their runs.",
    document: allowing("tat:Describe*"),
  },
  {
    id: 14_361_007,
    name: "QcloudAccessForLighthouseLinkedRoleInBasic",
    about: "What Lighthouse does in other products for its users: share images, run commands, look at networks.",
    document: allowing([
      ...["cvm:DescribeImages", "cvm:DescribeImageSharePermission", "cvm:ModifyImageSharePermission"],
      ...["tat:RunCommand", "tat:InvokeCommand", "tat:Describe*", "vpc:Describe*"],
    ]),
    linked: true,
  },
];

const byId = new Map(presets.map((preset) => [preset.id, preset]));
const byName = new Map(presets.map((preset) => [preset.name, preset]));

export const presetById = (id: number): Preset | undefined => byId.get(id);
export const presetByName = (name: string): Preset | undefined => byName.get(name);

/** A service-linked role: one product defines it, and only that product can assume it. */
export interface LinkedRole {
  /** Name of the product in trust policies. */
  readonly service: string;
  readonly role: string;
  readonly policy: string;
  readonly about: string;
}

export const linkedRoles: readonly LinkedRole[] = [
  {
    service: "basic.lighthouse.cloud.tencent.com",
    role: "Lighthouse_QCSLinkedRoleInBasic",
    policy: "QcloudAccessForLighthouseLinkedRoleInBasic",
    about: "Lighthouse acts with this role in other products of the account, within the policy bound to it.",
  },
];

/** A trust policy that allows only this product to assume the role. */
export function trustIn(service: string): string {
  return JSON.stringify({
    version: "2.0",
    statement: [{ effect: "allow", action: "sts:AssumeRole", principal: { service: [service] } }],
  });
}
