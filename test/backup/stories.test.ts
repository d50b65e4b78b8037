import { expect, test } from "bun:test";
import { recordedExamples } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";
import { secretsTold } from "../store/secretsTold.ts";
import { Copy, exported } from "./copies.ts";

/** How many calls of those that tell no secret come before one after which the world is looked at. */
const interval = process.env["SKERRY_LONG"] ? 1 : 20;

/** Those in which secrets are told; a story takes as long to play as to look at. */
const stories = process.env["SKERRY_LONG"] ? [...services.keys()] : ["lighthouse", "cam"];

test.each(stories)(
  "the stories of %s, which call every action: exports are imported as they were, and hold no secret unless asked",
  async (name) => {
    const told = new Set<string>();
    let [calls, looks] = [0, 0];
    await recordedExamples(name, async (call, store) => {
      const secrets = await secretsTold(call);
      for (const secret of secrets) told.add(secret);
      if (calls++ % interval !== 0 && secrets.length === 0) return;
      looks++;
      const [all, without] = [await exported(store), await exported(store, false)];
      {
        await using copy = await Copy.of(all);
        expect(await exported(copy.store)).toBe(all);
        expect(copy.renewed).toEqual([]);
      }
      expect([...told].filter((secret) => without.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
      await using copy = await Copy.of(without);
      expect(await exported(copy.store, false)).toBe(without);
    });
    expect(looks).toBeGreaterThan(0);
  },
  60_000,
);
