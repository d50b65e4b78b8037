import type { Messages } from "#kernel/errors.ts";
import { outOfRange } from "../wire/messages.ts";

/** Messages about CCNs. */
export const ccnMessages = {
  "FailedOperation.CreateCcnFailed": { en: "Could not create the CCN." },
  "InvalidParameter.Coexist": { en: "`{parameter}` {must}." },
  "InvalidParameter.FilterNotDict": { en: "A filter must have a name and values." },
  "InvalidParameter.FilterValuesNotList": { en: "The values of a filter must be a list." },
  "InvalidParameterValue.CcnAttachBmvpcLimitExceeded": { en: "The CCN has reached its limit of such networks." },
  "InvalidParameterValue.Duplicate": { en: "`{value}` is repeated in `{parameter}`." },
  "InvalidParameterValue.ParameterMismatch": { en: "The parameters do not match." },
  "InvalidParameterValue.TooLong": outOfRange,
  "LimitExceeded.CurrentInstanceAttachedCcnInstances": { en: "The network has reached its limit of CCNs." },
  ResourceNotFound: { en: "`{value}` in `{parameter}` does not exist." },
  "UnauthorizedOperation.NoRealNameAuthentication": { en: "The account has not been verified." },
  "UnsupportedOperation.ActionNotFound": { en: "The action does not exist." },
  "UnsupportedOperation.AppIdMismatch": { en: "The resource belongs to another account." },
  "UnsupportedOperation.AppIdNotFound": { en: "The account does not exist." },
  "UnsupportedOperation.BandwidthNotExpired": { en: "The prepaid bandwidth has not expired." },
  "UnsupportedOperation.CcnHasFlowLog": { en: "The CCN has flow logs. Delete them first." },
  "UnsupportedOperation.CcnInstanceHasBoundPolicyRouteNextHopNotAllowedDetach": {
    en: "Policy routes lead to the network.",
  },
  "UnsupportedOperation.CcnInstanceHasBoundPolicyRouteRuleNotAllowedDetach": {
    en: "Policy route rules use the network.",
  },
  "UnsupportedOperation.CcnNotAttached": { en: "Network `{value}` in `{parameter}` is not attached to the CCN." },
  "UnsupportedOperation.CcnRouteOverlapFlagDisableNotSupported": { en: "Overlapping routes cannot be disabled." },
  "UnsupportedOperation.CopperCcnNotSupportedCreate": { en: "`{parameter}` CU is not available to the account." },
  "UnsupportedOperation.CopperCcnSupportedPrepaid": { en: "Such a CCN must be prepaid." },
  "UnsupportedOperation.DeleteCcnExistCcnExpressConnect": { en: "The CCN has express connections. Delete them first." },
  "UnsupportedOperation.EnableMultiCcnBandwidth": { en: "Bandwidth allocations exist. Delete them first." },
  "UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn": {
    en: "The CCN has custom route tables. Delete them first.",
  },
  "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn": {
    en: "CCN `{value}` in `{parameter}` has networks or applications. Detach them first.",
  },
  "UnsupportedOperation.ExistCcnRouteMatchRule": { en: "Route match rules exist. Delete them first." },
  "UnsupportedOperation.ExistTrafficQosPolicy": { en: "Traffic policies exist. Delete them first." },
  "UnsupportedOperation.InsufficientFunds": { en: "The account's balance is insufficient." },
  "UnsupportedOperation.InvalidInstanceState": { en: "The network's state does not allow this." },
  "UnsupportedOperation.IsNotFinanceAccount": { en: "The network's account is not a finance account." },
  "UnsupportedOperation.MutexOperationTaskRunning": {
    en: "Network `{value}` in `{parameter}` is already being detached.",
  },
  "UnsupportedOperation.NotPendingCcnInstance": {
    en: "Network `{value}` in `{parameter}` has no pending application.",
  },
  "UnsupportedOperation.NotSupportedCreateTrafficMeteringTypeCcn": { en: "Traffic metering is not supported." },
  "UnsupportedOperation.OnlyInterRegionLimitSupportedCreateTrafficQosPolicy": {
    en: "Traffic policies require the limit between regions.",
  },
  "UnsupportedOperation.PrepaidCcnOnlySupportBandwidthMetering": {
    en: "A prepaid CCN only supports bandwidth metering.",
  },
  "UnsupportedOperation.PrepaidCcnOnlySupportInterRegionLimit": {
    en: "A prepaid CCN only supports the limit between regions.",
  },
  "UnsupportedOperation.RouteTableCanNotDelete": { en: "A route table is in use." },
  "UnsupportedOperation.TrafficQosPolicyBandwidth": { en: "The bandwidth of the traffic policies is not valid." },
  "UnsupportedOperation.UnableCrossBorder": { en: "The CCN does not support cross-border connections." },
  "UnsupportedOperation.UnableCrossFinance": { en: "The CCN does not support finance regions." },
  "UnsupportedOperation.UserAndCcnChargeTypeNotMatch": { en: "`{parameter}` {value} is not supported here." },
  "UnsupportedOperation.WhiteListNotAdd": { en: "`{parameter}` cannot be enabled here." },
} as const satisfies Messages;
