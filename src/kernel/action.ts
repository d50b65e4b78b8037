import { check, decode, type Encoding } from "./decode.ts";
import { ApiError, type Details } from "./errors.ts";
import { type Fields, membersOf, type ValueOf } from "./fields.ts";
import type { Members } from "./shape.ts";

/** Where an action is served: in these regions, or everywhere with the region ignored. */
export type Regions = readonly string[] | "global";

/** Two parameters that exclude each other, and the code for a request that gives both. */
export type Exclusion = readonly [one: string, other: string, code: string];

/** Everything that is published of an action, as data. */
export interface Published {
  readonly name: string;
  /** The published category; the folder of the action's file is named after it. */
  readonly category: string;
  readonly summary: string;
  /** Requests a second for one account in one region. */
  readonly rateLimit: number;
  readonly regions: Regions;
  /**
   * What CAM is asked about: last segments of resource descriptions, where `$Name` stands for an input (a list gives
   * one resource an element), and `$Name?` for one without which the action asks by itself. Where no input is given,
   * or nothing is declared, the action is authorised as a whole, on `*`; an empty list asks for nothing.
   */
  readonly resources?: readonly string[];
  readonly exclusive?: readonly Exclusion[];
  /** Runs as one transaction: all that it changes is there together, or nothing is. */
  readonly atomic?: boolean;
  /** The published codes of this action; the common ones may always occur besides. */
  readonly errors: readonly string[];
}

/** What behaviour can refuse with: only what its action declares. */
export type Fail<Code extends string> = (code: Code, details?: Details) => never;

/** A declaration with its behaviour. `Scope` is what the service hands to all of its actions. */
export interface Declaration<Scope, I extends Fields, O extends Fields, Code extends string> extends Published {
  readonly input: I;
  readonly output: O;
  readonly errors: readonly Code[];
  run(scope: Scope & { readonly input: ValueOf<I>; readonly fail: Fail<Code> }): Promise<ValueOf<O>>;
  /** What happens when an operation that this action began on a resource comes to its end. */
  finish?(scope: Scope & { readonly operation: Operation }): Promise<void>;
  /** Takes back what `run` changed beforehand, where the operation failed. */
  undo?(scope: Scope & { readonly operation: Operation }): Promise<void>;
}

/** A piece of work that an action began on one resource. */
export interface Operation {
  readonly id: string;
  /** The kind of the resource, such as `instance`. */
  readonly kind: string;
  readonly resource: string;
  readonly action: string;
  readonly requestId: string;
  /** What the action put down for its end. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A request whose parameters passed: what it touches, and how to carry it out. */
export interface Prepared<CallContext> {
  /** Resource descriptions' last segments, or `*`. */
  readonly resources: readonly string[];
  /** The parameters, decoded and with defaults filled in. */
  readonly values: Readonly<Record<string, unknown>>;
  run(context: CallContext): Promise<Readonly<Record<string, unknown>>>;
}

/** A declared action without its type parameters, as the protocol sees it. */
export class Action<CallContext> {
  constructor(
    readonly published: Published,
    readonly input: Members,
    readonly output: Members,
    /**
     * Turns raw parameters into a request that can run.
     * @throws ApiError for a parameter that is unknown, missing, mistyped or against its rules.
     */
    readonly prepare: (raw: unknown, wording: Encoding) => Prepared<CallContext>,
    readonly finish: (context: CallContext, operation: Operation) => Promise<void>,
    readonly undo: (context: CallContext, operation: Operation) => Promise<void>,
  ) {}
}

/**
 * The `action()` of one service. `open` gives an action its scope: stores bound to the caller's account and region,
 * ports and settings, as far as the service's actions need them.
 */
export function actionsOf<CallContext, Scope extends object>(open: (context: CallContext) => Scope) {
  return function action<I extends Fields, O extends Fields, const Code extends string>(
    declaration: Declaration<Scope, I, O, Code>,
  ): Action<CallContext> {
    const input = membersOf(declaration.input);
    const fail: Fail<Code> = (code, details) => {
      throw new ApiError(code, details);
    };
    const prepare = (raw: unknown, wording: Encoding): Prepared<CallContext> => {
      const values = decode(input, raw, wording);
      exclude(declaration.exclusive, values);
      check(input, values);
      return {
        resources: touched(declaration.resources, values),
        // decode() built `values` from the very fields that ValueOf<I> is derived from; and Object.assign keeps the
        // scope's getters, which tell who looks.
        run: (context) => declaration.run(Object.assign(open(context), { input: values as ValueOf<I>, fail })),
        values,
      };
    };
    const finish = async (context: CallContext, operation: Operation): Promise<void> =>
      declaration.finish?.(Object.assign(open(context), { operation }));
    const undo = async (context: CallContext, operation: Operation): Promise<void> =>
      declaration.undo?.(Object.assign(open(context), { operation }));
    return new Action(declaration, input, membersOf(declaration.output), prepare, finish, undo);
  };
}

/** An empty list asks for nothing, so it excludes nothing. */
function exclude(exclusions: readonly Exclusion[] | undefined, values: Readonly<Record<string, unknown>>): void {
  for (const [one, other, code] of exclusions ?? []) {
    if (asks(values[one]) && asks(values[other])) {
      throw new ApiError(code, {
        parameter: other,
        value: other,
        must: { en: `cannot be given together with ${one}`, zh: `不能与 ${one} 同时指定` },
      });
    }
  }
}

const asks = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

const wholeAction = ["*"];

function touched(
  templates: readonly string[] | undefined,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (!templates || templates.length === 0) return templates ?? wholeAction;
  const given = templates.flatMap((template) => {
    const [, start = template, name] = /^(.*)\$(\w+)\??$/.exec(template) ?? [];
    if (name === undefined) return [template];
    const value = values[name];
    const ids = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return ids.map((id) => start + String(id));
  });
  // Nothing named: then the action is asked for as a whole, unless it says that it asks by itself.
  return given.length > 0 || templates.some((template) => template.endsWith("?")) ? given : wholeAction;
}
