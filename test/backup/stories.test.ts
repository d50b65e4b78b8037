import { expect, test } from "bun:test";
import { recordedExamples } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";
import { secretsInCall } from "../store/secretsInCall.ts";
import { Copy, exportText } from "./copy.ts";

/** The cloud is exported after every n-th call, and after every call that contains a secret. */
const interval = process.env["SKERRY_LONG"] ? 1 : 20;

/** Short runs play only the stories with the most secrets, because a story takes long to play. */
const stories = process.env["SKERRY_LONG"] ? [...services.keys()] : ["lighthouse", "cam"];

test.each(stories)(
  "every action of %s: imports equal their exports, and exports contain secrets only on request",
  async (name) => {
    const known = new Set<string>();
    let [calls, exports] = [0, 0];
    await recordedExamples(name, async (call, store) => {
      const secrets = await secretsInCall(call);
      for (const secret of secrets) known.add(secret);
      if (calls++ % interval !== 0 && secrets.length === 0) return;
      exports++;
      const [all, without] = [await exportText(store), await exportText(store, false)];
      {
        await using copy = await Copy.of(all);
        expect(await exportText(copy.store)).toBe(all);
        expect(copy.renewed).toEqual([]);
      }
      expect([...known].filter((secret) => without.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
      await using copy = await Copy.of(without);
      expect(await exportText(copy.store, false)).toBe(without);
    });
    expect(exports).toBeGreaterThan(0);
  },
  60_000,
);
