import { isRecord } from "#kernel/record.ts";
import { type Condition, readConditions } from "./conditions.ts";
import { oneOrMany, PolicyError } from "./policyError.ts";

/** The principals that a trust policy allows to assume the role. */
export interface Trustees {
  readonly qcs: readonly string[];
  readonly service: readonly string[];
  readonly federated: readonly string[];
}

export interface Statement {
  readonly effect: "allow" | "deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  readonly trustees?: Trustees;
}

export type PolicyKind = "permission" | "trust";

/** Parsed documents by kind and text. Parsing depends on nothing else. */
const parsed = new Map<string, readonly Statement[]>();
const capacity = 2_000;

/**
 * Returns the statements of a policy document in language version 2.0.
 * @throws PolicyError
 */
export function readPolicy(text: string, kind: PolicyKind): readonly Statement[] {
  const key = kind + text;
  const known = parsed.get(key);
  if (known) return known;
  const statements = parsePolicy(text, kind);
  if (parsed.size >= capacity) parsed.clear();
  parsed.set(key, statements);
  return statements;
}

function parsePolicy(text: string, kind: PolicyKind): readonly Statement[] {
  const document = parseJson(text);
  if (!isRecord(document)) throw new PolicyError("PolicyDocumentError", "document");
  for (const key of Object.keys(document)) {
    if (key !== "version" && key !== "statement") throw new PolicyError("PolicyDocumentError", key);
  }
  if (document["version"] !== "2.0") throw new PolicyError("VersionError", "version");
  const given = document["statement"];
  const list = Array.isArray(given) ? given : [given];
  if (list.length === 0) throw new PolicyError("StatementError", "statement");
  return list.map((statement, index) => readStatement(statement, kind, `statement.${index}`));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyError("PolicyDocumentError", "document");
  }
}

const statementKeys = new Set(["effect", "action", "resource", "condition", "principal"]);

function readStatement(statement: unknown, kind: PolicyKind, at: string): Statement {
  if (!isRecord(statement)) throw new PolicyError("StatementError", at);
  for (const key of Object.keys(statement)) {
    if (!statementKeys.has(key)) throw new PolicyError("StatementError", `${at}.${key}`);
  }
  const effect = statement["effect"];
  if (effect !== "allow" && effect !== "deny") throw new PolicyError("EffectError", `${at}.effect`);
  const actions = oneOrMany(statement["action"]);
  if (!actions?.every(isAction)) throw new PolicyError("ActionError", `${at}.action`);
  const base = { effect, actions, conditions: readConditions(statement["condition"], `${at}.condition`) } as const;
  if (kind === "trust") {
    return { ...base, resources: ["*"], trustees: readTrustees(statement["principal"], `${at}.principal`) };
  }
  if (statement["principal"] !== undefined) throw new PolicyError("PrincipalError", `${at}.principal`);
  const resources = oneOrMany(statement["resource"]);
  if (!resources?.every(isResource)) throw new PolicyError("ResourceError", `${at}.resource`);
  return { ...base, resources };
}

function readTrustees(given: unknown, at: string): Trustees {
  if (!isRecord(given)) throw new PolicyError("PrincipalError", at);
  const trustees = {
    qcs: [] as readonly string[],
    service: [] as readonly string[],
    federated: [] as readonly string[],
  };
  for (const [key, value] of Object.entries(given)) {
    const names = oneOrMany(value);
    if (!(key === "qcs" || key === "service" || key === "federated") || !names) {
      throw new PolicyError("PrincipalError", `${at}.${key}`);
    }
    trustees[key] = names;
  }
  if (trustees.qcs.length + trustees.service.length + trustees.federated.length === 0) {
    throw new PolicyError("PrincipalError", at);
  }
  return trustees;
}

const isAction = (pattern: string): boolean => /^(\*|(name\/)?[\w*-]+:[\w*]+)$/.test(pattern);
const isResource = (pattern: string): boolean => pattern === "*" || /^qcs:[^:]*:[^:]*:[^:]*:[^:]*:.+$/.test(pattern);
