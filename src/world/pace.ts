import type { Pace as Kept, Duration as KeptSpan } from "#cloud.ts";
import { float, int, object, objectType } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";
import { Inconsistency } from "./once.ts";

/** How long the simulated work of a world takes. */

const Span = objectType("Span", {
  seconds: float("Seconds; 0 is at once.").min(0).optional(),
  reads: int("Calls of Describe actions by the account that look meanwhile.").min(1).optional(),
});

const each = (about: string) => object(Span, about).optional();
const second = { seconds: 1, reads: undefined };

const Operations = objectType("OperationPace", {
  instance: each("Operations on instances."),
  disk: each("On data disks."),
  diskBackup: each("On backups of data disks."),
  snapshot: each("On snapshots."),
  blueprint: each("On blueprints."),
  ccn: each("On the private network's way into a CCN."),
  firewallTask: each("On runs of firewall templates."),
  dockerActivity: each("What is done with containers."),
  mcpServer: each("On MCP servers."),
  others: object(Span, "On everything that is not named.").default(second),
});

const everySecond: typeof Operations.value = {
  instance: undefined,
  disk: undefined,
  diskBackup: undefined,
  snapshot: undefined,
  blueprint: undefined,
  ccn: undefined,
  firewallTask: undefined,
  dockerActivity: undefined,
  mcpServer: undefined,
  others: second,
};

export const Pace = objectType("Pace", {
  images: float("Seconds that making, importing or copying an image of CVM takes.").min(0).default(1),
  instances: float("Seconds that each state lasts which a CVM instance goes through.").min(0).default(1),
  operations: object(Operations, "How long each state lasts which an operation of Lighthouse goes through.").default(
    everySecond,
  ),
});

export const usualPace: typeof Pace.value = { images: 1, instances: 1, operations: everySecond };

/**
 * A pace as a person writes it, in the form in which it is declared: seconds may stand for a span, and one span for
 * the spans of all kinds.
 */
export function longhand(pace: unknown): unknown {
  if (!isRecord(pace)) return pace;
  const { operations } = pace;
  if (typeof operations === "number" || (isRecord(operations) && ("reads" in operations || "seconds" in operations))) {
    return { ...pace, operations: { others: span(operations) } };
  }
  if (!isRecord(operations)) return pace;
  const spans = Object.entries(operations).map(([kind, given]) => [kind, span(given)]);
  return { ...pace, operations: Object.fromEntries(spans) };
}

const span = (given: unknown): unknown => (typeof given === "number" ? { seconds: given } : given);

/** @throws Inconsistency where a span is told in both ways or in neither */
export function consistentPace({ operations }: typeof Pace.value): void {
  for (const [kind, given] of Object.entries(operations)) {
    if (given && (given.seconds === undefined) === (given.reads === undefined)) {
      throw new Inconsistency(`pace.operations.${kind}`, "needs either seconds or `reads`");
    }
  }
}

/** The names of kinds where operations are recorded under others. */
const recorded: Readonly<Record<string, string>> = {
  diskBackup: "backup",
  firewallTask: "firewall-task",
  dockerActivity: "docker-activity",
  mcpServer: "mcp-server",
};

/** The pace as a cloud keeps it. */
export function paceOf({ images, instances, operations }: typeof Pace.value): Kept {
  const spans: Record<string, KeptSpan> = {};
  for (const [kind, given] of Object.entries(operations)) {
    if (given) spans[recorded[kind] ?? kind] = kept(given);
  }
  return {
    images: Math.round(images * 1000),
    instances: Math.round(instances * 1000),
    operations: { ...spans, others: kept(operations.others) },
  };
}

const kept = ({ seconds = 1, reads }: typeof Span.value): KeptSpan =>
  reads === undefined ? { milliseconds: Math.round(seconds * 1000) } : { reads };
