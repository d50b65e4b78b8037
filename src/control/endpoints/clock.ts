import { float, objectType, string } from "#kernel/fields.ts";
import { runAllDueWork } from "#protocol/allDueWork.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { timeField } from "../time.ts";

const longestJump = 100 * 366 * 24 * 3600;

const modeField = (about: string) => string(about).oneOf(["running", "still"]);

const Clock = objectType("Clock", {
  mode: modeField("running: the time advances with the machine's. still: it stands still."),
  time: string("The time of the cloud, ISO 8601."),
  machineTime: string("The time of the machine, ISO 8601."),
  nextDue: string("The time at which the next work is due, ISO 8601; null if there is none.").nullable(),
});

const busy = { 503: "Another change holds the lock of the cloud." };

export const getClock = endpoint({
  name: "getClock",
  method: "GET",
  path: "/_skerry/clock",
  summary: "Returns the time of the cloud.",
  output: Clock.fields,
  run: async ({ cloud }) => {
    await cloud.clock.load();
    return describe(cloud);
  },
});

export const putClock = endpoint({
  name: "setClock",
  method: "PUT",
  path: "/_skerry/clock",
  summary: "Stops the clock of the cloud, or lets it run, from the present or a later time. Runs work that comes due.",
  body: {
    mode: modeField("Whether the clock runs or stands still."),
    time: timeField("The time from which it does; default: the present time of the cloud.").optional(),
  },
  refuses: busy,
  output: Clock.fields,
  run: async ({ cloud, body: { mode, time } }) => {
    await cloud.clock.change(({ now, machineTime }) => {
      const target = time === undefined ? now : laterTime(time, "time", now);
      return mode === "still" ? { mode, time: target } : { mode, offset: target - machineTime };
    }, time !== undefined);
    return describe(cloud);
  },
});

export const advanceClock = endpoint({
  name: "advanceClock",
  method: "POST",
  path: "/_skerry/clock/advance",
  summary: "Moves the clock of the cloud forward. Work that comes due on the way runs in its order, at its own time.",
  body: {
    seconds: float("Seconds to move forward; excludes `until`.").min(0).max(longestJump).optional(),
    until: timeField("Time to move to; excludes `seconds`.").optional(),
  },
  refuses: busy,
  output: Clock.fields,
  run: async ({ cloud, body: { seconds, until } }) => {
    if (seconds !== undefined && until !== undefined) {
      throw new ControlError(400, "`seconds` and `until` exclude each other.", "/until");
    }
    if (seconds === undefined && until === undefined)
      throw new ControlError(400, "`seconds` or `until` is missing.", "");
    await cloud.clock.change(({ mode, now, machineTime }) => {
      const target = until === undefined ? now + Math.round((seconds ?? 0) * 1000) : laterTime(until, "until", now);
      return mode === "still" ? { mode, time: target } : { mode, offset: target - machineTime };
    }, until !== undefined);
    return describe(cloud);
  },
});

/** @throws ControlError for a time that does not exist, has passed, or is too far away */
function laterTime(text: string, name: string, now: number): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ControlError(400, `\`${name}\` is not an existing time: ${text}.`, `/${name}`);
  if (time < now) {
    const reason = `The clock moves forward only, and it is ${isoTime(now)} in the cloud; a reset returns it to the machine's time.`;
    throw new ControlError(400, reason, `/${name}`);
  }
  if (time > now + longestJump * 1000) {
    throw new ControlError(400, `\`${name}\` must be at most 100 years away.`, `/${name}`);
  }
  return time;
}

/** Pauses in milliseconds, and their number, after which due work that cannot run is left to later calls. */
const [pause, pauses] = [20, 100];

/** Runs due work and describes the clock. Waits for work whose account another call changes at the moment. */
async function describe(cloud: ServedCloud): Promise<typeof Clock.value> {
  const { clock, machineClock } = cloud;
  let nextDue = await runAllDueWork(cloud);
  for (let count = 0; count < pauses && nextDue !== undefined && nextDue <= clock.now(); count++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    nextDue = await runAllDueWork(cloud);
  }
  return {
    mode: clock.setting.mode,
    time: isoTime(clock.now()),
    machineTime: isoTime(machineClock.now()),
    nextDue: nextDue === undefined ? null : isoTime(nextDue),
  };
}

const isoTime = (time: number): string => new Date(time).toISOString();
