import { describe, expect, test } from "bun:test";
import { int, listOf, membersOf, object, objectType, string } from "#kernel/fields.ts";
import { differences, type Example } from "./examples.ts";

const Tag = objectType("Tag", { Key: string("Key.") });
const Thing = objectType("Thing", {
  Name: string("Name.").nullable(),
  Size: int("Size."),
  Tags: listOf(Tag, "Tags."),
});
const declared = membersOf({ Things: listOf(Thing, "Things."), One: object(Thing, "One.") });
const published: Example["output"] = {
  Things: [{ Name: "string", Size: "number", Tags: [{ Key: "string" }], "Rare?": "string" }],
};
const thing = { Name: "a", Size: 1, Tags: [{ Key: "k" }] };

describe("an answer is held against what was published", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["the same", { Things: [thing] }, []],
    ["more than was published", { Things: [{ ...thing, More: 1 }], TotalCount: 1 }, []],
    ["nothing", {}, ["Things is missing"]],
    ["a list without elements", { Things: [] }, ["Things is empty"]],
    ["no list", { Things: thing }, ["Things is no list"]],
    ["no object", { Things: ["a"] }, ["Things[] is no object"]],
    ["a field less", { Things: [thing, { Name: "a", Tags: [{ Key: "k" }] }] }, ["Things[].Size is missing"]],
    ["another type", { Things: [{ ...thing, Size: "1" }] }, ["Things[].Size is string, not number"]],
    ["a rare field of another type", { Things: [{ ...thing, Rare: 1 }] }, ["Things[].Rare is number, not string"]],
    ["null where it is declared", { Things: [{ ...thing, Name: null }] }, []],
    ["null where it is not", { Things: [{ ...thing, Size: null }] }, ["Things[].Size is null"]],
    ["a list that is empty in one element", { Things: [thing, { ...thing, Tags: [] }] }, []],
    ["a list that is empty in all", { Things: [{ ...thing, Tags: [] }] }, ["Things[].Tags is empty"]],
    [
      "a fault deep inside",
      { Things: [{ ...thing, Tags: [{ Key: 1 }] }] },
      ["Things[].Tags[].Key is number, not string"],
    ],
  ])("%s", (_, answer, faults) => {
    expect(differences(published, answer, declared)).toEqual(faults);
  });
});
