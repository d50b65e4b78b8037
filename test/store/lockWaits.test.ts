import { expect, test } from "bun:test";
import { LockWaits } from "#store/lockWaits.ts";

let time = 0;
const clock = { now: () => time };

test("the longest recent wait includes running waits and is forgotten after two periods", () => {
  const waits = new LockWaits(clock);
  expect(waits.longestRecent()).toBe(0);
  const [first, second] = [waits.start(), waits.start()];
  time += 300;
  waits.obtained(first);
  time += 100;
  expect(waits.longestRecent()).toBe(400);
  waits.end(second);
  time += 9000;
  expect(waits.longestRecent()).toBe(400);
  time += 21_000;
  expect(waits.longestRecent()).toBe(0);
});

test("waits fail until a lock is obtained, or none has been refused for ten seconds", () => {
  const waits = new LockWaits(clock);
  const refuse = () => waits.refused(waits.start());
  refuse();
  time += 5000;
  refuse();
  time += 5000;
  refuse();
  expect(waits.failingFor()).toBe(10_000);
  time += 10_001;
  expect(waits.failingFor()).toBe(0);
  refuse();
  expect(waits.failingFor()).toBe(20_001);
  waits.obtained(waits.start());
  expect(waits.failingFor()).toBe(0);
});
