/** How an action is said with one resource or data source of Terraform's provider. Its arguments are named like members. */
export interface TerraformMapping {
  /** Without `tencentcloud_lighthouse_`. */
  readonly resource?: string;
  readonly data?: string;
  /** The members that are arguments of their own. */
  readonly members: readonly string[];
  /** The member whose own members become arguments. */
  readonly flattened?: string;
  /** Lists of which the resource takes one element, with the argument for it. */
  readonly single?: Readonly<Record<string, string>>;
  /** The member that says how many there are. */
  readonly count?: string;
  /** Arguments that the resource requires and the action does not. */
  readonly needed?: Readonly<Record<string, string>>;
}

/** Members of objects that have no argument. */
export const unsupportedMembers: ReadonlySet<string> = new Set(["KeyIds", "Ipv6CidrBlock"]);

const resource = (name: string, members: string, more: Partial<TerraformMapping> = {}): TerraformMapping => ({
  resource: name,
  members: members.split(" "),
  ...more,
});
const data = (name: string, members = ""): TerraformMapping => ({ data: name, members: members.split(" ") });
const instances = { InstanceIds: "instance_id" };

export const mappings: Readonly<Record<string, TerraformMapping>> = {
  ApplyDiskBackup: resource("apply_disk_backup", "DiskId DiskBackupId"),
  ApplyInstanceSnapshot: resource("apply_instance_snapshot", "InstanceId SnapshotId"),
  AssociateInstancesKeyPairs: resource("key_pair_attachment", "", { single: { KeyIds: "key_id", ...instances } }),
  AttachDisks: resource("disk_attachment", "InstanceId", { single: { DiskIds: "disk_id" } }),
  CreateBlueprint: resource("blueprint", "BlueprintName Description InstanceId"),
  CreateDiskBackup: resource("disk_backup", "DiskId DiskBackupName"),
  CreateDisks: resource(
    "disk",
    "Zone DiskSize DiskType DiskChargePrepaid DiskName DiskCount DiskBackupQuota AutoVoucher AutoMountConfiguration",
  ),
  CreateFirewallRules: resource("firewall_rule", "InstanceId FirewallRules"),
  CreateFirewallTemplate: resource("firewall_template", "TemplateName TemplateRules"),
  CreateInstances: resource(
    "instance",
    "BundleId BlueprintId InstanceName DryRun ClientToken LoginConfiguration Containers FirewallTemplateId",
    {
      flattened: "InstanceChargePrepaid",
      single: { Zones: "zone" },
      count: "InstanceCount",
      needed: { instance_name: "instance", renew_flag: "NOTIFY_AND_MANUAL_RENEW" },
    },
  ),
  CreateInstanceSnapshot: resource("snapshot", "InstanceId SnapshotName"),
  CreateKeyPair: resource("key_pair", "KeyName"),
  ImportKeyPair: resource("key_pair", "KeyName PublicKey"),
  RebootInstances: resource("reboot_instance", "", { single: instances }),
  RenewDisks: resource("renew_disk", "RenewDiskChargePrepaid AutoVoucher", { single: { DiskIds: "disk_id" } }),
  RenewInstances: resource("renew_instance", "InstanceChargePrepaid RenewDataDisk AutoVoucher", { single: instances }),
  ShareBlueprintAcrossAccounts: resource("share_blueprint_across_account_attachment", "BlueprintId AccountIds"),
  StartInstances: resource("start_instance", "", { single: instances }),
  StopInstances: resource("stop_instance", "", { single: instances }),

  DescribeAllScenes: data("all_scene", "SceneIds Offset Limit"),
  DescribeBlueprintInstances: data("instance_blueprint", "InstanceIds"),
  DescribeBlueprints: data("blueprints", "BlueprintIds Filters"),
  DescribeBundles: data("bundle", "BundleIds Offset Limit Filters Zones"),
  DescribeDiskConfigs: data("disk_config", "Filters"),
  DescribeDisks: data("disks", "DiskIds Filters"),
  DescribeFirewallRulesTemplate: data("firewall_rules_template"),
  DescribeInstancesDiskNum: data("instance_disk_num", "InstanceIds"),
  DescribeInstancesTrafficPackages: data("instance_traffic_package", "InstanceIds Offset Limit"),
  DescribeInstanceVncUrl: data("instance_vnc_url", "InstanceId"),
  DescribeModifyInstanceBundles: data("modify_instance_bundle", "InstanceId Filters Offset Limit"),
  DescribeRegions: data("region"),
  DescribeResetInstanceBlueprints: data("reset_instance_blueprint", "InstanceId Filters Offset Limit"),
  DescribeScenes: data("scene", "SceneIds Offset Limit"),
  DescribeZones: data("zone", "OrderField Order"),
};
