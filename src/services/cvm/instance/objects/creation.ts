import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { trueOrFalse } from "../../wire/parameters.ts";

/** What RunInstances takes besides the essentials. Much of it is not offered here: see `notOffered.ts`. */

export const InstanceChargePrepaid = objectType("InstanceChargePrepaid", {
  Period: int("Months."),
  RenewFlag: string("Whether it is renewed.").optional(),
});

export const LoginSettings = objectType("LoginSettings", {
  Password: string("The password to sign in with. It is held against the rules and kept nowhere.").secret().optional(),
  KeyIds: listOf(
    string("Id of a key pair.").pattern(/^skey-[0-9a-z]{8}$/, "skey-xxxxxxxx", "InvalidKeyPairId.Malformed"),
    "Key pairs of CVM; there are none here.",
  ).optional(),
  KeepImageLogin: trueOrFalse("Whether one gets in as into the image; only with an image of one's own.").optional(),
});

const service = (name: "RunSecurityServiceEnabled" | "RunMonitorServiceEnabled" | "RunAutomationServiceEnabled") =>
  objectType(name, { Enabled: bool("Whether it is wanted.").optional() });

export const EnhancedService = objectType("EnhancedService", {
  SecurityService: object(service("RunSecurityServiceEnabled"), "An agent that guards; nothing runs here.").optional(),
  MonitorService: object(service("RunMonitorServiceEnabled"), "An agent that measures; nothing runs here.").optional(),
  AutomationService: object(
    service("RunAutomationServiceEnabled"),
    "An agent that takes commands; nothing runs here.",
  ).optional(),
});

const StorageBlock = objectType("StorageBlock", {
  Type: string("Kind of the disk."),
  MinSize: int("GiB at least."),
  MaxSize: int("GiB at most."),
});

const Externals = objectType("Externals", {
  ReleaseAddress: bool("Whether the address is given back.").optional(),
  UnsupportNetworks: listOf(string("A kind of network."), "Networks that do not suit.").optional(),
  StorageBlockAttr: object(StorageBlock, "Disks of the machine itself.").optional(),
});

export const ActionTimer = objectType("ActionTimer", {
  TimerAction: string("What happens.").optional(),
  ActionTime: string("When.").optional(),
  Externals: object(Externals, "Told only.").optional(),
  ActionTimerId: string("Told only.").optional(),
  Status: string("Told only.").optional(),
  InstanceId: string("Told only.").optional(),
});

const SpotMarketOptions = objectType("SpotMarketOptions", {
  MaxPrice: string("What one would pay an hour."),
  SpotInstanceType: string("How often one bids.").optional(),
});

export const InstanceMarketOptionsRequest = objectType("InstanceMarketOptionsRequest", {
  SpotOptions: object(SpotMarketOptions, "The bid."),
  MarketType: string("The market.").optional(),
});

const MetadataItem = objectType("MetadataItem", {
  Key: string("The key.").pattern(/^[\w-]{1,128}$/, "letters, digits, `_` and `-`", "InvalidParameterValue"),
  Value: string("The value.").length(0, 262_144, "InvalidParameterValue.TooLarge"),
});

export const Metadata = objectType("Metadata", { Items: listOf(MetadataItem, "Keys with values.") });

export const CpuTopology = objectType("CpuTopology", {
  CoreCount: int("Cores that are used.").nullable().optional(),
  ThreadPerCore: int("Threads for each.").nullable().optional(),
});

export const LaunchTemplate = objectType("LaunchTemplate", {
  LaunchTemplateId: string("The template.").optional(),
  LaunchTemplateVersion: int("Its version.").optional(),
});

export const NetworkInterfaces = objectType("NetworkInterfaces", {
  InterfaceType: string("PRIMARY or SECONDARY."),
  VpcId: string("Its network."),
  SubnetId: string("Its subnet."),
  PrivateIpv4AddressCount: int("How many addresses it gets."),
  NetworkInterfaceId: string("An interface that is there already.").optional(),
  SecurityGroupIds: listOf(string("Id of a group."), "Its security groups.").optional(),
  DeleteWithInstance: bool("Whether it goes with the instance.").optional(),
});
