import { describe, expect, test } from "bun:test";
import { lighthouse } from "#services/lighthouse/index.ts";
import { kinds } from "#services/lighthouse/kinds.ts";
import { OperationAction } from "#services/lighthouse/work/operationAction.ts";
import { latestVersion } from "#store/migrate.ts";
import { tableShapes } from "#store/tableShapes.ts";

/** Tables outside Lighthouse. A new table of Lighthouse needs a kind; any other new table must be listed here. */
const otherTables: Readonly<Record<string, readonly string[]>> = {
  "src/store": ["client_tokens", "cloud", "operations"],
  "src/protocol": ["faults"],
  "src/control": ["cloud_snapshots"],
  "src/identity and src/services/cam": [
    "access_keys",
    "accounts",
    "attachments",
    "group_members",
    "groups",
    "policies",
    "policy_versions",
    "role_deletions",
    "roles",
    "users",
  ],
  "src/services/cvm": ["cvm_image_shares", "cvm_images", "cvm_instances"],
  "src/services/tag": ["tags"],
  "src/services/tat": ["tat_commands", "tat_invocations", "tat_invoker_records", "tat_invokers", "tat_tasks"],
  "src/services/vpc": ["ccns"],
};

const shapes = tableShapes(latestVersion);

describe("the kinds of Lighthouse", () => {
  test("every table belongs to a kind or to another part", () => {
    const known = [...kinds.all.map(({ table }) => String(table)), ...Object.values(otherTables).flat()];
    const unknown = shapes.map(({ name }) => name).filter((name) => !known.includes(name));
    expect(unknown, "add these tables to a kind.ts, or to otherTables here").toEqual([]);
    expect(known.toSorted()).toEqual(shapes.map(({ name }) => name).toSorted());
  });

  test("every table with an instance_id belongs to a kind that is deleted with its instance", () => {
    const owned = kinds.all.filter(({ belongsTo }) => belongsTo === "instance").map(({ table }) => String(table));
    const withInstance = shapes.filter(({ columns }) => columns.some(({ name }) => name === "instance_id"));
    expect(withInstance.map(({ name }) => name).toSorted()).toEqual(owned.toSorted());
  });

  test("every operation names kinds that exist", async () => {
    for (const name of lighthouse.actions) {
      const action = await lighthouse.load(name);
      if (!(action instanceof OperationAction)) continue;
      const { on, also } = action.operation;
      for (const kind of [on, ...also]) expect(kinds.get(kind).states, `${name} works on ${kind}`).toBeDefined();
    }
  });

  test("every kind has a unique name and a unique table", () => {
    expect(new Set(kinds.all.map(({ name }) => name)).size).toBe(kinds.all.length);
    expect(new Set(kinds.all.map(({ table }) => table)).size).toBe(kinds.all.length);
  });
});
