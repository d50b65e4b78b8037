import { expect, test } from "bun:test";
import { choices, everything, matches, nameOf } from "#explorer/page/journal/filter.ts";
import { added, nothing } from "#explorer/page/journal/format.ts";
import { unmasked } from "#explorer/page/journal/replay.ts";
import type { JournalEntry } from "#explorer/server/journal/entry.ts";
import { shown } from "#explorer/server/journal/shown.ts";
import { mask } from "#kernel/shape.ts";
import { services } from "#services/index.ts";
import { kept } from "./kept.ts";

const entry = (more: Partial<JournalEntry>): Promise<JournalEntry> =>
  shown(kept({}), services).then((plain) => ({ ...plain, ...more }));

test("a filter takes text from anywhere, an action, an account, and errors", async () => {
  const listed = await entry({ service: "cvm", action: "DescribeImages", account: "1", parameters: { Limit: 7 } });
  const refused = await entry({ service: "cvm", action: "DeleteImages", account: "2", code: "InvalidImageId" });
  const strange = await entry({ code: "MissingParameter" });
  const all = [listed, refused, strange];
  const found = (part: object): readonly JournalEntry[] =>
    all.filter((one) => matches(one, { ...everything, ...part }));
  expect(found({})).toEqual(all);
  expect(found({ text: ' "LIMIT":7 ' })).toEqual([listed]);
  expect(found({ action: "cvm.DeleteImages" })).toEqual([refused]);
  expect(found({ account: "1" })).toEqual([listed]);
  expect(found({ onlyErrors: true })).toEqual([refused, strange]);
  expect(found({ onlyErrors: true, account: "1" })).toEqual([]);
  expect(choices([...all, listed], nameOf)).toEqual(["cvm.DeleteImages", "cvm.DescribeImages"]);
});

test("what is replayed holds no mask, and what was left out is named by its path", () => {
  const Envs = [{ Key: "A", Value: mask }, { Key: "B" }];
  expect(unmasked({ Name: `${mask} of mine`, Envs, Codes: [mask, "b"], On: false, None: null })).toEqual({
    value: { Envs: [{ Key: "A" }, { Key: "B" }], Codes: ["b"], On: false, None: null },
    leftOut: ["Name", "Envs.0.Value", "Codes.0"],
  });
  expect(unmasked({})).toEqual({ value: {}, leftOut: [] });
});

test("what is new comes first, and what was missed is counted from the first look on", async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map((number) => entry({ number })));
  if (!one || !two || !three) throw new Error("three were made");
  const first = added({ ...nothing, fault: "lost" }, { entries: [one, two], next: 2, missed: 40 }, true);
  expect(first).toEqual({ entries: [two, one], missed: 0, fault: "" });
  const next = added(
    added(first, { entries: [], next: 2, missed: 5 }, false),
    { entries: [three], next: 3, missed: 1 },
    false,
  );
  expect(next).toEqual({ entries: [three, two, one], missed: 6, fault: "" });
  const many = Array.from({ length: 600 }, () => one);
  expect(added(next, { entries: many, next: 603, missed: 0 }, false).entries).toHaveLength(500);
});
