import { describe, expect, test } from "bun:test";
import { int, listOf, membersOf, object, objectType, string } from "#kernel/fields.ts";
import { differences, type Example } from "./examples.ts";

const Tag = objectType("Tag", { Key: string("Key.") });
const Item = objectType("Item", {
  Name: string("Name.").nullable(),
  Size: int("Size."),
  Tags: listOf(Tag, "Tags."),
});
const declared = membersOf({ Items: listOf(Item, "Items."), One: object(Item, "One.") });
const published: Example["output"] = {
  Items: [{ Name: "string", Size: "number", Tags: [{ Key: "string" }], "Rare?": "string" }],
};
const item = { Name: "a", Size: 1, Tags: [{ Key: "k" }] };

describe("differences", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["an equal response", { Items: [item] }, []],
    ["a response with additional fields", { Items: [{ ...item, More: 1 }], TotalCount: 1 }, []],
    ["an empty response", {}, ["Items is missing"]],
    ["a list without elements", { Items: [] }, ["Items is empty"]],
    ["an object instead of a list", { Items: item }, ["Items is not a list"]],
    ["a string instead of an object", { Items: ["a"] }, ["Items[] is not an object"]],
    ["a missing field", { Items: [item, { Name: "a", Tags: [{ Key: "k" }] }] }, ["Items[].Size is missing"]],
    ["another type", { Items: [{ ...item, Size: "1" }] }, ["Items[].Size is string, not number"]],
    ["a rare field of another type", { Items: [{ ...item, Rare: 1 }] }, ["Items[].Rare is number, not string"]],
    ["null in a nullable field", { Items: [{ ...item, Name: null }] }, []],
    ["null in a field that is not nullable", { Items: [{ ...item, Size: null }] }, ["Items[].Size is null"]],
    ["a list that is empty in one element only", { Items: [item, { ...item, Tags: [] }] }, []],
    ["a list that is empty in all elements", { Items: [{ ...item, Tags: [] }] }, ["Items[].Tags is empty"]],
    [
      "another type in a nested list",
      { Items: [{ ...item, Tags: [{ Key: 1 }] }] },
      ["Items[].Tags[].Key is number, not string"],
    ],
  ])("lists what differs from the published response in %s", (_, response, expected) => {
    expect(differences(published, response, declared)).toEqual(expected);
  });
});
