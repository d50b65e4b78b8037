import { isRecord } from "#kernel/record.ts";
import { matches, type Variables, withVariables } from "./match.ts";
import { inNetwork, isNetwork } from "./networks.ts";
import { oneOrMany, PolicyError } from "./policyError.ts";

/** The values of a request by condition key. */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** One operator applied to one key in the condition block of a statement. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Whether the condition holds if the request lacks the key. */
  readonly ifExist: boolean;
  /** Whether any or all values of the request must match. */
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

/** Operators that hold if the comparison is true for any listed value. */
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

/** Operators that hold if the named positive operator is false for every listed value. */
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

/** Checks of the values in a condition, by the first word of the operator. String operators accept any text. */
const readable = new Map<string, (text: string) => boolean>([
  ["numeric", (text) => text.trim() !== "" && Number.isFinite(Number(text))],
  ["date", (text) => !Number.isNaN(Date.parse(text))],
  ["ip", isNetwork],
  ["bool", isBoolean],
  ["null", isBoolean],
]);

function isReadable(operator: string, value: string): boolean {
  // Variables are replaced at evaluation.
  if (value.includes("${")) return true;
  return readable.get(operator.split("_", 1)[0] ?? "")?.(value) ?? true;
}

/**
 * Parses a condition block, which maps operators to keys and keys to values.
 * @throws PolicyError ConditionError for a wrong shape, ConditionTypeError for an unknown operator,
 * ConditionContentError for values that the operator cannot compare.
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

/** Converts numbers and booleans to text, because policies often omit the quotes. */
function texts(value: unknown): unknown {
  const text = (item: unknown) => (typeof item === "number" || typeof item === "boolean" ? String(item) : item);
  return Array.isArray(value) ? value.map(text) : text(value);
}

/** Whether a condition holds for a request. It is false if the request lacks the key, except with `_if_exist`. */
export function holds(condition: Condition, facts: Facts, variables: Variables): boolean {
  const actual = (Object.hasOwn(facts, condition.key) && facts[condition.key]) || [];
  if (condition.operator === "null_equal") {
    return condition.values.some((wanted) => (wanted.toLowerCase() === "true") === (actual.length === 0));
  }
  if (actual.length === 0) return condition.ifExist;
  const negated = negative[condition.operator];
  const compare = positive[negated ?? condition.operator];
  if (!compare) return false;
  const wanted = condition.values.map((value) => withVariables(value, variables));
  const accepts = (value: string): boolean => wanted.some((one) => compare(value, one)) === (negated === undefined);
  return condition.each === "all" ? actual.every(accepts) : actual.some(accepts);
}
