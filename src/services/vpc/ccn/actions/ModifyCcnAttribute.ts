import { bool, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";

/** Features that do not exist here. Their flags can only be off. */
const switches = ["RouteECMPFlag", "RouteOverlapFlag", "TrafficMarkingPolicyFlag", "MixedBillingFlag"] as const;

export default action({
  name: "ModifyCcnAttribute",
  category: "CCN",
  summary: "Changes the name and description of a CCN.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: {
    CcnId: ccnId(),
    CcnName: string("New name of the CCN.").length(1, 60, "InvalidParameterValue.TooLong").optional(),
    CcnDescription: string("Description of the CCN.").length(0, 100, "InvalidParameterValue.TooLong").optional(),
    RouteECMPFlag: bool("Whether equal-cost routes share the load. Not supported here.").default(false),
    RouteOverlapFlag: bool("Whether routes may overlap. Not supported here.").default(false),
    TrafficMarkingPolicyFlag: bool("Whether traffic is marked. Not supported here.").default(false),
    MixedBillingFlag: bool("Whether several billing modes apply. Not supported here.").default(false),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound",
    "UnsupportedOperation.WhiteListNotAdd",
  ],
  alsoPublished: [
    "UnsupportedOperation.CcnRouteOverlapFlagDisableNotSupported",
    "UnsupportedOperation.EnableMultiCcnBandwidth",
    "UnsupportedOperation.ExistCcnRouteMatchRule",
    "UnsupportedOperation.ExistTrafficQosPolicy",
    "UnsupportedOperation.OnlyInterRegionLimitSupportedCreateTrafficQosPolicy",
    "UnsupportedOperation.TrafficQosPolicyBandwidth",
  ],

  async run({ input, ccns, fail }) {
    const present = await ccns.find(input.CcnId);
    if (!present) return fail("ResourceNotFound", { parameter: "CcnId", value: input.CcnId });
    const parameter = switches.find((name) => input[name]);
    if (parameter !== undefined) fail("UnsupportedOperation.WhiteListNotAdd", { parameter });
    await ccns.rename(present.id, input.CcnName ?? present.name, input.CcnDescription ?? present.about);
    return {};
  },
});
