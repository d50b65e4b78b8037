import { expect, test } from "bun:test";
import { acceptedGap, ClockWatch, ignoredStep } from "#store/clockWatch.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2026-12-01T00:00:00Z");

/** A watch with both clocks: `pass` advances both, `step` only the machine's. Both return the steps back that were seen. */
function watched(trustsAll = false) {
  let [wall, elapsed] = [start, 0];
  const watch = new ClockWatch({ now: () => elapsed }, wall, trustsAll);
  const pass = (milliseconds: number) => {
    wall += milliseconds;
    elapsed += milliseconds;
    return watch.observe(wall);
  };
  const step = (milliseconds: number) => {
    wall += milliseconds;
    return watch.observe(wall);
  };
  return { watch, pass, step };
}

test("time that both clocks measure is trusted", () => {
  const { watch, pass } = watched();
  expect(pass(400 * day)).toBe(0);
  expect([watch.trustedTime, watch.lag]).toEqual([start + 400 * day, 0]);
});

test("a step ahead is trusted up to one hour", () => {
  const { watch, pass, step } = watched();
  step(acceptedGap);
  expect(watch.lag).toBe(0);
  step(acceptedGap + 1);
  expect(watch.lag).toBe(acceptedGap + 1);
  pass(day);
  expect(watch.lag).toBe(acceptedGap + 1);
});

test("steps of less than an hour that follow a larger one are not trusted", () => {
  const { watch, step } = watched();
  step(2 * hour);
  step(hour / 2);
  expect(watch.lag).toBe(2.5 * hour);
});

test("a step back is reported, and ends the lag of a step ahead", () => {
  const { watch, step } = watched();
  expect(step(-ignoredStep)).toBe(0);
  expect(step(14 * 365 * day)).toBe(0);
  expect(step(-14 * 365 * day)).toBe(14 * 365 * day);
  expect(watch.lag).toBe(0);
});

test("the time between a stored time and the start is not trusted if it is longer than an hour", () => {
  const { watch } = watched();
  expect(watch.continueFrom(start - hour)).toBe(0);
  expect(watch.lag).toBe(0);
  expect(watch.continueFrom(start - 3 * day)).toBe(0);
  expect([watch.trustedTime, watch.lag]).toEqual([start - 3 * day, 3 * day]);
});

test("a stored time in the future shows by how much the machine's clock went back", () => {
  const { watch } = watched();
  expect(watch.continueFrom(start + ignoredStep)).toBe(0);
  expect(watch.continueFrom(start + day)).toBe(day);
  expect(watch.lag).toBe(0);
});

test("a server adopts a later trusted time of another one, and no earlier one", () => {
  const { watch } = watched();
  watch.continueFrom(start - 3 * day);
  watch.adopt(start - 4 * day);
  expect(watch.lag).toBe(3 * day);
  watch.adopt(start - 2 * day);
  expect(watch.lag).toBe(2 * day);
  watch.adopt(start + day);
  expect(watch.lag).toBe(0);
});

test("a confirmed clock, and one that is always trusted, has no lag", () => {
  const { watch, step } = watched();
  step(day);
  watch.confirm();
  expect(watch.lag).toBe(0);
  const trusting = watched(true);
  trusting.step(day);
  expect(trusting.watch.lag).toBe(0);
});
