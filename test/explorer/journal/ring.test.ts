import { expect, test } from "bun:test";
import { Journal, truncatedParts } from "#protocol/journal.ts";
import { journalLimits } from "#protocol/limits.ts";

function add(journal: Journal, answer: string, body = ""): void {
  const received = {
    ...{ method: "POST", path: "/", query: "", headers: new Headers(), address: () => "" },
    ...{ body: new TextEncoder().encode(body), size: body.length },
  };
  journal.add(received, { requestId: "1", started: 0, language: "en-US" }, "", 1, answer);
}

const numbers = (journal: Journal, after = 0, atMost = 1000): readonly number[] =>
  journal.after(after, atMost).map(({ number }) => number);

test("the journal keeps the last requests, oldest first, and can be read from any position", () => {
  const journal = new Journal(3);
  expect([journal.last, numbers(journal)]).toEqual([0, []]);
  for (let index = 1; index <= 5; index++) add(journal, `${index}`);
  expect(journal.after(0, 10).map(({ answer }) => answer)).toEqual(["3", "4", "5"]);
  expect([journal.last, numbers(journal), numbers(journal, 4), numbers(journal, 5), numbers(journal, 0, 2)]).toEqual([
    ...[5, [3, 4, 5], [5], [], [3, 4]],
  ]);
  const single = new Journal(1);
  for (const answer of ["a", "b"]) add(single, answer);
  expect(single.after(0, 10).map(({ answer }) => answer)).toEqual(["b"]);
});

test("the journal keeps few requests until it is first read", () => {
  const journal = new Journal(100);
  for (let index = 1; index <= 50; index++) add(journal, `${index}`);
  expect([numbers(journal).length, numbers(journal)[0]]).toEqual([32, 19]);
  for (let index = 51; index <= 150; index++) add(journal, `${index}`);
  expect([numbers(journal).length, numbers(journal)[0]]).toEqual([100, 51]);
});

test("the journal omits a body that is too large but keeps its request", () => {
  const journal = new Journal(10);
  const [fits, large] = ["x".repeat(journalLimits.body), "x".repeat(journalLimits.body + 1)];
  add(journal, fits, large);
  add(journal, large, fits);
  const lengths = journal.after(0, 10).map((kept) => [kept.answer.length, kept.body.length, truncatedParts(kept)]);
  expect(lengths).toEqual([
    [fits.length, 0, { request: true, answer: false }],
    [0, fits.length, { request: false, answer: true }],
  ]);
});

test("the journal limits the total size of its bodies", () => {
  const journal = new Journal(1000);
  expect(numbers(journal)).toEqual([]);
  const answer = "x".repeat(journalLimits.body);
  const fitting = journalLimits.all / journalLimits.body;
  for (let index = 0; index < fitting; index++) add(journal, answer);
  expect(numbers(journal)).toHaveLength(fitting);
  add(journal, "one more");
  expect([numbers(journal).length, numbers(journal)[0]]).toEqual([fitting, 2]);
});

test("a waiting reader returns on a request, on close or after a timeout", async () => {
  const journal = new Journal(10);
  const waits = [journal.changed(60_000), journal.changed(60_000)];
  add(journal, "a");
  await Promise.all(waits);
  await journal.changed(1);
  const last = journal.changed(60_000);
  journal.close();
  await Promise.all([last, journal.changed(60_000)]);
});
