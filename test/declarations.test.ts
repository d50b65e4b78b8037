import { describe, expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { publishedCodes } from "#kernel/action.ts";
import type { Messages } from "#kernel/errors.ts";
import type { Members, Shape } from "#kernel/shape.ts";
import { commonMessages } from "#protocol/messages.ts";
import { services } from "#services/index.ts";

/** The names of all files in folders named `actions` of a service. */
function actionFiles(service: string): readonly string[] {
  const directory = join(import.meta.dir, "..", "src", "services", service);
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)actions\/\w+\.ts$/.test(path))
    .map((path) => basename(path, ".ts"));
}

/** Every code that a parameter's rules can raise, with the parameter. */
function raised(members: Members, path = ""): readonly [code: string, parameter: string][] {
  return Object.entries(members).flatMap(([name, shape]) => raisedBy(shape, path + name));
}

function raisedBy(shape: Shape, path: string): readonly [string, string][] {
  return [
    ...shape.rules.map((rule): [string, string] => [rule.code, path]),
    ...(shape.element ? raisedBy(shape.element, `${path}.N`) : []),
    ...(shape.object ? raised(shape.object.members, `${path}.`) : []),
  ];
}

const common: Messages = commonMessages;

for (const service of services.values()) {
  describe(service.name, () => {
    test("declares in every file of an actions folder the action in the file name", async () => {
      expect(actionFiles(service.name).toSorted()).toEqual([...service.actions].toSorted());
      for (const name of service.actions) expect((await service.load(name)).published.name).toBe(name);
    });

    test("has a message for every code", async () => {
      const withoutMessage: string[] = [];
      for (const name of service.actions) {
        const { published, input } = await service.load(name);
        const codes = [
          ...publishedCodes(published),
          ...raised(input).map(([code]) => code),
          ...(published.exclusive ?? []).map((one) => one[2]),
        ];
        for (const code of codes)
          if (!(code in service.messages) && !(code in common)) withoutMessage.push(`${name} ${code}`);
      }
      expect([...new Set(withoutMessage)]).toEqual([]);
    });

    test("raises in rules only codes that the action declares, or common codes", async () => {
      const undeclared: string[] = [];
      for (const name of service.actions) {
        const { published, input } = await service.load(name);
        const ruleCodes = [
          ...raised(input),
          ...(published.exclusive ?? []).map((one): [string, string] => [one[2], one[1]]),
        ];
        for (const [code, parameter] of ruleCodes) {
          if (!published.raises.includes(code) && !(code in common)) undeclared.push(`${name}.${parameter} ${code}`);
        }
      }
      expect(undeclared).toEqual([]);
    });

    test("builds CAM resources only from inputs", async () => {
      for (const name of service.actions) {
        const { published, input } = await service.load(name);
        for (const template of published.resources ?? []) {
          const parameter = /\$(\w+)/.exec(template)?.[1];
          if (parameter !== undefined) expect(Object.keys(input)).toContain(parameter);
        }
      }
    });

    test("describes every action, parameter and field", async () => {
      for (const name of service.actions) {
        const { input, output, published } = await service.load(name);
        expect(published.summary).toMatch(/\.$/);
        for (const shape of Object.values({ ...input, ...output })) expect(shape.about.length).toBeGreaterThan(3);
      }
    });
  });
}
