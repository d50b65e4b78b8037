import { isRecord } from "#kernel/record.ts";
import { matches, type Variables, withVariables } from "./match.ts";
import { inNetwork, isNetwork } from "./networks.ts";
import { oneOrMany, PolicyError } from "./policyError.ts";

/** What is known of a request, by condition key; a key may have several values. */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** One operator on one key of a statement's condition block. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Holds where the request does not have the key. */
  readonly ifExist: boolean;
  /** How a request's several values count. */
  readonly each: "any" | "all";
}

type Compare = (actual: string, wanted: string) => boolean;

const number =
  (compare: (a: number, b: number) => boolean): Compare =>
  (a, b) =>
    compare(Number(a), Number(b));
const date =
  (compare: (a: number, b: number) => boolean): Compare =>
  (a, b) =>
    compare(Date.parse(a), Date.parse(b));

/** Operators that hold where any listed value compares so. */
const positive: Readonly<Record<string, Compare>> = {
  string_equal: (a, b) => a === b,
  string_equal_ignore_case: (a, b) => a.toLowerCase() === b.toLowerCase(),
  string_like: (a, b) => matches(b, a),
  binary_equal: (a, b) => a === b,
  numeric_equal: number((a, b) => a === b),
  numeric_greater_than: number((a, b) => a > b),
  numeric_greater_than_equal: number((a, b) => a >= b),
  numeric_less_than: number((a, b) => a < b),
  numeric_less_than_equal: number((a, b) => a <= b),
  date_equal: date((a, b) => a === b),
  date_greater_than: date((a, b) => a > b),
  date_greater_than_equal: date((a, b) => a >= b),
  date_less_than: date((a, b) => a < b),
  date_less_than_equal: date((a, b) => a <= b),
  ip_equal: inNetwork,
  bool_equal: (a, b) => a.toLowerCase() === b.toLowerCase(),
};

/** Operators that hold where no listed value compares as the named positive one does. */
const negative: Readonly<Record<string, string>> = {
  string_not_equal: "string_equal",
  string_not_equal_ignore_case: "string_equal_ignore_case",
  string_not_like: "string_like",
  numeric_not_equal: "numeric_equal",
  date_not_equal: "date_equal",
  ip_not_equal: "ip_equal",
};

const isOperator = (name: string): boolean => Object.hasOwn(positive, name) || Object.hasOwn(negative, name);

const isBoolean = (text: string): boolean => /^(true|false)$/i.test(text);

/** What an operator can read, by the word that its name begins with; a string operator reads any text. */
const readable = new Map<string, (text: string) => boolean>([
  ["numeric", (text) => text.trim() !== "" && Number.isFinite(Number(text))],
  ["date", (text) => !Number.isNaN(Date.parse(text))],
  ["ip", isNetwork],
  ["bool", isBoolean],
  ["null", isBoolean],
]);

function isReadable(operator: string, value: string): boolean {
  // What the caller's names will stand for is not known yet.
  if (value.includes("${")) return true;
  return readable.get(operator.split("_", 1)[0] ?? "")?.(value) ?? true;
}

/**
 * Reads a condition block: operators, and in each the keys with their values.
 * @throws PolicyError ConditionError for a wrong shape, ConditionTypeError for an unknown operator,
 * ConditionContentError for values that the operator cannot read.
 */
export function readConditions(given: unknown, at: string): readonly Condition[] {
  if (given === undefined) return [];
  if (!isRecord(given)) throw new PolicyError("ConditionError", at);
  return Object.entries(given).flatMap(([name, keys]) => {
    const [, quantifier, base, ifExist] = /^(?:for_(any|all)_value:)?(\w+?)(_if_exist)?$/.exec(name) ?? [];
    if (!base || !(isOperator(base) || (base === "null_equal" && !ifExist))) {
      throw new PolicyError("ConditionTypeError", `${at}.${name}`);
    }
    if (!isRecord(keys)) throw new PolicyError("ConditionContentError", `${at}.${name}`);
    return Object.entries(keys).map(([key, value]): Condition => {
      const values = oneOrMany(texts(value));
      if (!values?.every((text) => isReadable(base, text)))
        throw new PolicyError("ConditionContentError", `${at}.${name}.${key}`);
      return {
        operator: base,
        key,
        values,
        ifExist: ifExist !== undefined,
        each: quantifier === "all" ? "all" : "any",
      };
    });
  });
}

/** Numbers and booleans are commonly written without quotes. */
function texts(value: unknown): unknown {
  const text = (item: unknown) => (typeof item === "number" || typeof item === "boolean" ? String(item) : item);
  return Array.isArray(value) ? value.map(text) : text(value);
}

/** Whether a condition holds for a request. A key that the request lacks makes it false, unless it says `_if_exist`. */
export function holds(condition: Condition, facts: Facts, variables: Variables): boolean {
  const actual = (Object.hasOwn(facts, condition.key) && facts[condition.key]) || [];
  if (condition.operator === "null_equal") {
    return condition.values.some((wanted) => (wanted.toLowerCase() === "true") === (actual.length === 0));
  }
  if (actual.length === 0) return condition.ifExist;
  const refused = negative[condition.operator];
  const compare = positive[refused ?? condition.operator];
  if (!compare) return false;
  const wanted = condition.values.map((value) => withVariables(value, variables));
  const accepts = (value: string): boolean => wanted.some((one) => compare(value, one)) === (refused === undefined);
  return condition.each === "all" ? actual.every(accepts) : actual.some(accepts);
}
