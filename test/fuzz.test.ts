import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { publishedCodes } from "#kernel/action.ts";
import type { Rule } from "#kernel/rules.ts";
import type { Members, Shape } from "#kernel/shape.ts";
import { commonMessages } from "#protocol/messages.ts";
import { services } from "#services/index.ts";
import { key, TestCloud } from "./cloud.ts";
import { v3 } from "./protocol/call.ts";

const runs = process.env["SKERRY_LONG"] ? 200 : 12;

/** Ids that exist in the built-in world, so that some calls pass the validation of parameters. */
const known = ["img-cs2rrmp0", "img-alrdysh1", "img-quaysrc1", "ins-web00001", "lhbp-su83x02b", "lhbp-qnuz61zs"];
const words = fc.oneof(
  fc.constantFrom(...known, "100000000001", "100000000101", "SHARE", "CANCEL", "ap-singapore", "bundle2022_gen_01"),
  fc.string({ maxLength: 20 }),
  fc.string({ minLength: 200, maxLength: 400 }),
  fc.constantFrom("", " ", "\u0000", "😀", "../..", "${uin}", "%7B", "null", "0", "-1", "'; drop table x; --"),
);

/** Any JSON value. */
const anything = fc.jsonValue({ maxDepth: 3 });

/** A value for a parameter: usually of its type and almost valid, sometimes arbitrary. */
function valueFor(shape: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: typed(shape) }, { weight: 1, arbitrary: anything });
}

function typed(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "string": {
      const choices = shape.rules.flatMap((rule: Rule) => (rule.rule === "oneOf" ? rule.values : []));
      return choices.length > 0 ? fc.oneof(fc.constantFrom(...choices), words) : words;
    }
    case "int":
      return fc.oneof(fc.integer({ min: -2, max: 130 }), fc.maxSafeInteger(), fc.constant(2 ** 53));
    case "float":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "bool":
      return fc.boolean();
    case "list":
      return fc.array(shape.element ? valueFor(shape.element) : anything, { maxLength: 4 });
    case "object":
      return shape.object ? inputFor(shape.object.members) : anything;
  }
}

/** Parameters of an action: usually the required ones, sometimes optional ones, rarely an unknown one. */
function inputFor(members: Members): fc.Arbitrary<Record<string, unknown>> {
  const parameters = Object.entries(members).map(([name, shape]) =>
    fc
      .option(valueFor(shape), { nil: undefined, freq: shape.required ? 20 : 2 })
      .map((value): [string, unknown] => [name, value]),
  );
  const unknown = fc
    .option(anything, { nil: undefined, freq: 1 })
    .chain((value) => fc.constantFrom(...Array(19).fill(undefined), value))
    .map((value): [string, unknown] => ["Unknown", value]);
  return fc
    .tuple(...parameters, unknown)
    .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)));
}

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
  cloud.log.provesCodes = false;
});
afterAll(() => cloud[Symbol.asyncDispose]());

for (const service of services.values()) {
  describe(service.name, () => {
    for (const name of [...service.actions].sort()) {
      test(`${name} returns success or a documented code for arbitrary input`, async () => {
        const { published, input } = await service.load(name);
        const documented = new Set(["", ...publishedCodes(published), ...Object.keys(commonMessages)]);
        documented.delete("InternalError");
        await fc.assert(
          fc.asyncProperty(inputFor(input), fc.constantFrom(1, 2, 3, 101, 102), async (parameters, caller) => {
            const call = { service: service.name, action: name, version: service.version, credential: key(caller) };
            const { reply, code, message } = await v3(cloud, { ...call, body: JSON.stringify(parameters) });
            expect(reply.status).toBe(200);
            expect(documented).toContain(code);
            // An unfilled placeholder would appear as `{name}`. Input with braces is skipped.
            if (!JSON.stringify(parameters).includes("{")) expect(message).not.toMatch(/[{]\w+[}]/);
          }),
          { numRuns: runs, endOnFailure: true },
        );
      });
    }
  });
}
