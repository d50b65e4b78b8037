import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { services } from "#services/index.ts";
import { TestCloud } from "../cloud.ts";
import { type ApiReply, v3 } from "../protocol/call.ts";
import { differences, type Example, examplesOf } from "./examples.ts";

/** What has to be known to make a service's published examples. */
export interface Setting {
  readonly service: string;
  /** The file of the world that holds what they speak of. */
  readonly world: string;
  /** Actions that are published and not declared yet; whoever declares one takes it out, and its examples are run. */
  readonly pending?: readonly string[];
  /** The time of which the examples speak, if not the usual one. */
  readonly now?: string;
  /** Where an example is made, if not in Guangzhou: where the world has things in the state that it takes. */
  readonly regions?: Readonly<Record<string, string>>;
  /** What is called before an action's example, so that there is what it speaks of. */
  readonly before?: Readonly<Record<string, readonly Call[]>>;
  /** What stands for something that the caller has to bring along. */
  readonly brought?: Readonly<Record<string, string>>;
  /** Lists that have elements in the published answers and need not here, by their path. */
  readonly mayBeEmpty?: readonly string[];
  readonly contradictory?: readonly Contradiction[];
}

/** A call of the same service. */
export type Call = readonly [action: string, body: Readonly<Record<string, unknown>>];

/** An example that contradicts the definitions or the rest of the documents, told from others by a part of it. */
export interface Contradiction {
  readonly action: string;
  readonly part?: string;
  /** What it is refused with. */
  readonly code?: string;
  /** Where the published answer is not as it is defined, if that is all. */
  readonly answer?: readonly string[];
  readonly why: string;
}

/** Tests that each published example of a service's declared actions is answered as was published. */
export function holdExamples(setting: Setting): void {
  const { service: name, pending = [], contradictory = [], now = "2023-09-01T08:00:00Z" } = setting;
  const clock = { now: () => Date.parse(now) };
  const service = services.get(name);
  if (!service) throw new Error(`there is no service ${name}`);
  const start = () => TestCloud.start({ world: join(import.meta.dir, setting.world), clock });

  const send = (cloud: TestCloud, action: string, call: { readonly body?: string; readonly query?: string }) => {
    const where = { service: name, version: service.version, region: setting.regions?.[action] ?? "ap-guangzhou" };
    return v3(cloud, { ...where, action, method: call.body === undefined ? "GET" : "POST", ...call });
  };
  const made = async (cloud: TestCloud, { action, query, body }: Example): Promise<ApiReply> => {
    for (const [first, what] of setting.before?.[action] ?? []) {
      const { code, message } = await send(cloud, first, { body: JSON.stringify(what) });
      if (code !== "") throw new Error(`${first}: ${code} ${message}`);
    }
    const bring = (text: string): string => setting.brought?.[text] ?? text;
    if (body) {
      const filled = JSON.stringify(body, (_, value) => (typeof value === "string" ? bring(value) : value));
      return send(cloud, action, { body: filled });
    }
    const sent = new URLSearchParams(query);
    for (const [name, value] of Object.entries(query ?? {})) sent.set(name, bring(value));
    return send(cloud, action, { query: sent.toString() });
  };

  const examples = examplesOf(name);
  const declared = examples.filter(({ action }) => !pending.includes(action));
  const isOf =
    ({ action, part = "" }: Contradiction) =>
    (example: Example) =>
      example.action === action && JSON.stringify(example).includes(part);

  describe(`published examples of ${name}`, () => {
    let looked: TestCloud;
    beforeAll(async () => {
      looked = await start();
    });
    afterAll(() => looked[Symbol.asyncDispose]());

    for (const example of declared.filter((one) => !contradictory.some((other) => isOf(other)(one)))) {
      test(titleOf(example), async () => {
        const { output } = await service.load(example.action);
        // What only looks can share a cloud.
        const reads = /^(Describe|Get|List|Inquire)/.test(example.action) && !setting.before?.[example.action];
        const own = reads ? undefined : await start();
        const { response, code, message } = await made(own ?? looked, example);
        await own?.[Symbol.asyncDispose]();
        expect(`${code} ${message}`).toBe(" ");
        expect(response["RequestId"]).toBeString();
        const empty = new Set(setting.mayBeEmpty?.map((list) => `${list} is empty`));
        expect(differences(example.output, response, output).filter((fault) => !empty.has(fault))).toEqual([]);
      });
    }

    test.each(contradictory)("that contradict the rest: $action, since $why", async (contradiction) => {
      const [example, ...others] = declared.filter(isOf(contradiction));
      if (!example || others.length > 0) throw new Error(`there is not one example of ${contradiction.action}`);
      const { output } = await service.load(example.action);
      await using cloud = await start();
      const { code, response } = await made(cloud, example);
      expect(code).toBe(contradiction.code ?? "");
      if (contradiction.answer) expect(differences(example.output, response, output)).toEqual(contradiction.answer);
    });

    test("that nobody has declared are pending", () => {
      const missing = examples.map(({ action }) => action).filter((action) => !service.actions.has(action));
      expect(pending.toSorted()).toEqual([...new Set(missing)].sort());
    });
  });
}

const titleOf = ({ action, sites, query, body }: Example): string =>
  `${action} of ${sites.join(" and ")}: ${JSON.stringify(query ?? body).slice(0, 80)}`;
