import { int, listOf, object, string } from "#kernel/fields.ts";
import { instanceId } from "../wire/instances.ts";
import { ScheduleSettings } from "./objects/ScheduleSettings.ts";

export const invokerId = (about = "The invoker.") =>
  string(about).pattern(/^ivk-[0-9a-z]{8}$/, "ivk-xxxxxxxx", "InvalidParameterValue.InvalidInvokerId");

export const invokerName = () => string("Name.").length(1, 120, "InvalidParameterValue.TooLong");

export const invokerType = () => string("Always SCHEDULE.").oneOf(["SCHEDULE"], "InvalidParameterValue.Range");

/** The instances of an invoker. */
export const invokerInstances = () =>
  listOf(instanceId(), "The instances, 1 to 100.").items(1, 100, "InvalidParameterValue.TooLong").unique();

export const invokerParameters = () =>
  string("Values of custom parameters, as a JSON object of strings.").orEmpty().optional();

export const schedule = () => object(ScheduleSettings, "The schedule.").optional();

/** Paging of invokers and their records. */
export const invokerPaging = {
  Offset: int("Number of matches to skip.").min(0, "InvalidParameterValue.TooSmall").default(0),
  Limit: int("Maximum number of entries to return: 1 to 100.")
    .min(1, "InvalidParameterValue.TooSmall")
    .max(100, "InvalidParameterValue.TooLarge")
    .default(20),
};
