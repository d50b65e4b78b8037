import { type Fields, membersOf, type ValueOf } from "#kernel/fields.ts";
import type { Members } from "#kernel/shape.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { decodeInput, type Place } from "./input.ts";

export type Method = "GET" | "PUT" | "POST" | "DELETE";

/** Everything that is published about an endpoint, as data. */
export interface EndpointFacts {
  /** A verb and what it acts on, such as `advanceClock`: its operation in the OpenAPI document, and its tool for agents. */
  readonly name: string;
  readonly method: Method;
  /** A path below `/_skerry/`. `{name}` stands for one segment, and `parameters` declares it. */
  readonly path: string;
  readonly summary: string;
  /** What it refuses, by HTTP status. Wrong input (400) and missing access (403) are refused everywhere. */
  readonly refuses?: Readonly<Record<number, string>>;
  /** The media type of a body that is text and not JSON; it is the member `text` of `body`. */
  readonly textBody?: string;
  /** Deletes or replaces what the caller cannot bring back. */
  readonly destructive?: true;
}

/** What an endpoint works on. */
export interface ControlContext {
  readonly cloud: ServedCloud;
  readonly endpoints: readonly Endpoint[];
}

interface Declaration<Parameters extends Fields, Body extends Fields, Output extends Fields> extends EndpointFacts {
  /** Segments of the path and members of the query. */
  readonly parameters?: Parameters;
  /** Members of the JSON body. */
  readonly body?: Body;
  /** Undefined for a document whose form another standard defines. */
  readonly output?: Output;
  run(
    context: ControlContext & { readonly parameters: ValueOf<Parameters>; readonly body: ValueOf<Body> },
  ): Promise<ValueOf<Output>>;
}

/** Input as received: the parameters as text, and the parsed body. */
export type RawInput = Readonly<Record<Place, unknown>>;

/** A declared endpoint without its type parameters. */
export interface Endpoint extends EndpointFacts {
  readonly parameters: Members;
  readonly body: Members | undefined;
  readonly output: Members | undefined;
  /** The media type of a response that is text and not JSON. */
  readonly mediaType?: string;
  /** @throws ControlError */
  run(context: ControlContext, raw: RawInput): Promise<unknown>;
}

// The default of an undeclared part: no fields.
const none = {};

export function endpoint<
  Parameters extends Fields = typeof none,
  Body extends Fields = typeof none,
  Output extends Fields = Fields,
>(declaration: Declaration<Parameters, Body, Output>): Endpoint {
  const { run, output, ...facts } = declaration;
  const parameters = membersOf(declaration.parameters ?? none);
  const body = declaration.body && membersOf(declaration.body);
  return {
    ...facts,
    parameters,
    body,
    output: output && membersOf(output),
    run: async (context, raw) =>
      run({
        ...context,
        // decodeInput() builds the values from the fields that ValueOf is derived from.
        parameters: decodeInput(parameters, raw.parameters, "parameters") as ValueOf<Parameters>,
        body: decodeInput(body ?? none, raw.body, "body") as ValueOf<Body>,
      }),
  };
}

interface TextDeclaration<Parameters extends Fields> extends EndpointFacts {
  readonly mediaType: string;
  readonly parameters?: Parameters;
  run(context: ControlContext & { readonly parameters: ValueOf<Parameters> }): Promise<string>;
}

/** An endpoint without a body that returns text. */
export function textEndpoint<Parameters extends Fields = typeof none>({
  run,
  ...facts
}: TextDeclaration<Parameters>): Endpoint {
  const parameters = membersOf(facts.parameters ?? none);
  return {
    ...facts,
    ...{ parameters, body: undefined, output: undefined },
    run: async (context, raw) => {
      // As in endpoint().
      const values = decodeInput(parameters, raw.parameters, "parameters") as ValueOf<Parameters>;
      return run({ ...context, parameters: values });
    },
  };
}
