/** The reason for which CAM rejects a policy. CAM's error codes are `InvalidParameter.` followed by it. */
export type PolicyErrorReason =
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
    readonly reason: PolicyErrorReason,
    /** Position in the document, such as `statement.0.effect`. */
    readonly at: string,
  ) {
    super(`${reason} at ${at}`);
  }
}

/** Reads a string, or a list of strings, as a list. Undefined for anything else, an empty list or an empty string. */
export function oneOrMany(given: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const strings = list.filter((item): item is string => typeof item === "string" && item !== "");
  return strings.length === list.length && strings.length > 0 ? strings : undefined;
}
