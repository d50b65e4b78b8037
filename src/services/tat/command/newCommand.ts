import type { Fail } from "#kernel/action.ts";
import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import type { CommandType } from "../wire/parameters.ts";
import type { GivenDefaults } from "./defaultParameters.ts";
import { type DefaultsCode, defaultsOf } from "./defaultParameters.ts";
import { refuseDirectory } from "./refusals.ts";
import type { CommandRow } from "./rows.ts";

/** The maximum number of commands in a region. */
export const commandQuota = 500;

/** The directory in which a command runs by default. */
export const defaultDirectory = (type: CommandType): string =>
  type === "SHELL" ? "/root" : "C:\\Program Files\\qcloud\\tat_agent\\workdir";

const defaultUser = (type: CommandType): string => (type === "SHELL" ? "root" : "System");

/** The parameters of a request that creates a command. */
export interface NewCommand extends GivenDefaults {
  readonly Content: string;
  readonly Description: string;
  readonly CommandType: CommandType;
  readonly WorkingDirectory: string | undefined;
  readonly Timeout: number;
  readonly EnableParameter: boolean;
  readonly Username: string | undefined;
  readonly OutputCOSBucketUrl: string | undefined;
  readonly OutputCOSKeyPrefix: string | undefined;
}

/** The row of a new command, with its defaults filled in. */
export function newCommand(
  input: NewCommand,
  { name, tags }: { readonly name: (id: string) => string; readonly tags: string },
  {
    random,
    now,
    fail,
  }: {
    readonly random: Random;
    readonly now: number;
    readonly fail: Fail<DefaultsCode | "InvalidParameterValue.InvalidWorkingDirectory">;
  },
): Omit<CommandRow, "account" | "region"> {
  const { CommandType: type, EnableParameter, Content: content } = input;
  const directory = input.WorkingDirectory ?? defaultDirectory(type);
  refuseDirectory(type, directory, fail);
  const defaults = defaultsOf(input, EnableParameter, fail) ?? { defaults: "", confs: [] };
  const id = resourceId(random, "cmd");
  return {
    id,
    name: name(id),
    about: input.Description,
    type,
    directory,
    timeout: input.Timeout,
    username: input.Username ?? defaultUser(type),
    parameterized: EnableParameter ? 1 : 0,
    body: { content, ...defaults },
    bucket: input.OutputCOSBucketUrl ?? "",
    prefix: input.OutputCOSKeyPrefix ?? "",
    tags,
    created: now,
    updated: now,
  };
}
