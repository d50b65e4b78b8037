import { listOf, object, string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { Tag, tagColumn } from "../../wire/objects/Tag.ts";
import { Ccn, toCcn } from "../objects/Ccn.ts";

/** The maximum number of CCNs of an account. */
const quota = 5;

export default action({
  name: "CreateCcn",
  category: "CCN",
  summary: "Creates a CCN that private networks can join.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/*"],

  input: {
    CcnName: string("Name of the CCN.").length(0, 60, "InvalidParameterValue.TooLong"),
    CcnDescription: string("Description of the CCN.").length(0, 100, "InvalidParameterValue.TooLong").default(""),
    QosLevel: string("Quality of service: PT, AU or AG. Stored without effect.").default("AU"),
    InstanceChargeType: string("Billing mode. Only POSTPAID is supported here.").default("POSTPAID"),
    BandwidthLimitType: string("Bandwidth limit type. Stored without effect, because there is no traffic.")
      .oneOf(["OUTER_REGION_LIMIT", "INTER_REGION_LIMIT"])
      .default("OUTER_REGION_LIMIT"),
    Tags: listOf(Tag, "Tags.").items(0, 50, "LimitExceeded.TagKeyPerResourceExceeded").default([]),
    InstanceMeteringType: string("Metering type. Stored without effect, because there is no traffic.")
      .oneOf(["BANDWIDTH", "TRAFFIC"])
      .default("BANDWIDTH"),
  },

  output: { Ccn: object(Ccn, "The CCN.") },

  raises: [
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.TagDuplicateKey",
    "InvalidParameterValue.TagInvalidKeyLen",
    "InvalidParameterValue.TagInvalidVal",
    "InvalidParameterValue.TooLong",
    "LimitExceeded",
    "LimitExceeded.TagKeyPerResourceExceeded",
    "MissingParameter",
    "UnsupportedOperation.CopperCcnNotSupportedCreate",
    "UnsupportedOperation.TagSystemReservedTagKey",
    "UnsupportedOperation.UserAndCcnChargeTypeNotMatch",
  ],
  alsoPublished: [
    "FailedOperation.CreateCcnFailed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.ParameterMismatch",
    "InvalidParameterValue.TagDuplicateResourceType",
    "InvalidParameterValue.TagInvalidKey",
    "InvalidParameterValue.TagKeyNotExists",
    "InvalidParameterValue.TagNotAllocatedQuota",
    "InvalidParameterValue.TagNotExisted",
    "InvalidParameterValue.TagNotSupportTag",
    "InvalidParameterValue.TagResourceFormatError",
    "InvalidParameterValue.TagTimestampExceeded",
    "InvalidParameterValue.TagValNotExists",
    "LimitExceeded.TagKeyExceeded",
    "LimitExceeded.TagNotEnoughQuota",
    "LimitExceeded.TagQuota",
    "LimitExceeded.TagQuotaExceeded",
    "LimitExceeded.TagTagsExceeded",
    "UnauthorizedOperation.NoRealNameAuthentication",
    "UnsupportedOperation",
    "UnsupportedOperation.CopperCcnSupportedPrepaid",
    "UnsupportedOperation.InsufficientFunds",
    "UnsupportedOperation.NotSupportedCreateTrafficMeteringTypeCcn",
    "UnsupportedOperation.PrepaidCcnOnlySupportBandwidthMetering",
    "UnsupportedOperation.PrepaidCcnOnlySupportInterRegionLimit",
    "UnsupportedOperation.TagAllocate",
    "UnsupportedOperation.TagFree",
    "UnsupportedOperation.TagNotPermit",
  ],

  async run({ input, ccns, account, now, random, fail }) {
    const { QosLevel, InstanceChargeType, Tags } = input;
    if (input.CcnName === "") fail("InvalidParameterValue", { parameter: "CcnName", value: "" });
    if (QosLevel === "CU") fail("UnsupportedOperation.CopperCcnNotSupportedCreate", { parameter: "QosLevel" });
    if (!["PT", "AU", "AG"].includes(QosLevel))
      fail("InvalidParameterValue", { parameter: "QosLevel", value: QosLevel });
    const charge = { parameter: "InstanceChargeType", value: InstanceChargeType };
    if (InstanceChargeType === "PREPAID") fail("UnsupportedOperation.UserAndCcnChargeTypeNotMatch", charge);
    if (InstanceChargeType !== "POSTPAID") fail("InvalidParameterValue", charge);
    for (const [index, { Key }] of Tags.entries()) {
      const details = { parameter: `Tags.${index}.Key`, value: Key };
      if (/^qcs:/i.test(Key)) fail("UnsupportedOperation.TagSystemReservedTagKey", details);
      if (Tags.findIndex((tag) => tag.Key === Key) < index) fail("InvalidParameterValue.TagDuplicateKey", details);
    }
    if ((await ccns.all()).length >= quota) fail("LimitExceeded", { limit: quota });
    const row = {
      id: resourceId(random, "ccn"),
      name: input.CcnName,
      about: input.CcnDescription,
      quality: QosLevel,
      bandwidth_limit: input.BandwidthLimitType,
      metering: input.InstanceMeteringType,
      tags: tagColumn(Tags),
      created: now,
    };
    await ccns.add(row);
    return { Ccn: toCcn({ ...row, account }, 0) };
  },
});
