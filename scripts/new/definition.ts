import { readFileSync } from "node:fs";
import { isRecord } from "#kernel/record.ts";

/** A parameter or field of a published definition; its description is not read, because sentences are our own. */
export interface DefinedMember {
  readonly name: string;
  /** `string`, `int`, `float`, `bool` or the name of a structure. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
}

export interface DefinedAction {
  readonly input: readonly DefinedMember[];
  readonly output: readonly DefinedMember[];
  readonly errors: readonly string[];
}

const scalars: Readonly<Record<string, string>> = {
  int64: "int",
  uint64: "int",
  integer: "int",
  double: "float",
  boolean: "bool",
  datetime: "string",
  datetime_iso: "string",
  date: "string",
  binary: "string",
};

/**
 * The parts of an action in a published definition.
 * @throws Error if the file does not define the action
 */
export function readDefinition(file: string, name: string): DefinedAction {
  const definition: unknown = JSON.parse(readFileSync(file, "utf8"));
  const actions = isRecord(definition) && isRecord(definition["actions"]) ? definition["actions"] : {};
  const action = actions[name];
  if (!isRecord(action)) throw new Error(`${file} does not define ${name}`);
  const errors = Array.isArray(action["errors"]) ? action["errors"].map(String) : [];
  return {
    input: membersIn(action["input"]),
    output: membersIn(action["output"]).filter((member) => member.name !== "RequestId"),
    errors: errors.toSorted(),
  };
}

function membersIn(list: unknown): readonly DefinedMember[] {
  return (Array.isArray(list) ? list : []).filter(isRecord).map(({ name, type, member, required }) => ({
    name: String(name),
    type: scalars[String(member)] ?? String(member),
    list: type === "list" || type === "array",
    required: required === true,
  }));
}
