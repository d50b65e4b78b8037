import { afterEach, beforeEach, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { refusalIn, type V3Call, v3 } from "./call.ts";

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await TestCloud.start({ rateLimit: true });
  // Whatever is loaded on first use is loaded elsewhere than in the second that is counted.
  for (const credential of [key(2), key(101)]) await v3(cloud, { credential, region: "ap-tokyo" });
});
afterEach(() => cloud[Symbol.asyncDispose]());

const success = { code: "", message: "" };
const beyond = (count: number, limit = 20) => ({
  code: "RequestLimitExceeded",
  message: `Your current request times equals to \`${count}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
});

const burst = async (count: number, call: V3Call = {}) =>
  (await Promise.all(Array.from({ length: count }, () => v3(cloud, call)))).map(refusalIn);

test("20 in a second pass, the next is told its number, and after the second all is well", async () => {
  expect(await burst(20)).toEqual(Array(20).fill(success));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(21));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(22));
  expect(refusalIn(await v3(cloud, { headers: { "X-TC-Language": "zh-CN" } }))).toEqual({
    code: "RequestLimitExceeded",
    message: "您当前每秒请求 `23` 次，超过了每秒频率上限 `20`，请稍后重试。",
  });

  // Others are not held up: another account, another region, another action.
  expect(refusalIn(await v3(cloud, { credential: key(2) }))).toEqual(success);
  expect(refusalIn(await v3(cloud, { region: "ap-shanghai" }))).toEqual(success);
  expect(refusalIn(await v3(cloud, { action: "DescribeBlueprints" }))).toEqual(success);
  // A user counts as part of the account.
  expect((await v3(cloud, { credential: key(101) })).code).toBe("RequestLimitExceeded");

  await Bun.sleep(1050);
  expect(await burst(20)).toEqual(Array(20).fill(success));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(21));
});

test("all authenticated requests count, also those that are refused later, and no others", async () => {
  const forged = { ...key(1), secretKey: "wrong" };
  expect(new Set((await burst(30, { credential: forged })).map(({ code }) => code))).toEqual(
    new Set(["AuthFailure.SignatureFailure"]),
  );
  const codes = (await burst(25, { body: '{"Unknown":1}' })).map(({ code }) => code);
  expect(codes.filter((code) => code === "UnknownParameter")).toHaveLength(20);
  expect(codes.filter((code) => code === "RequestLimitExceeded")).toHaveLength(5);
});

test("each action has its own limit, and a global one counts whatever region is given", async () => {
  const who = { service: "sts", version: "2018-08-13", action: "GetCallerIdentity" };
  const regions = ["ap-tokyo", "ap-guangzhou"];
  const answers = await Promise.all(regions.map((region) => burst(15, { ...who, region })));
  expect(answers.flat().filter(({ code }) => code === "RequestLimitExceeded")).toHaveLength(10);
  const images = { service: "cvm", version: "2017-03-12", action: "CreateImage" };
  expect((await burst(11, images)).filter((told) => told.code === "RequestLimitExceeded")).toEqual([beyond(11, 10)]);
});

test("switched off, 60 pass", async () => {
  await using free = await TestCloud.start({ rateLimit: false });
  const answers = await Promise.all(Array.from({ length: 60 }, () => v3(free)));
  expect(answers.map(refusalIn)).toEqual(Array(60).fill(success));
});
