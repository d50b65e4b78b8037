import { expect, test } from "bun:test";
import { actionName, distinctValues, matches, noFilter } from "#explorer/page/journal/filter.ts";
import { withoutMasks } from "#explorer/page/journal/replay.ts";
import { emptyJournal, withPage } from "#explorer/page/journal/state.ts";
import type { JournalEntry } from "#journal/entry.ts";
import { toJournalEntry } from "#journal/toEntry.ts";
import { mask } from "#kernel/shape.ts";
import { services } from "#services/index.ts";
import { kept } from "./kept.ts";

const entry = (more: Partial<JournalEntry>): Promise<JournalEntry> =>
  toJournalEntry(kept({}), services).then((plain) => ({ ...plain, ...more }));

test("the journal filter accepts text, an action, an account and errors", async () => {
  const listed = await entry({ service: "cvm", action: "DescribeImages", account: "1", parameters: { Limit: 7 } });
  const refused = await entry({ service: "cvm", action: "DeleteImages", account: "2", code: "InvalidImageId" });
  const strange = await entry({ code: "MissingParameter" });
  const all = [listed, refused, strange];
  const found = (part: object): readonly JournalEntry[] => all.filter((one) => matches(one, { ...noFilter, ...part }));
  expect(found({})).toEqual(all);
  expect(found({ text: ' "LIMIT":7 ' })).toEqual([listed]);
  expect(found({ action: "cvm.DeleteImages" })).toEqual([refused]);
  expect(found({ account: "1" })).toEqual([listed]);
  expect(found({ onlyErrors: true })).toEqual([refused, strange]);
  expect(found({ onlyErrors: true, account: "1" })).toEqual([]);
  expect(distinctValues([...all, listed], actionName)).toEqual(["cvm.DeleteImages", "cvm.DescribeImages"]);
});

test("a replayed request omits masked values and lists their paths", () => {
  const Envs = [{ Key: "A", Value: mask }, { Key: "B" }];
  expect(withoutMasks({ Name: `${mask} of mine`, Envs, Codes: [mask, "b"], On: false, None: null })).toEqual({
    value: { Envs: [{ Key: "A" }, { Key: "B" }], Codes: ["b"], On: false, None: null },
    omitted: ["Name", "Envs.0.Value", "Codes.0"],
  });
  expect(withoutMasks({})).toEqual({ value: {}, omitted: [] });
});

test("the journal page shows new requests first and counts missed ones", async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map((number) => entry({ number })));
  if (!one || !two || !three) throw new Error("three were made");
  const first = withPage({ ...emptyJournal, problem: "lost" }, { entries: [one, two], next: 2, missed: 40 }, true);
  expect(first).toEqual({ entries: [two, one], missed: 0, problem: "" });
  const next = withPage(
    withPage(first, { entries: [], next: 2, missed: 5 }, false),
    { entries: [three], next: 3, missed: 1 },
    false,
  );
  expect(next).toEqual({ entries: [three, two, one], missed: 6, problem: "" });
  const many = Array.from({ length: 600 }, () => one);
  expect(withPage(next, { entries: many, next: 603, missed: 0 }, false).entries).toHaveLength(500);
});
