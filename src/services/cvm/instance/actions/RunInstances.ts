import { bool, int, listOf, object, string } from "#kernel/fields.ts";
import { answerOnce } from "#services/clientTokens.ts";
import { cvmRegions } from "#services/regions.ts";
import { chosenImage } from "../../image/choice.ts";
import { action } from "../../scope.ts";
import { specifiedTags, TagSpecification } from "../../wire/objects/Tag.ts";
import { imageId, instanceQuota } from "../../wire/parameters.ts";
import { chosenType, chosenZone } from "../choices.ts";
import { checkLogin } from "../login.ts";
import { namesFor, newInstances } from "../newInstances.ts";
import { refuseNotOffered } from "../notOffered.ts";
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
import { orderedDataDisks, orderedSystemDisk } from "../orderedDisks.ts";
import { checkRequest, internetOf } from "../runRequest.ts";

export default action({
  name: "RunInstances",
  category: "Instance",
  summary: "Makes one or more instances of an image, which start by themselves.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/*", "image/$ImageId"],

  input: {
    InstanceChargeType: string("POSTPAID_BY_HOUR, the only way to pay here.").default("POSTPAID_BY_HOUR"),
    InstanceChargePrepaid: object(InstanceChargePrepaid, "For how long it is paid ahead; not offered here.").optional(),
    Placement: object(Placement, "Where it is to be; needed, as there are no templates.").optional(),
    InstanceType: string("Its type: see DescribeInstanceTypeConfigs; S5.MEDIUM4 unless said.")
      .pattern(/^[A-Za-z0-9]+\.[A-Z0-9]+$/, "FAMILY.SIZE", "InvalidInstanceType.Malformed")
      .default("S5.MEDIUM4"),
    ImageId: imageId("The image to make it of: an own one, a received one or the platform's; needed, too.").optional(),
    SystemDisk: object(SystemDisk, "Its system disk; of the usual kind and size without it.").optional(),
    DataDisks: listOf(DataDisk, "Its data disks; without them those that the image holds.")
      .items(0, 20, "InvalidParameterValue.LimitExceeded")
      .default([]),
    VirtualPrivateCloud: object(VirtualPrivateCloud, "Its network; the one that there is without it.").optional(),
    InternetAccessible: object(InternetAccessible, "Its way to the internet; none without it.").optional(),
    InstanceCount: int("How many, 1 to 100.")
      .min(1, "InvalidParameterValue.Range")
      .max(100, "InvalidParameterValue.Range")
      .default(1),
    MinCount: int("How many will do, where the quota does not suffice for all; all unless said.")
      .min(1, "InvalidParameterValue.InvalidParameterMinCount")
      .optional(),
    InstanceName: string("What to call it. `{R:x}` counts up from x; several without it are numbered.")
      .length(0, 128, "InvalidInstanceName.TooLong")
      .optional(),
    LoginSettings: object(LoginSettings, "How one gets in.").optional(),
    SecurityGroupIds: listOf(string("Id of a group."), "Its security groups; there are none here.").optional(),
    EnhancedService: object(EnhancedService, "Agents to run on it; taken, and nothing runs here.").optional(),
    ClientToken: string("A word of the caller's: the same call with the same word is carried out once.")
      .length(1, 64, "InvalidClientToken.TooLong")
      .optional(),
    HostName: string("What it calls itself; checked, and seen by nobody here.")
      .pattern(
        /^[A-Za-z0-9]([A-Za-z0-9{}:]|[.-](?![.-])){0,58}[A-Za-z0-9}]$/,
        "2 to 60 letters, digits, `.` and `-`, with no sign at an end or beside another",
        "InvalidParameterValue.IllegalHostName",
      )
      .optional(),
    ActionTimer: object(ActionTimer, "When it is to be destroyed; not offered here.").optional(),
    DisasterRecoverGroupIds: listOf(string("Id of a group."), "Its placement group; there are none here.").optional(),
    TagSpecification: listOf(TagSpecification, "Tags for it; the resource type is `instance`.").optional(),
    InstanceMarketOptions: object(InstanceMarketOptionsRequest, "What one bids for it; not offered here.").optional(),
    UserData: string(
      "What cloud-init is to do, in base64, at most 16 KB of it; checked, and run by nobody here.",
    ).optional(),
    Metadata: object(Metadata, "Keys with values, which DescribeInstances tells.").optional(),
    DryRun: bool("Only check whether it could be made.").default(false),
    CpuTopology: object(CpuTopology, "How its cores are used; as the type has it, nothing else is offered.").optional(),
    CamRoleName: string("The CAM role that it has.").optional(),
    HpcClusterId: string("Its cluster for computing; there are none here.").optional(),
    LaunchTemplate: object(LaunchTemplate, "A template to take the rest from; there are none here.").optional(),
    DedicatedClusterId: string("Its dedicated cluster; there are none here.").optional(),
    ChcIds: listOf(string("Id of a machine."), "Machines of one's own to use; there are none here.").optional(),
    DisableApiTermination: bool("Whether TerminateInstances is to refuse it.").default(false),
    EnableJumboFrame: bool("Whether it sends large frames, which no type does here.").optional(),
    PartitionNumber: int("Its part of a placement group; there are none here.").optional(),
    NetworkInterfaces: listOf(NetworkInterfaces, "Interfaces of one's own; not offered here.").optional(),
  },

  output: {
    InstanceIdSet: listOf(
      string("Id of an instance."),
      "The instances, which exist from now on in state PENDING; absent after a dry run.",
    ).optional(),
  },

  raises: [
    "AccountQualificationRestrictions",
    "AuthFailure.CamRoleNameAuthenticateFailed",
    "FailedOperation.DisasterRecoverGroupNotFound",
    "FailedOperation.IllegalTagKey",
    "FailedOperation.IllegalTagValue",
    "FailedOperation.InquiryPriceFailed",
    "FailedOperation.NoAvailableIpAddressCountInSubnet",
    "FailedOperation.PromotionalRegionRestriction",
    "FailedOperation.SecurityGroupActionFailed",
    "FailedOperation.SnapshotSizeLargerThanDataSize",
    "FailedOperation.SnapshotSizeLessThanDataSize",
    "FailedOperation.TagKeyReserved",
    "InstancesQuotaLimitExceeded",
    "InternalError.TradeUnknownError",
    "InvalidAccount.InsufficientBalance",
    "InvalidClientToken.TooLong",
    "InvalidHostId.Malformed",
    "InvalidHostId.NotFound",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidInstance.NotSupported",
    "InvalidInstanceName.TooLong",
    "InvalidInstanceType.Malformed",
    "InvalidKeyPairId.Malformed",
    "InvalidParameter.CdcNotSupported",
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
    "InvalidParameter.SnapshotNotFound",
    "InvalidParameter.SpecialParameterForSpecialAccount",
    "InvalidParameterCombination",
    "InvalidParameterValue",
    "InvalidParameterValue.BandwidthPackageIdMalformed",
    "InvalidParameterValue.BandwidthPackageIdNotFound",
    "InvalidParameterValue.BandwidthPackageIspNotMatch",
    "InvalidParameterValue.BandwidthPackageZoneNotMatch",
    "InvalidParameterValue.CamRoleNameMalformed",
    "InvalidParameterValue.ChcHostsNotFound",
    "InvalidParameterValue.CloudSsdDataDiskSizeTooSmall",
    "InvalidParameterValue.CoreCountValue",
    "InvalidParameterValue.DedicatedClusterNotSupportedChargeType",
    "InvalidParameterValue.DedicatedResourcePackIdsNotFound",
    "InvalidParameterValue.DedicatedResourcePackNotValid",
    "InvalidParameterValue.DedicatedResourcePackTenancyMismatch",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.DuplicateTags",
    "InvalidParameterValue.ElasticNetworkNotExist",
    "InvalidParameterValue.ElasticNetworkVpcSubnetMismatch",
    "InvalidParameterValue.ExternalIpQuotaLimited",
    "InvalidParameterValue.HpcClusterIdZoneIdNotMatch",
    "InvalidParameterValue.IPAddressMalformed",
    "InvalidParameterValue.IllegalHostName",
    "InvalidParameterValue.IncorrectFormat",
    "InvalidParameterValue.InstanceTypeNotFound",
    "InvalidParameterValue.InstanceTypeNotSupportElasticNetworks",
    "InvalidParameterValue.InstanceTypeNotSupportHpcCluster",
    "InvalidParameterValue.InstanceTypeRequiredHpcCluster",
    "InvalidParameterValue.InsufficientOffering",
    "InvalidParameterValue.InsufficientPrice",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.InvalidImageForGivenInstanceType",
    "InvalidParameterValue.InvalidImageFormat",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidImageOsName",
    "InvalidParameterValue.InvalidImageState",
    "InvalidParameterValue.InvalidInstanceTypePeriodicContract",
    "InvalidParameterValue.InvalidIpFormat",
    "InvalidParameterValue.InvalidNetworkInterfaceId",
    "InvalidParameterValue.InvalidParameterMinCount",
    "InvalidParameterValue.InvalidPassword",
    "InvalidParameterValue.InvalidTimeFormat",
    "InvalidParameterValue.InvalidUserDataFormat",
    "InvalidParameterValue.InvalidVpcIdSubnetIdNotFound",
    "InvalidParameterValue.IspNotSupportForEdgeZone",
    "InvalidParameterValue.IspValueRepeated",
    "InvalidParameterValue.KeyPairNotFound",
    "InvalidParameterValue.LaunchTemplateIdMalformed",
    "InvalidParameterValue.LaunchTemplateIdNotExisted",
    "InvalidParameterValue.LaunchTemplateNotFound",
    "InvalidParameterValue.LaunchTemplateVersion",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.MustDhcpEnabledVpc",
    "InvalidParameterValue.MustEnabledIsRdma",
    "InvalidParameterValue.NotCdcSubnet",
    "InvalidParameterValue.Range",
    "InvalidParameterValue.SnapshotIdMalformed",
    "InvalidParameterValue.SubnetIdMalformed",
    "InvalidParameterValue.SubnetIdZoneIdNotMatch",
    "InvalidParameterValue.SubnetNotExist",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidParameterValue.TagQuotaLimitExceeded",
    "InvalidParameterValue.ThreadPerCoreValue",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.VpcIdMalformed",
    "InvalidParameterValue.VpcIdNotExist",
    "InvalidParameterValue.VpcIdSubnetIdNotMatch",
    "InvalidParameterValue.VpcIdZoneIdNotMatch",
    "InvalidParameterValue.VpcNotSupportIpv6Address",
    "InvalidParameterValue.ZoneNotSupported",
    "InvalidPassword",
    "InvalidPeriod",
    "InvalidPermission",
    "InvalidProjectId.NotFound",
    "InvalidSecurityGroupId.NotFound",
    "InvalidZone.MismatchRegion",
    "LimitExceeded.CvmInstanceQuota",
    "LimitExceeded.CvmsVifsPerSecGroupLimitExceeded",
    "LimitExceeded.DisasterRecoverGroup",
    "LimitExceeded.IPv6AddressNum",
    "LimitExceeded.InstanceEniNumLimit",
    "LimitExceeded.InstanceQuota",
    "LimitExceeded.PrepayQuota",
    "LimitExceeded.PrepayUnderwriteQuota",
    "LimitExceeded.SingleUSGQuota",
    "LimitExceeded.SpotQuota",
    "LimitExceeded.UserSpotQuota",
    "LimitExceeded.VpcSubnetNum",
    "MissingParameter",
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
    "ResourceNotFound.HpcCluster",
    "ResourceNotFound.KeyPairNotFound",
    "ResourceNotFound.NoDefaultCbs",
    "ResourceNotFound.NoDefaultCbsWithReason",
    "ResourceUnavailable.InstanceType",
    "ResourcesSoldOut.EipInsufficient",
    "ResourcesSoldOut.SpecifiedInstanceType",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation",
    "UnsupportedOperation.BandwidthPackageIdNotSupported",
    "UnsupportedOperation.HibernationOsVersion",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceTypeNotSupportConfidentiality",
    "UnsupportedOperation.InstanceTypeNotSupportGridLicence",
    "UnsupportedOperation.InstanceTypeNotSupportJumboFrame",
    "UnsupportedOperation.InstancesEnableJumboWithoutReboot",
    "UnsupportedOperation.InvalidDisk",
    "UnsupportedOperation.InvalidRegionDiskEncrypt",
    "UnsupportedOperation.KeyPairUnsupportedWindows",
    "UnsupportedOperation.MinCountUnsupportedChargeType",
    "UnsupportedOperation.MinCountUnsupportedRegion",
    "UnsupportedOperation.NoInstanceTypeSupportSpot",
    "UnsupportedOperation.NotSupportImportInstancesActionTimer",
    "UnsupportedOperation.OnlyForPrepaidAccount",
    "UnsupportedOperation.PeriodicContractNotSupportManualRenew",
    "UnsupportedOperation.RawLocalDiskInsReinstalltoQcow2",
    "UnsupportedOperation.SpotUnsupportedRegion",
    "UnsupportedOperation.UnderwritingInstanceTypeOnlySupportAutoRenew",
    "UnsupportedOperation.UnsupportedInternationalUser",
    "VpcAddrNotInSubNet",
    "VpcIpIsUsed",
  ],

  async run(scope) {
    const { input, images, instances, tags, db, vault, caller, region, clock, pace, requestId, random, now, fail } =
      scope;
    const where = { db, vault, account: caller.account, region, now };
    return answerOnce(where, "RunInstances", input.ClientToken, input, async () => {
      refuseNotOffered(input, fail);
      await checkRequest(input, { db, account: caller.account, fail });
      const { Placement: placement = fail("MissingParameter", { parameter: "Placement" }) } = input;
      const zone = chosenZone(placement.Zone, region, fail);
      const { ImageId = fail("MissingParameter", { parameter: "ImageId" }) } = input;
      const system = await chosenImage(ImageId, images, clock, fail);
      const type = chosenType(input.InstanceType, system, fail);
      checkLogin(input.LoginSettings, system, fail);
      const disks = [
        orderedSystemDisk(input.SystemDisk, system, fail),
        ...(await orderedDataDisks(input.DataDisks, system, images, fail)),
      ];
      const internet = internetOf(input.InternetAccessible, fail);
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
      const names = namesFor(input.InstanceName, count);
      const rows = newInstances(order, names, taken, { now, random, requestId, pace });
      await instances.clear();
      await instances.add(rows);
      return { InstanceIdSet: rows.map((row) => row.id) };
    });
  },
});
