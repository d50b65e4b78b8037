/**
 * CAM's policy language, written from the published rules (598/10604 and following) and from docs/deviations.md, without any
 * code of the product. It favours short rules over speed.
 */

export interface PolicyStatement {
  readonly effect: "allow" | "deny";
  readonly action: string | readonly string[];
  readonly resource?: string | readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly principal?: Readonly<Record<string, string | readonly string[]>>;
}

/** What a request is about, as conditions and patterns see it. */
export interface Question {
  /** `service:Action`. */
  readonly action: string;
  /** All names of the one resource; empty if the call names none. */
  readonly names: readonly string[];
  /** Operation-level: only a statement for everything allows it. */
  readonly isOperation: boolean;
  /** Uin of the caller's account, to which patterns without an account refer. */
  readonly owner: string;
  readonly uin: string;
  readonly facts: ReadonlyMap<string, readonly string[]>;
}

export const statementsOf = (document: string): readonly PolicyStatement[] => [JSON.parse(document).statement].flat();

/** "deny" if any statement denies, "allow" if one allows, and "nothing" otherwise. */
export function verdictOf(statements: readonly PolicyStatement[], question: Question): "allow" | "deny" | "nothing" {
  const effects = new Set(statements.filter((one) => concerns(one, question)).map(({ effect }) => effect));
  return effects.has("deny") ? "deny" : effects.has("allow") ? "allow" : "nothing";
}

function concerns(statement: PolicyStatement, question: Question): boolean {
  return (
    concernsAction(statement, question.action) &&
    list(statement.resource).some((pattern) => concernsResource(pattern, statement.effect, question)) &&
    concernsFacts(statement, question)
  );
}

export function concernsAction(statement: PolicyStatement, action: string): boolean {
  return list(statement.action).some((pattern) => wildcard(pattern.replace(/^name\//, ""), "i").test(action));
}

function concernsResource(pattern: string, effect: "allow" | "deny", question: Question): boolean {
  if (question.isOperation && isEverything(pattern)) return true;
  if (question.isOperation && effect === "allow") return false;
  return question.names.some((name) => isCovered(name, pattern, question));
}

const isEverything = (pattern: string): boolean => pattern === "*" || /^qcs(:\*?){5}$/.test(pattern);

function isCovered(name: string, pattern: string, { owner, uin }: Question): boolean {
  if (pattern === "*") return true;
  const split = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/;
  const [, , project = "", service = "", region = "", account = "", resource = ""] = split.exec(pattern) ?? [];
  const [, , ...given] = split.exec(name) ?? [];
  const wanted = [project, service, aliases[region] ?? region, filled(account, owner, uin) || `uin/${owner}`];
  return [...wanted, filled(resource, owner, uin)].every(
    (segment, index) => segment === "" || wildcard(segment).test(given[index] ?? ""),
  );
}

const aliases: Readonly<Record<string, string>> = { gz: "ap-guangzhou", sh: "ap-shanghai", bj: "ap-beijing" };

const filled = (text: string, owner: string, uin: string): string =>
  text.split("${uin}").join(uin).split("${owner_uin}").join(owner);

/** `*` stands for any characters, everything else for itself. */
function wildcard(pattern: string, flags = ""): RegExp {
  const source = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}/]/g, "\\$&"));
  return new RegExp(`^${source.join("[^]*")}$`, flags);
}

export function concernsFacts({ condition = {} }: PolicyStatement, question: Question): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const expected = list(values).map((value) => filled(String(value), question.owner, question.uin));
      return isMet(operator, question.facts.get(key) ?? [], expected);
    }),
  );
}

function isMet(operator: string, actual: readonly string[], expected: readonly string[]): boolean {
  if (operator === "null_equal") return expected.includes(String(actual.length === 0));
  const everyValue = operator.startsWith("for_all_value:");
  const plain = operator.replace(/^for_(all|any)_value:/, "");
  const name = plain.replace(/_if_exist$/, "");
  if (actual.length === 0) return name !== plain;
  const isNegative = name.includes("_not_");
  const compare = comparisons[name.replace("_not_", "_")];
  if (!compare) throw new Error(`no operator ${name}`);
  const fits = actual.map((value) => expected.some((one) => compare(value, one)) !== isNegative);
  return everyValue ? !fits.includes(false) : fits.includes(true);
}

type Comparison = (actual: string, expected: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  string_equal: (a, b) => a === b,
  string_equal_ignore_case: (a, b) => a.toUpperCase() === b.toUpperCase(),
  string_like: (a, b) => wildcard(b).test(a),
  binary_equal: (a, b) => a === b,
  bool_equal: (a, b) => a.toUpperCase() === b.toUpperCase(),
  ip_equal: isInside,
  ...ordered("numeric", Number),
  ...ordered("date", (text) => new Date(text).getTime()),
};

function ordered(kind: string, read: (text: string) => number): Readonly<Record<string, Comparison>> {
  const by =
    (test: (difference: number) => boolean): Comparison =>
    (a, b) =>
      test(read(a) - read(b));
  return {
    [`${kind}_equal`]: by((difference) => difference === 0),
    [`${kind}_greater_than`]: by((difference) => difference > 0),
    [`${kind}_greater_than_equal`]: by((difference) => difference >= 0),
    [`${kind}_less_than`]: by((difference) => difference < 0),
    [`${kind}_less_than_equal`]: by((difference) => difference <= 0),
  };
}

/** Whether an IPv4 address lies in a network such as `10.1.2.3/24`. */
function isInside(address: string, network: string): boolean {
  const [start = "", length = "32"] = network.split("/");
  const size = 2 ** (32 - Number(length));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(start) / size);
}

const numberOf = (address: string): number => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const list = <Value>(value: Value | readonly Value[] | undefined): readonly Value[] =>
  value === undefined ? [] : ([value].flat() as readonly Value[]);
