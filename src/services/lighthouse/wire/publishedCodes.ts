// Codes that are published for several actions and not raised by any of them.

/** About filters of the wrong form. Here decoding rejects those with a common code. */
export const filterFormCodes = [
  "InvalidParameter.InvalidFilter",
  "InvalidParameter.InvalidFilterInvalidKey",
  "InvalidParameter.InvalidFilterInvalidNameNotStr",
  "InvalidParameter.InvalidFilterNotDict",
] as const;

/** Failures of the service that calculates prices. */
export const priceServiceCodes = ["FailedOperation.TradeGetPriceFailed", "InternalError.TradeGetPriceFailed"] as const;

/** Failures of the automation agent (TAT) on an instance. */
export const agentCodes = ["ResourceUnavailable.TATAgentUnavailable", "ResourceUnavailable.TATServiceError"] as const;

/** Failures of the service that knows the states of instances. */
export const statusServiceCodes = [
  "FailedOperation.DescribeInstanceStatus",
  "InternalError.DescribeInstanceStatus",
] as const;

/** Failures of requests between services. */
export const requestServiceCodes = ["FailedOperation.RequestError", "InternalError.RequestError"] as const;

/** Failures of the commands that the agent runs for Docker. */
export const dockerAgentCodes = [
  "FailedOperation.DockerContainersListTooLarge",
  "FailedOperation.TATInvocationNotFinished",
] as const;
