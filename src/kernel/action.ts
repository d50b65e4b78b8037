import { check, decode, type Encoding } from "./decode.ts";
import { ApiError, type Details } from "./errors.ts";
import { type CodeOf, type Fields, membersOf, type ValueOf } from "./fields.ts";
import { isRecord } from "./record.ts";
import type { Members } from "./shape.ts";

/** The regions that serve an action; `global` ignores the region of a request. */
export type Regions = readonly string[] | "global";

/** Two parameters that exclude each other, and the code for a request with both. */
export type Exclusion<Code extends string = string> = readonly [one: string, other: string, code: Code];

/** Everything that is published about an action, as data. */
export interface Published {
  readonly name: string;
  /** The published category. */
  readonly category: string;
  readonly summary: string;
  /** Requests per second of one account in one region. */
  readonly rateLimit: number;
  readonly regions: Regions;
  /**
   * The resources that authorisation is checked for: last segments of resource names, with `SERVICE:` before those of
   * another service, or whole names that start with `qcs:`. `$Name` and `$Name.Member` stand for inputs; a list gives one
   * resource per element. If no such input is given, or nothing is declared, the whole action is authorised, on `*`. If an
   * omitted input is written `$Name?`, the behaviour checks authorisation instead. An empty list skips authorisation.
   */
  readonly resources?: readonly string[];
  /** Published as operation-level: only a policy for `*` allows it. A deny on one of `resources` still denies it. */
  readonly operationLevel?: true;
  readonly exclusive?: readonly Exclusion[];
  /** Runs in one transaction: all changes are committed, or none. */
  readonly atomic?: boolean;
  /** Acts on the machines behind instances, without an operation. */
  readonly usesMachines?: true;
  /** The codes that this action raises, by its rules or its behaviour. Common codes can always occur as well. */
  readonly raises: readonly string[];
  /** Codes that are published for this action but have no cause here. */
  readonly alsoPublished?: readonly string[];
}

/** All codes that are published for an action, in alphabetical order. */
export const publishedCodes = ({ raises, alsoPublished = [] }: Published): readonly string[] =>
  [...raises, ...alsoPublished].sort();

/** Ends an action with an error; accepts only declared codes. */
export type Fail<Code extends string> = (code: Code, details?: Details) => never;

/** A declaration with its behaviour. `Scope` is what the service passes to all of its actions. */
export interface Declaration<Scope, I extends Fields, O extends Fields, Code extends string> extends Published {
  readonly input: I;
  readonly output: O;
  /** `InvalidParameterValue` is common to all actions, so it needs no declaration. */
  readonly exclusive?: readonly Exclusion<NoInfer<Code> | "InvalidParameterValue">[];
  readonly raises: readonly Code[];
  run(scope: Scope & { readonly input: ValueOf<I>; readonly fail: Fail<Code> }): Promise<ValueOf<O>>;
}

/**
 * Does not compile if a rule of the input raises a code that is neither declared nor common. `Common` are the codes that
 * every action may raise.
 */
export type DeclaresCodes<I extends Fields, Code extends string, Common extends string> = [
  Exclude<CodeOf<I>, Code | Common>,
] extends [never]
  ? unknown
  : { readonly raises: readonly CodeOf<I>[]; readonly undeclared: Exclude<CodeOf<I>, Code | Common> };

/** A request whose parameters are valid: the resources that it names, and how to run it. */
export interface Prepared<Context> {
  /** The resources that the request names: last segments of resource names, or whole names that start with `qcs:`. */
  readonly resources: readonly string[];
  /** Whether only a policy for `*` allows the request. */
  readonly operationLevel: boolean;
  /** The decoded parameters with defaults filled in. */
  readonly values: Readonly<Record<string, unknown>>;
  run(context: Context): Promise<Readonly<Record<string, unknown>>>;
}

/** A declared action without its type parameters, the form that the protocol uses. */
export class Action<Context> {
  constructor(
    readonly published: Published,
    readonly input: Members,
    readonly output: Members,
    /**
     * Turns raw parameters into a request that can run.
     * @throws ApiError for a parameter that is unknown, missing, of the wrong type, or against its rules
     */
    readonly prepare: (raw: unknown, encoding: Encoding) => Prepared<Context>,
  ) {}
}

/**
 * Creates the `action()` of one service. `open` creates the scope of a call: stores bound to the caller's account and
 * region, ports and settings. `Common` are the codes that every action may raise.
 */
export const actionsOf =
  <Common extends string>() =>
  <Context, Scope extends object>(open: (context: Context) => Scope) =>
  <I extends Fields, O extends Fields, const Code extends string>(
    declaration: Declaration<Scope, I, O, Code> & DeclaresCodes<I, Code, Common>,
  ): Action<Context> =>
    toAction(declaration, open);

/** Turns a declaration into an action. */
export function toAction<Context, Scope extends object, I extends Fields, O extends Fields, Code extends string>(
  declaration: Declaration<Scope, I, O, Code>,
  open: (context: Context) => Scope,
): Action<Context> {
  const input = membersOf(declaration.input);
  const fail: Fail<Code> = (code, details) => {
    throw new ApiError(code, details);
  };
  const prepare = (raw: unknown, encoding: Encoding): Prepared<Context> => {
    const values = decode(input, raw, encoding);
    exclude(declaration.exclusive, values);
    check(input, values);
    return {
      ...accessOf(declaration, values),
      // decode() built `values` from the fields that ValueOf<I> is derived from. Object.assign keeps the scope's getters,
      // which record reads of volatile facts.
      run: (context) => declaration.run(Object.assign(open(context), { input: values as ValueOf<I>, fail })),
      values,
    };
  };
  return new Action(declaration, input, membersOf(declaration.output), prepare);
}

/** An empty list counts as absent. */
function exclude(exclusions: readonly Exclusion[] | undefined, values: Readonly<Record<string, unknown>>): void {
  for (const [one, other, code] of exclusions ?? []) {
    if (isGiven(values[one]) && isGiven(values[other])) {
      throw new ApiError(code, {
        parameter: other,
        value: other,
        must: { en: `cannot be given together with ${one}`, zh: `不能与 ${one} 同时指定` },
      });
    }
  }
}

const isGiven = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

type Values = Readonly<Record<string, unknown>>;

/** What authorisation of a request is checked for. Without named resources that is the whole action. */
function accessOf(
  { resources: templates, operationLevel }: Published,
  values: Values,
): Pick<Prepared<unknown>, "resources" | "operationLevel"> {
  if (templates?.length === 0) return { resources: [], operationLevel: false };
  const resources = (templates ?? []).flatMap((template) => expand(template, values));
  const isLeftToBehaviour = templates?.some((template) => template.endsWith("?")) ?? false;
  return { resources, operationLevel: operationLevel === true || (resources.length === 0 && !isLeftToBehaviour) };
}

/** A template with its inputs filled in, in every combination. An omitted input is an empty segment of a whole name. */
function expand(template: string, values: Values, isWholeName = template.startsWith("qcs:")): readonly string[] {
  const [, start = template, path, end = ""] = /^([^$]*)\$(\w+(?:\.\w+)*)\??(.*)$/.exec(template) ?? [];
  if (path === undefined) return [template];
  const given = valuesAt(values, path.split("."));
  const filled = given.length === 0 && isWholeName ? [""] : given;
  const ends = expand(end, values, isWholeName);
  return filled.flatMap((value) => ends.map((rest) => start + value + rest));
}

function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (value === undefined) return [];
  const [name, ...rest] = path;
  if (name === undefined) return [String(value)];
  return isRecord(value) ? valuesAt(value[name], rest) : [];
}
