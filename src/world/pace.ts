import type { Pace as Kept, Duration as KeptSpan } from "#cloud.ts";
import { float, int, object, objectType } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";
import { InconsistencyError } from "./inconsistencyError.ts";

/** How long the simulated work of a world takes. */

const DurationField = objectType("Span", {
  seconds: float("Seconds; 0 is at once.").min(0).optional(),
  reads: int("Calls of Describe actions by the account that look meanwhile.").min(1).optional(),
});

const duration = (about: string) => object(DurationField, about).optional();
const oneSecond = { seconds: 1, reads: undefined };

const Operations = objectType("OperationPace", {
  instance: duration("Operations on instances."),
  disk: duration("On data disks."),
  diskBackup: duration("On backups of data disks."),
  snapshot: duration("On snapshots."),
  blueprint: duration("On blueprints."),
  ccn: duration("On the private network's way into a CCN."),
  firewallTask: duration("On runs of firewall templates."),
  dockerActivity: duration("What is done with containers."),
  mcpServer: duration("On MCP servers."),
  others: object(DurationField, "On everything that is not named.").default(oneSecond),
});

const defaultOperations: typeof Operations.value = {
  instance: undefined,
  disk: undefined,
  diskBackup: undefined,
  snapshot: undefined,
  blueprint: undefined,
  ccn: undefined,
  firewallTask: undefined,
  dockerActivity: undefined,
  mcpServer: undefined,
  others: oneSecond,
};

export const Pace = objectType("Pace", {
  images: float("Seconds that making, importing or copying an image of CVM takes.").min(0).default(1),
  instances: float("Seconds that each state lasts which a CVM instance goes through.").min(0).default(1),
  operations: object(Operations, "How long each state lasts which an operation of Lighthouse goes through.").default(
    defaultOperations,
  ),
});

export const defaultPace: typeof Pace.value = { images: 1, instances: 1, operations: defaultOperations };

/**
 * A pace as a person writes it, in the form in which it is declared: seconds may stand for a span, and one span for
 * the spans of all kinds.
 */
export function normalizePace(pace: unknown): unknown {
  if (!isRecord(pace)) return pace;
  const { operations } = pace;
  if (typeof operations === "number" || (isRecord(operations) && ("reads" in operations || "seconds" in operations))) {
    return { ...pace, operations: { others: normalizeDuration(operations) } };
  }
  if (!isRecord(operations)) return pace;
  const spans = Object.entries(operations).map(([kind, given]) => [kind, normalizeDuration(given)]);
  return { ...pace, operations: Object.fromEntries(spans) };
}

const normalizeDuration = (given: unknown): unknown => (typeof given === "number" ? { seconds: given } : given);

/** @throws Inconsistency where a span is told in both ways or in neither */
export function checkPace({ operations }: typeof Pace.value): void {
  for (const [kind, given] of Object.entries(operations)) {
    if (given && (given.seconds === undefined) === (given.reads === undefined)) {
      throw new InconsistencyError(`pace.operations.${kind}`, "needs either seconds or `reads`");
    }
  }
}

/** The names of kinds where operations are recorded under others. */
const operationKinds: Readonly<Record<string, string>> = {
  diskBackup: "backup",
  firewallTask: "firewall-task",
  dockerActivity: "docker-activity",
  mcpServer: "mcp-server",
};

/** The pace as a cloud keeps it. */
export function paceOf({ images, instances, operations }: typeof Pace.value): Kept {
  const spans: Record<string, KeptSpan> = {};
  for (const [kind, given] of Object.entries(operations)) {
    if (given) spans[operationKinds[kind] ?? kind] = storedDuration(given);
  }
  return {
    images: Math.round(images * 1000),
    instances: Math.round(instances * 1000),
    operations: { ...spans, others: storedDuration(operations.others) },
  };
}

const storedDuration = ({ seconds = 1, reads }: typeof DurationField.value): KeptSpan =>
  reads === undefined ? { milliseconds: Math.round(seconds * 1000) } : { reads };
