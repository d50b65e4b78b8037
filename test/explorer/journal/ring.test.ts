import { expect, test } from "bun:test";
import { type Exchange, Journal } from "#protocol/journal.ts";
import { journalLimits } from "#protocol/limits.ts";

const exchange = (answer: string, body = ""): Exchange => ({
  received: {
    method: "POST",
    path: "/",
    query: "",
    headers: new Headers(),
    body: new TextEncoder().encode(body),
    size: body.length,
  },
  trace: { requestId: answer.slice(0, 8), started: 0, language: "en-US" },
  code: "",
  milliseconds: 1,
  answer,
});

const numbers = (journal: Journal, after = 0, atMost = 1000): readonly number[] =>
  journal.after(after, atMost).map(({ number }) => number);

test("the last requests are kept, oldest first, and read on from any of them", () => {
  const journal = new Journal(3);
  expect([journal.last, numbers(journal)]).toEqual([0, []]);
  for (let index = 1; index <= 5; index++) journal.add(exchange(`${index}`));
  expect(journal.after(0, 10).map(({ answer }) => answer)).toEqual(["3", "4", "5"]);
  expect([journal.last, numbers(journal), numbers(journal, 4), numbers(journal, 5), numbers(journal, 0, 2)]).toEqual([
    ...[5, [3, 4, 5], [5], [], [3, 4]],
  ]);
  const single = new Journal(1);
  for (const answer of ["a", "b"]) single.add(exchange(answer));
  expect(single.after(0, 10).map(({ answer }) => answer)).toEqual(["b"]);
});

test("a body that is too large is left out, and its request stays", () => {
  const journal = new Journal(10);
  const [fits, large] = ["x".repeat(journalLimits.body), "x".repeat(journalLimits.body + 1)];
  journal.add(exchange(fits, large));
  journal.add(exchange(large, fits));
  const lengths = journal.after(0, 10).map(({ answer, received, cut }) => [answer.length, received.body.length, cut]);
  expect(lengths).toEqual([
    [fits.length, 0, { request: true, answer: false }],
    [0, fits.length, { request: false, answer: true }],
  ]);
});

test("all bodies together take no more than they may", () => {
  const journal = new Journal(1000);
  const answer = "x".repeat(journalLimits.body);
  const fitting = journalLimits.all / journalLimits.body;
  for (let index = 0; index < fitting; index++) journal.add(exchange(answer));
  expect(numbers(journal)).toHaveLength(fitting);
  journal.add(exchange("one more"));
  expect([numbers(journal).length, numbers(journal)[0]]).toEqual([fitting, 2]);
});

test("who waits is woken by a request, by the end, or by patience", async () => {
  const journal = new Journal(10);
  const waits = [journal.changed(60_000), journal.changed(60_000)];
  journal.add(exchange("a"));
  await Promise.all(waits);
  await journal.changed(1);
  const last = journal.changed(60_000);
  journal.close();
  await Promise.all([last, journal.changed(60_000)]);
});
