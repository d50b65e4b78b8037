/** What happens to a call that meets a fault. One of `error`, `drop`, `operation` and `throttle`, or `latency` alone. */
export interface Effect {
  /** The call does nothing and fails with this code. */
  readonly error?: string | undefined;
  /** The message of `error`; default: the message of the code. */
  readonly message?: string | undefined;
  /** Milliseconds by which the call is delayed. */
  readonly latency?: number | undefined;
  /** The connection is closed without a response, before or after the work of the call. */
  readonly drop?: "before" | "after" | undefined;
  /** The call is accepted, and its operations fail at their end. */
  readonly operation?: "FAILED" | undefined;
  /** The call does nothing and is refused like one beyond the rate limit. */
  readonly throttle?: boolean | undefined;
}

/** Which calls meet a fault, and what happens to them. An omitted selector matches every call. */
export interface FaultRule {
  readonly service?: string | undefined;
  readonly action?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** A value that occurs in the input of the call, such as the id of a resource. */
  readonly resource?: string | undefined;
  /** Number of matching calls that pass first. */
  readonly skip: number;
  /** Number of calls that the fault then applies to; default: all. */
  readonly times?: number | undefined;
  /** The cloud's time in epoch milliseconds from which the fault no longer applies. */
  readonly until?: number | undefined;
  readonly effect: Effect;
}

/** The call that a rule is compared with. */
export interface SelectedCall {
  readonly service: string;
  readonly action: string;
  readonly account: string;
  readonly region: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The cloud's time in epoch milliseconds. */
  readonly now: number;
}

export function matches(rule: FaultRule, call: SelectedCall): boolean {
  const selectors = ["service", "action", "account", "region"] as const;
  return (
    selectors.every((name) => rule[name] === undefined || rule[name] === call[name]) &&
    (rule.until === undefined || call.now < rule.until) &&
    (rule.resource === undefined || occurs(rule.resource, call.values))
  );
}

function occurs(text: string, value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some((one) => occurs(text, one));
  return value === text;
}

/** Whether a fault applies to the matching call with a number, counted from 1. */
export const appliesTo = ({ skip, times }: FaultRule, number: number): boolean =>
  number > skip && (times === undefined || number <= skip + times);

/** To how many of some matching calls a fault applied. */
export const appliedCount = ({ skip, times = Number.POSITIVE_INFINITY }: FaultRule, seen: number): number =>
  Math.min(Math.max(seen - skip, 0), times);
