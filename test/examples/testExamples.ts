import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { services } from "#services/index.ts";
import { TestCloud } from "../cloud.ts";
import { type ApiReply, v3 } from "../protocol/call.ts";
import { differences, type Example, examplesOf } from "./examples.ts";

/** What a test of a service's published examples needs. */
export interface ExampleSettings {
  readonly service: string;
  /** The world file with the resources that the examples use. */
  readonly world: string;
  /** Published actions that are not declared yet. Declare one and remove it here, and its examples run. */
  readonly pending?: readonly string[];
  /** The server's time; by default 2023-09-01. */
  readonly now?: string;
  /** The region of an action's examples, by default Guangzhou. */
  readonly regions?: Readonly<Record<string, string>>;
  /** Calls that create what an action's examples need, by action. */
  readonly setup?: Readonly<Record<string, readonly Call[]>>;
  /** Values for the placeholders in the published requests. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** Paths of lists that may be empty here although the published responses have elements. */
  readonly mayBeEmpty?: readonly string[];
  readonly contradictory?: readonly Contradiction[];
}

/** A call of the same service. */
export type Call = readonly [action: string, body: Readonly<Record<string, unknown>>];

/** An example that contradicts the definitions or the other documents. */
export interface Contradiction {
  readonly action: string;
  /** Text that only this example of the action contains. */
  readonly part?: string;
  /** The error code that the server returns. */
  readonly code?: string;
  /** The differences between the response and the published one, if the call succeeds. */
  readonly differences?: readonly string[];
  readonly reason: string;
}

/** Tests that the response to each published example of a declared action has the published fields and types. */
export function testExamples(setting: ExampleSettings): void {
  const { service: name, pending = [], contradictory = [], now = "2023-09-01T08:00:00Z" } = setting;
  const clock = { now: () => Date.parse(now) };
  const service = services.get(name);
  if (!service) throw new Error(`the service ${name} does not exist`);
  const start = () => TestCloud.start({ world: join(import.meta.dir, setting.world), clock });

  const send = (cloud: TestCloud, action: string, call: { readonly body?: string; readonly query?: string }) => {
    const where = { service: name, version: service.version, region: setting.regions?.[action] ?? "ap-guangzhou" };
    return v3(cloud, { ...where, action, method: call.body === undefined ? "GET" : "POST", ...call });
  };
  const sendExample = async (cloud: TestCloud, { action, query, body }: Example): Promise<ApiReply> => {
    for (const [setupAction, parameters] of setting.setup?.[action] ?? []) {
      const { code, message } = await send(cloud, setupAction, { body: JSON.stringify(parameters) });
      if (code !== "") throw new Error(`${setupAction}: ${code} ${message}`);
    }
    const fill = (text: string): string => setting.placeholders?.[text] ?? text;
    if (body) {
      const filled = JSON.stringify(body, (_, value) => (typeof value === "string" ? fill(value) : value));
      return send(cloud, action, { body: filled });
    }
    const parameters = new URLSearchParams(query);
    for (const [name, value] of Object.entries(query ?? {})) parameters.set(name, fill(value));
    return send(cloud, action, { query: parameters.toString() });
  };

  const examples = examplesOf(name);
  const declared = examples.filter(({ action }) => !pending.includes(action));
  const isOf =
    ({ action, part = "" }: Contradiction) =>
    (example: Example) =>
      example.action === action && JSON.stringify(example).includes(part);

  describe(`published examples of ${name}`, () => {
    let shared: TestCloud;
    beforeAll(async () => {
      shared = await start();
    });
    afterAll(() => shared[Symbol.asyncDispose]());

    for (const example of declared.filter((one) => !contradictory.some((other) => isOf(other)(one)))) {
      test(titleOf(example), async () => {
        const { output } = await service.load(example.action);
        // Examples that only read share one cloud.
        const reads = /^(Describe|Get|List|Inquire)/.test(example.action) && !setting.setup?.[example.action];
        const own = reads ? undefined : await start();
        const { response, code, message } = await sendExample(own ?? shared, example);
        await own?.[Symbol.asyncDispose]();
        expect(`${code} ${message}`).toBe(" ");
        expect(response["RequestId"]).toBeString();
        const empty = new Set(setting.mayBeEmpty?.map((list) => `${list} is empty`));
        expect(differences(example.output, response, output).filter((difference) => !empty.has(difference))).toEqual(
          [],
        );
      });
    }

    test.each(contradictory)("an example of $action contradicts the documents: $reason", async (contradiction) => {
      const [example, ...others] = declared.filter(isOf(contradiction));
      if (!example || others.length > 0) throw new Error(`not exactly one example of ${contradiction.action} matches`);
      const { output } = await service.load(example.action);
      await using cloud = await start();
      const { code, response } = await sendExample(cloud, example);
      expect(code).toBe(contradiction.code ?? "");
      if (contradiction.differences)
        expect(differences(example.output, response, output)).toEqual(contradiction.differences);
    });

    test("every undeclared action is pending, and no other", () => {
      const missing = examples.map(({ action }) => action).filter((action) => !service.actions.has(action));
      expect(pending.toSorted()).toEqual([...new Set(missing)].sort());
    });
  });
}

const titleOf = ({ action, sites, query, body }: Example): string =>
  `${action} of ${sites.join(" and ")} returns its published response: ${JSON.stringify(query ?? body).slice(0, 80)}`;
