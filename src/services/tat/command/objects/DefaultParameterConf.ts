import { listOf, objectType, string } from "#kernel/fields.ts";

export const DefaultParameterConf = objectType("DefaultParameterConf", {
  ParameterName: string("Name of the parameter."),
  ParameterValue: string("Default value."),
  ParameterDescription: string("Description of the parameter.").default(""),
});

/** Custom parameters with descriptions, in requests. */
export const defaultParameterConfs = () =>
  listOf(DefaultParameterConf, "Default values with descriptions, instead of DefaultParameters.").optional();
