/** CAM's name for what is wrong with a policy; its own codes are `InvalidParameter.` followed by this. */
export type Fault =
  | "PolicyDocumentError"
  | "VersionError"
  | "StatementError"
  | "EffectError"
  | "ActionError"
  | "ResourceError"
  | "ConditionError"
  | "ConditionTypeError"
  | "ConditionContentError"
  | "PrincipalError";

export class PolicyError extends Error {
  override readonly name = "PolicyError";

  constructor(
    readonly fault: Fault,
    /** Where in the document: `statement.0.effect`. */
    readonly at: string,
  ) {
    super(`${fault} at ${at}`);
  }
}

/** A string or a list of strings, none empty; undefined for anything else. */
export function oneOrMany(given: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const strings = list.filter((item): item is string => typeof item === "string" && item !== "");
  return strings.length === list.length && strings.length > 0 ? strings : undefined;
}
