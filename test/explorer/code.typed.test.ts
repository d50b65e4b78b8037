import { describe, expect, test } from "bun:test";
import type { Shapes } from "../../src/explorer/code/call.ts";
import { csharp } from "../../src/explorer/code/csharp.ts";
import { curl } from "../../src/explorer/code/curl.ts";
import { go } from "../../src/explorer/code/go.ts";
import { java } from "../../src/explorer/code/java.ts";
import { nameVariables } from "../../src/explorer/code/objects.ts";
import { targets } from "../../src/explorer/code/targets.ts";
import { tccli } from "../../src/explorer/code/tccli.ts";
import { typedInput } from "../../src/explorer/code/typed.ts";
import { callOf } from "./calls.ts";

const shapes: Shapes = {
  actions: {
    Act: {
      input: [
        { name: "Ids", type: "list", member: "int" },
        { name: "Parts", type: "list", member: "Package" },
        { name: "Whole", type: "object", member: "Box" },
        { name: "Share", type: "float", member: "float" },
        { name: "Flags", type: "list", member: "bool" },
      ],
    },
  },
  objects: {
    Package: {
      members: [
        { name: "Size", type: "int", member: "int" },
        { name: "Name", type: "string", member: "string" },
      ],
    },
    Box: { members: [{ name: "Inner", type: "object", member: "Package" }] },
  },
};

describe("the types of an input", () => {
  test("come from the specification", () => {
    const input = { Share: 1, Parts: [{ Size: 1 }], Ids: [] };
    expect(typedInput(callOf("Act", input), shapes)).toEqual([
      { name: "Share", value: { kind: "float", value: 1 } },
      {
        name: "Parts",
        value: {
          kind: "list",
          element: "Package",
          items: [{ kind: "object", name: "Package", members: [{ name: "Size", value: { kind: "int", value: 1 } }] }],
        },
      },
      { name: "Ids", value: { kind: "list", element: "int", items: [] } },
    ]);
  });

  test("follow the values of unknown parameters", () => {
    const input = { More: 1.5, Others: 2, Void: null, Thing: { A: true } };
    expect(typedInput(callOf("Act", input), shapes)).toEqual([
      { name: "More", value: { kind: "float", value: 1.5 } },
      { name: "Others", value: { kind: "int", value: 2 } },
      {
        name: "Thing",
        value: { kind: "object", name: "Thing", members: [{ name: "A", value: { kind: "bool", value: true } }] },
      },
    ]);
  });
});

describe("a variable for each object", () => {
  const packages = { Parts: [{ Size: 1 }, { Size: 2 }], Whole: { Inner: { Size: 3 } } };

  test("is numbered if repeated, and follows the objects that it contains", () => {
    const { objects, variables } = nameVariables(typedInput(callOf("Act", packages), shapes), new Set());
    expect(objects.map((one) => variables.get(one))).toEqual(["package1", "package2", "package3", "box"]);
  });

  test("is not a keyword of the language", () => {
    const input = typedInput(callOf("Act", { Parts: [{}] }), shapes);
    expect([...nameVariables(input, new Set(["package"])).variables.values()]).toEqual(["package1"]);
    expect(java.generate(callOf("Act", { Parts: [{}] }), shapes)).toContain("Package package1 = new Package();");
  });
});

test("a Java program names the element type of an empty list", () => {
  expect(java.generate(callOf("Act", { Parts: [] }), shapes)).toContain("models.Package;\n");
});

test("a Go program keeps integers of any size", () => {
  const input = { Ids: [1, 2], Parts: [{ Name: "a" }, { Size: 3 }], Whole: { Inner: { Size: 4 } }, Flags: [true] };
  const text = go.generate(callOf("Act", input), shapes);
  for (const line of [
    "setAll(&request.Ids, 1, 2)",
    'request.Parts = []*lighthouse.Package{{Name: common.StringPtr("a")}, {}}',
    "set(&request.Parts[1].Size, 3)",
    "request.Whole = &lighthouse.Box{Inner: &lighthouse.Package{}}",
    "set(&request.Whole.Inner.Size, 4)",
    "request.Flags = []*bool{common.BoolPtr(true)}",
  ])
    expect(text).toContain(`\t${line}\n`);
  expect(go.generate(callOf("Act", { Share: 1 }), shapes)).not.toContain("func set");
});

test("a number with a fraction is written as a float", () => {
  const call = callOf("Act", { Share: 2 });
  expect(java.generate(call, shapes)).toContain("setShare(2F)");
  expect(csharp.generate(call, shapes)).toContain("Share = 2f");
  expect(go.generate(call, shapes)).toContain("common.Float64Ptr(2)");
});

describe("untrusted text", () => {
  const evil = "x(); system('id'); //";

  test.each(targets.map((target) => target.id))("in a parameter name does not become code of %s", (id) => {
    const text = targets.find((one) => one.id === id)?.generate(callOf("Act", { [evil]: "v" }), shapes);
    // The text may appear as a string literal, if its quotes are escaped or differ from the delimiters.
    const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'\\'')*'/g;
    expect(text?.replace(strings, "") ?? "").not.toContain("system");
  });

  test("in a region does not become a shell command", () => {
    const call = { ...callOf("Act", {}), region: "$(id)'" };
    expect(curl.generate(call, shapes)).toContain(String.raw`-H 'X-TC-Region: $(id)'\'''`);
    expect(tccli.generate(call, shapes)).toContain(String.raw`--region '$(id)'\'''`);
  });

  test("with a leading hyphen does not become a tccli option", () => {
    expect(tccli.generate(callOf("Act", { Name: "--help" }), shapes)).toContain(" --Name=--help");
  });
});
