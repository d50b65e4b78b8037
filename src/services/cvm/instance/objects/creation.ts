import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { trueOrFalse } from "../../wire/parameters.ts";

/** Optional structures of RunInstances. Many are not supported here: see `unsupported.ts`. */

export const InstanceChargePrepaid = objectType("InstanceChargePrepaid", {
  Period: int("Number of months."),
  RenewFlag: string("Renewal mode.").optional(),
});

export const LoginSettings = objectType("LoginSettings", {
  Password: string("Login password. It is validated but not stored.").secret().optional(),
  KeyIds: listOf(
    string("Id of a key pair.").pattern(/^skey-[0-9a-z]{8}$/, "skey-xxxxxxxx", "InvalidKeyPairId.Malformed"),
    "Ids of CVM key pairs. They do not exist here.",
  ).optional(),
  KeepImageLogin: trueOrFalse("Whether to keep the login settings of the image. Only for private images.").optional(),
});

const service = (name: "RunSecurityServiceEnabled" | "RunMonitorServiceEnabled" | "RunAutomationServiceEnabled") =>
  objectType(name, { Enabled: bool("Whether the service is enabled.").optional() });

export const EnhancedService = objectType("EnhancedService", {
  SecurityService: object(service("RunSecurityServiceEnabled"), "Security agent. Has no effect here.").optional(),
  MonitorService: object(service("RunMonitorServiceEnabled"), "Monitoring agent. Has no effect here.").optional(),
  AutomationService: object(service("RunAutomationServiceEnabled"), "Automation agent. Has no effect here.").optional(),
});

const StorageBlock = objectType("StorageBlock", {
  Type: string("Type of the disk."),
  MinSize: int("Minimum size in GiB."),
  MaxSize: int("Maximum size in GiB."),
});

const Externals = objectType("Externals", {
  ReleaseAddress: bool("Whether to release the public address.").optional(),
  UnsupportNetworks: listOf(string("A kind of network."), "Networks to avoid.").optional(),
  StorageBlockAttr: object(StorageBlock, "Local disks.").optional(),
});

export const ActionTimer = objectType("ActionTimer", {
  TimerAction: string("Action of the timer.").optional(),
  ActionTime: string("Time of the action.").optional(),
  Externals: object(Externals, "Output only.").optional(),
  ActionTimerId: string("Output only.").optional(),
  Status: string("Output only.").optional(),
  InstanceId: string("Output only.").optional(),
});

const SpotMarketOptions = objectType("SpotMarketOptions", {
  MaxPrice: string("Maximum hourly price."),
  SpotInstanceType: string("Type of the bid.").optional(),
});

export const InstanceMarketOptionsRequest = objectType("InstanceMarketOptionsRequest", {
  SpotOptions: object(SpotMarketOptions, "Bid options."),
  MarketType: string("Market type.").optional(),
});

const MetadataItem = objectType("MetadataItem", {
  Key: string("Key.").pattern(/^[\w-]{1,128}$/, "letters, digits, `_` and `-`", "InvalidParameterValue"),
  Value: string("Value.").length(0, 262_144, "InvalidParameterValue.TooLarge"),
});

export const Metadata = objectType("Metadata", { Items: listOf(MetadataItem, "Key-value pairs.") });

export const CpuTopology = objectType("CpuTopology", {
  CoreCount: int("Number of cores.").nullable().optional(),
  ThreadPerCore: int("Threads per core.").nullable().optional(),
});

export const LaunchTemplate = objectType("LaunchTemplate", {
  LaunchTemplateId: string("Launch template.").optional(),
  LaunchTemplateVersion: int("Version of the launch template.").optional(),
});

export const NetworkInterfaces = objectType("NetworkInterfaces", {
  InterfaceType: string("PRIMARY or SECONDARY."),
  VpcId: string("Id of the network."),
  SubnetId: string("Id of the subnet."),
  PrivateIpv4AddressCount: int("Number of addresses."),
  NetworkInterfaceId: string("Id of an existing interface.").optional(),
  SecurityGroupIds: listOf(string("Id of a group."), "Security groups.").optional(),
  DeleteWithInstance: bool("Whether the interface is deleted with the instance.").optional(),
});
