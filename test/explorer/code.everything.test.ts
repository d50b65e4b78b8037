import { describe, expect, test } from "bun:test";
import { exportSpec } from "#spec/export.ts";
import type { Call, Json, JsonObject, Member, Shapes } from "../../src/explorer/code/call.ts";
import { targets } from "../../src/explorer/code/targets.ts";
import { shapesOf } from "./calls.ts";

/** A value for every member, and two for each list. */
function full(members: readonly Member[], shapes: Shapes): JsonObject {
  const one = (kind: string): Json => {
    if (kind === "string") return "words";
    if (kind === "int") return 3;
    if (kind === "float") return 1.5;
    return kind === "bool" || full(shapes.objects[kind]?.members ?? [], shapes);
  };
  return Object.fromEntries(
    members.map(({ name, type, member }) => [name, type === "list" ? [one(member), one(member)] : one(member)]),
  );
}

const { services } = await exportSpec();
const javascript = new Bun.Transpiler({ loader: "js" });

describe.each(Object.entries(services))("the code generator for %s", (service, { version, actions }) => {
  test("writes a program in every language for every action with all parameters", async () => {
    const shapes = await shapesOf(service);
    for (const action of Object.keys(actions)) {
      const input = full(shapes.actions[action]?.input ?? [], shapes);
      const call: Call = { service, version, action, region: "", input, endpoint: { url: "http://127.0.0.1:20324" } };
      for (const target of targets) {
        const text = target.generate(call, shapes);
        if (text === undefined) {
          expect(target.id).toBe("terraform");
          continue;
        }
        expect(text).not.toMatch(/undefined|\[object|NaN|[ \t]\n|\n\n\n/);
        expect(text.endsWith("\n")).toBe(true);
        if (target.id !== "terraform") expect(text).toContain(action);
        if (target.language === "javascript") expect(() => javascript.scan(text)).not.toThrow();
      }
    }
  });
});
