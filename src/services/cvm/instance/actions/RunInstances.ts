import { bool, int, listOf, object, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { chosenImage } from "../../image/choices.ts";
import { action } from "../../scope.ts";
import { specifiedTags, TagSpecification } from "../../wire/objects/Tag.ts";
import { imageId, instanceQuota } from "../../wire/parameters.ts";
import { chosenType, chosenZone } from "../choices.ts";
import { checkLogin } from "../login.ts";
import { newDataDisks, newSystemDisk } from "../newDisks.ts";
import { namesOfBatch, newInstances } from "../newInstances.ts";
import {
  ActionTimer,
  CpuTopology,
  EnhancedService,
  InstanceChargePrepaid,
  InstanceMarketOptionsRequest,
  LaunchTemplate,
  LoginSettings,
  Metadata,
  NetworkInterfaces,
} from "../objects/creation.ts";
import { DataDisk, SystemDisk } from "../objects/disks.ts";
import { InternetAccessible, VirtualPrivateCloud } from "../objects/network.ts";
import { Placement } from "../objects/Placement.ts";
import { checkRequest, internetAccessOf } from "../runRequest.ts";
import { refuseUnsupported } from "../unsupported.ts";

export default action({
  name: "RunInstances",
  category: "Instance",
  summary: "Creates instances from an image and starts them.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/*", "image/$ImageId"],

  input: {
    InstanceChargeType: string("Billing mode. Only POSTPAID_BY_HOUR is supported here.").default("POSTPAID_BY_HOUR"),
    InstanceChargePrepaid: object(InstanceChargePrepaid, "Prepaid period. Not supported here.").optional(),
    Placement: object(
      Placement,
      "Placement of the instances. Required, because launch templates are not supported.",
    ).optional(),
    InstanceType: string("Instance type, as listed by DescribeInstanceTypeConfigs. Defaults to S5.MEDIUM4.")
      .pattern(/^[A-Za-z0-9]+\.[A-Z0-9]+$/, "FAMILY.SIZE", "InvalidInstanceType.Malformed")
      .default("S5.MEDIUM4"),
    ImageId: imageId(
      "Id of a private, shared or public image. Required, because launch templates are not supported.",
    ).optional(),
    SystemDisk: object(SystemDisk, "System disk. Defaults to the default type and size.").optional(),
    DataDisks: listOf(DataDisk, "Data disks. Defaults to those of the image.")
      .items(0, 20, "InvalidParameterValue.LimitExceeded")
      .default([]),
    VirtualPrivateCloud: object(VirtualPrivateCloud, "Network. Defaults to the only network.").optional(),
    InternetAccessible: object(InternetAccessible, "Internet access. None by default.").optional(),
    InstanceCount: int("Number of instances, 1 to 100.")
      .min(1, "InvalidParameterValue.Range")
      .max(100, "InvalidParameterValue.Range")
      .default(1),
    MinCount: int("Minimum number of instances to create if the quota does not allow all of them. Defaults to all.")
      .min(1, "InvalidParameterValue.InvalidParameterMinCount")
      .optional(),
    InstanceName: string("Name of the instances. `{R:x}` counts up from x. Without it, several instances are numbered.")
      .length(0, 128, "InvalidInstanceName.TooLong")
      .optional(),
    LoginSettings: object(LoginSettings, "Login settings.").optional(),
    SecurityGroupIds: listOf(string("Id of a group."), "Security groups. Not supported here.").optional(),
    EnhancedService: object(EnhancedService, "Agents to run. Accepted without effect.").optional(),
    ClientToken: string("Idempotency token. Requests with the same token and parameters execute once.")
      .length(1, 64, "InvalidClientToken.TooLong")
      .optional(),
    HostName: string("Host name. `{R:x}` counts up from x. Without it, several instances are numbered.")
      .pattern(
        /^[A-Za-z0-9]([A-Za-z0-9{}:]|[.-](?![.-])){0,58}[A-Za-z0-9}]$/,
        "2 to 60 letters, digits, `.` and `-`, with no sign at an end or beside another",
        "InvalidParameterValue.IllegalHostName",
      )
      .optional(),
    ActionTimer: object(ActionTimer, "Scheduled destruction. Not supported here.").optional(),
    DisasterRecoverGroupIds: listOf(string("Id of a group."), "Placement group. Not supported here.").optional(),
    TagSpecification: listOf(TagSpecification, "Tags of the instances. The resource type is `instance`.").optional(),
    InstanceMarketOptions: object(InstanceMarketOptionsRequest, "Spot options. Not supported here.").optional(),
    UserData: string("User data for cloud-init in base64, at most 16 KB. Validated without effect.").optional(),
    Metadata: object(Metadata, "Key-value pairs, returned by DescribeInstances.").optional(),
    DryRun: bool("Whether to validate the request without executing it.").default(false),
    CpuTopology: object(CpuTopology, "CPU topology. Only the default of the instance type is supported.").optional(),
    CamRoleName: string("CAM role of the instances.").optional(),
    HpcClusterId: string("High-performance computing cluster. Not supported here.").optional(),
    LaunchTemplate: object(LaunchTemplate, "Launch template. Not supported here.").optional(),
    DedicatedClusterId: string("Dedicated cluster. Not supported here.").optional(),
    ChcIds: listOf(string("Id of a machine."), "CHC hosts. Not supported here.").optional(),
    DisableApiTermination: bool("Whether TerminateInstances refuses the instance.").default(false),
    EnableJumboFrame: bool("Whether to enable jumbo frames. No instance type here supports them.").optional(),
    PartitionNumber: int("Partition of the placement group. Not supported here.").optional(),
    NetworkInterfaces: listOf(NetworkInterfaces, "Elastic network interfaces. Not supported here.").optional(),
  },

  output: {
    InstanceIdSet: listOf(
      string("Id of an instance."),
      "Ids of the new instances. Their state is PENDING. Absent after a dry run.",
    ).optional(),
  },

  raises: [
    "AuthFailure.CamRoleNameAuthenticateFailed",
    "FailedOperation.DisasterRecoverGroupNotFound",
    "FailedOperation.SnapshotSizeLargerThanDataSize",
    "InvalidClientToken.TooLong",
    "InvalidHostId.Malformed",
    "InvalidHostId.NotFound",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidInstanceName.TooLong",
    "InvalidInstanceType.Malformed",
    "InvalidKeyPairId.Malformed",
    "InvalidParameter.CdcNotSupported",
    "InvalidParameter.SnapshotNotFound",
    "InvalidParameterCombination",
    "InvalidParameterValue",
    "InvalidParameterValue.BandwidthPackageIdNotFound",
    "InvalidParameterValue.ChcHostsNotFound",
    "InvalidParameterValue.CloudSsdDataDiskSizeTooSmall",
    "InvalidParameterValue.CoreCountValue",
    "InvalidParameterValue.DedicatedResourcePackIdsNotFound",
    "InvalidParameterValue.DedicatedResourcePackTenancyMismatch",
    "InvalidParameterValue.IllegalHostName",
    "InvalidParameterValue.InstanceTypeNotFound",
    "InvalidParameterValue.InstanceTypeNotSupportElasticNetworks",
    "InvalidParameterValue.InvalidImageForGivenInstanceType",
    "InvalidParameterValue.InvalidImageState",
    "InvalidParameterValue.InvalidParameterMinCount",
    "InvalidParameterValue.InvalidPassword",
    "InvalidParameterValue.InvalidUserDataFormat",
    "InvalidParameterValue.KeyPairNotFound",
    "InvalidParameterValue.LaunchTemplateIdNotExisted",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.SnapshotIdMalformed",
    "InvalidParameterValue.SubnetIdMalformed",
    "InvalidParameterValue.SubnetNotExist",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.VpcIdMalformed",
    "InvalidParameterValue.VpcIdNotExist",
    "InvalidParameterValue.VpcNotSupportIpv6Address",
    "InvalidParameterValue.ZoneNotSupported",
    "InvalidPermission",
    "InvalidProjectId.NotFound",
    "InvalidSecurityGroupId.NotFound",
    "InvalidZone.MismatchRegion",
    "LimitExceeded.InstanceQuota",
    "MissingParameter",
    "ResourceNotFound.HpcCluster",
    "ResourcesSoldOut.SpecifiedInstanceType",
    "UnsupportedOperation.InstanceTypeNotSupportJumboFrame",
    "UnsupportedOperation.InvalidDisk",
    "UnsupportedOperation.InvalidRegionDiskEncrypt",
    "UnsupportedOperation.NoInstanceTypeSupportSpot",
    "UnsupportedOperation.NotSupportImportInstancesActionTimer",
    "VpcAddrNotInSubNet",
  ],
  alsoPublished: [
    "AccountQualificationRestrictions",
    "FailedOperation.IllegalTagKey",
    "FailedOperation.IllegalTagValue",
    "FailedOperation.InquiryPriceFailed",
    "FailedOperation.NoAvailableIpAddressCountInSubnet",
    "FailedOperation.PromotionalRegionRestriction",
    "FailedOperation.SecurityGroupActionFailed",
    "FailedOperation.SnapshotSizeLessThanDataSize",
    "FailedOperation.TagKeyReserved",
    "InstancesQuotaLimitExceeded",
    "InternalError.TradeUnknownError",
    "InvalidAccount.InsufficientBalance",
    "InvalidInstance.NotSupported",
    "InvalidParameter.EdgeZoneMissInternetAccessible",
    "InvalidParameter.HostIdCustomizedInstanceTypeNotSupport",
    "InvalidParameter.HostIdInstanceTypeNotSupport",
    "InvalidParameter.HostIdStandardInstanceTypeNotSupport",
    "InvalidParameter.HostIdStatusNotSupport",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameter.InstanceTypeSupportedHostNotFound",
    "InvalidParameter.InternetAccessibleNotSupported",
    "InvalidParameter.InvalidIpFormat",
    "InvalidParameter.LackCoreCountOrThreadPerCore",
    "InvalidParameter.OnlySupportForEdgeZone",
    "InvalidParameter.ParameterConflict",
    "InvalidParameter.SpecialParameterForSpecialAccount",
    "InvalidParameterValue.BandwidthPackageIdMalformed",
    "InvalidParameterValue.BandwidthPackageIspNotMatch",
    "InvalidParameterValue.BandwidthPackageZoneNotMatch",
    "InvalidParameterValue.CamRoleNameMalformed",
    "InvalidParameterValue.DedicatedClusterNotSupportedChargeType",
    "InvalidParameterValue.DedicatedResourcePackNotValid",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.DuplicateTags",
    "InvalidParameterValue.ElasticNetworkNotExist",
    "InvalidParameterValue.ElasticNetworkVpcSubnetMismatch",
    "InvalidParameterValue.ExternalIpQuotaLimited",
    "InvalidParameterValue.HpcClusterIdZoneIdNotMatch",
    "InvalidParameterValue.IPAddressMalformed",
    "InvalidParameterValue.IncorrectFormat",
    "InvalidParameterValue.InstanceTypeNotSupportHpcCluster",
    "InvalidParameterValue.InstanceTypeRequiredHpcCluster",
    "InvalidParameterValue.InsufficientOffering",
    "InvalidParameterValue.InsufficientPrice",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.InvalidImageFormat",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidImageOsName",
    "InvalidParameterValue.InvalidInstanceTypePeriodicContract",
    "InvalidParameterValue.InvalidIpFormat",
    "InvalidParameterValue.InvalidNetworkInterfaceId",
    "InvalidParameterValue.InvalidTimeFormat",
    "InvalidParameterValue.InvalidVpcIdSubnetIdNotFound",
    "InvalidParameterValue.IspNotSupportForEdgeZone",
    "InvalidParameterValue.IspValueRepeated",
    "InvalidParameterValue.LaunchTemplateIdMalformed",
    "InvalidParameterValue.LaunchTemplateNotFound",
    "InvalidParameterValue.LaunchTemplateVersion",
    "InvalidParameterValue.MustDhcpEnabledVpc",
    "InvalidParameterValue.MustEnabledIsRdma",
    "InvalidParameterValue.NotCdcSubnet",
    "InvalidParameterValue.SubnetIdZoneIdNotMatch",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidParameterValue.TagQuotaLimitExceeded",
    "InvalidParameterValue.ThreadPerCoreValue",
    "InvalidParameterValue.VpcIdSubnetIdNotMatch",
    "InvalidParameterValue.VpcIdZoneIdNotMatch",
    "InvalidPassword",
    "InvalidPeriod",
    "LimitExceeded.CvmInstanceQuota",
    "LimitExceeded.CvmsVifsPerSecGroupLimitExceeded",
    "LimitExceeded.DisasterRecoverGroup",
    "LimitExceeded.IPv6AddressNum",
    "LimitExceeded.InstanceEniNumLimit",
    "LimitExceeded.PrepayQuota",
    "LimitExceeded.PrepayUnderwriteQuota",
    "LimitExceeded.SingleUSGQuota",
    "LimitExceeded.SpotQuota",
    "LimitExceeded.UserSpotQuota",
    "LimitExceeded.VpcSubnetNum",
    "MissingParameter.DPDKInstanceTypeRequiredVPC",
    "MissingParameter.MonitorService",
    "OperationDenied.AccountNotSupported",
    "OperationDenied.ChcInstallCloudImageWithoutDeployNetwork",
    "OperationDenied.NotBandwidthShiftUpUserApplyEdgeZoneEip",
    "ResourceInsufficient.AvailabilityZoneSoldOut",
    "ResourceInsufficient.CidrBlock",
    "ResourceInsufficient.CloudDiskSoldOut",
    "ResourceInsufficient.CloudDiskUnavailable",
    "ResourceInsufficient.DisasterRecoverGroupCvmQuota",
    "ResourceInsufficient.InsufficientOfferingMinimum",
    "ResourceInsufficient.SpecifiedInstanceType",
    "ResourceNotFound.KeyPairNotFound",
    "ResourceNotFound.NoDefaultCbs",
    "ResourceNotFound.NoDefaultCbsWithReason",
    "ResourceUnavailable.InstanceType",
    "ResourcesSoldOut.EipInsufficient",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation",
    "UnsupportedOperation.BandwidthPackageIdNotSupported",
    "UnsupportedOperation.HibernationOsVersion",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceTypeNotSupportConfidentiality",
    "UnsupportedOperation.InstanceTypeNotSupportGridLicence",
    "UnsupportedOperation.InstancesEnableJumboWithoutReboot",
    "UnsupportedOperation.KeyPairUnsupportedWindows",
    "UnsupportedOperation.MinCountUnsupportedChargeType",
    "UnsupportedOperation.MinCountUnsupportedRegion",
    "UnsupportedOperation.OnlyForPrepaidAccount",
    "UnsupportedOperation.PeriodicContractNotSupportManualRenew",
    "UnsupportedOperation.RawLocalDiskInsReinstalltoQcow2",
    "UnsupportedOperation.SpotUnsupportedRegion",
    "UnsupportedOperation.UnderwritingInstanceTypeOnlySupportAutoRenew",
    "UnsupportedOperation.UnsupportedInternationalUser",
    "VpcIpIsUsed",
  ],

  async run(scope) {
    const { input, images, instances, tags, directory, caller, region, clock, pace, requestId, random, now, fail } =
      scope;
    return scope.once("RunInstances", input, async () => {
      refuseUnsupported(input, fail);
      await checkRequest(input, { directory, account: caller.account, fail });
      const { Placement: placement = fail("MissingParameter", { parameter: "Placement" }) } = input;
      const zone = chosenZone(placement.Zone, region, fail);
      const { ImageId = fail("MissingParameter", { parameter: "ImageId" }) } = input;
      const system = await chosenImage(ImageId, images, clock, fail);
      const type = chosenType(input.InstanceType, system, fail);
      checkLogin(input.LoginSettings, system, fail);
      const disks = [
        newSystemDisk(input.SystemDisk, system, fail),
        ...(await newDataDisks(input.DataDisks, system, images, fail)),
      ];
      const internet = internetAccessOf(input.InternetAccessible, fail);
      const present = await instances.all();
      const count = Math.min(input.InstanceCount, instanceQuota - present.length);
      if (count < (input.MinCount ?? input.InstanceCount)) {
        fail("LimitExceeded.InstanceQuota", { limit: instanceQuota, used: present.length });
      }
      if (input.DryRun) return { InstanceIdSet: undefined };
      const order = {
        ...internet,
        system,
        disks,
        zone,
        type: type.name,
        role: input.CamRoleName ?? "",
        protected: input.DisableApiTermination ? 1 : 0,
        tags: await tags.onNew(specifiedTags(input.TagSpecification)),
        metadata: JSON.stringify((input.Metadata?.Items ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }))),
      };
      const taken = present.map((row) => row.private_ip);
      const names = namesOfBatch(input.InstanceName, input.HostName, count);
      const rows = newInstances(order, names, taken, { now, random, requestId, pace });
      await instances.clear();
      await instances.add(rows);
      return { InstanceIdSet: rows.map((row) => row.id) };
    });
  },
});
