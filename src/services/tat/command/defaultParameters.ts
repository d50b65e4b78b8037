import type { Fail } from "#kernel/action.ts";
import { type ParameterCode, parseParameters, refuseNames } from "../wire/customParameters.ts";
import type { DefaultParameterConf } from "./objects/DefaultParameterConf.ts";
import type { CommandBody } from "./rows.ts";

export type DefaultsCode = ParameterCode | "InvalidParameterValue.SupportParametersOnlyIfEnableParameter";

/** The default values in a request, in one of two forms. */
export interface GivenDefaults {
  readonly DefaultParameters: string | undefined;
  readonly DefaultParameterConfs: readonly (typeof DefaultParameterConf.value)[] | undefined;
}

/** The default values of a request, as a command stores them; undefined if the request has none. */
export function defaultsOf(
  { DefaultParameters: text = "", DefaultParameterConfs: confs = [] }: GivenDefaults,
  isEnabled: boolean,
  fail: Fail<DefaultsCode>,
): Omit<CommandBody, "content"> | undefined {
  const parameter = text === "" ? "DefaultParameterConfs" : "DefaultParameters";
  if (text === "" && confs.length === 0) return undefined;
  if (!isEnabled) fail("InvalidParameterValue.SupportParametersOnlyIfEnableParameter", { parameter });
  if (text !== "") {
    parseParameters(parameter, text, fail);
    return { defaults: text, confs: [] };
  }
  const values = confs.map((conf) => ({
    name: conf.ParameterName,
    value: conf.ParameterValue,
    about: conf.ParameterDescription,
  }));
  refuseNames(
    parameter,
    values.map(({ name }) => name),
    fail,
  );
  return {
    defaults: JSON.stringify(Object.fromEntries(values.map(({ name, value }) => [name, value]))),
    confs: values,
  };
}
