import { afterEach, beforeEach, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { refusalIn, type V3Call, v3 } from "./call.ts";

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await TestCloud.start({ rateLimit: true });
  // Warms up lazily loaded code in another region, so that it does not fall into the counted second.
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

test("20 calls pass in a second, the 21st is rejected, and the next second starts again", async () => {
  expect(await burst(20)).toEqual(Array(20).fill(success));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(21));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(22));
  expect(refusalIn(await v3(cloud, { headers: { "X-TC-Language": "zh-CN" } }))).toEqual({
    code: "RequestLimitExceeded",
    message: "您当前每秒请求 `23` 次，超过了每秒频率上限 `20`，请稍后重试。",
  });

  // Other accounts, regions and actions are not limited.
  expect(refusalIn(await v3(cloud, { credential: key(2) }))).toEqual(success);
  expect(refusalIn(await v3(cloud, { region: "ap-shanghai" }))).toEqual(success);
  expect(refusalIn(await v3(cloud, { action: "DescribeBlueprints" }))).toEqual(success);
  // A user counts as part of the account.
  expect((await v3(cloud, { credential: key(101) })).code).toBe("RequestLimitExceeded");

  await Bun.sleep(1050);
  expect(await burst(20)).toEqual(Array(20).fill(success));
  expect(refusalIn(await v3(cloud))).toEqual(beyond(21));
});

test("only authenticated requests count, including those rejected later", async () => {
  const forged = { ...key(1), secretKey: "wrong" };
  expect(new Set((await burst(30, { credential: forged })).map(({ code }) => code))).toEqual(
    new Set(["AuthFailure.SignatureFailure"]),
  );
  const codes = (await burst(25, { body: '{"Unknown":1}' })).map(({ code }) => code);
  expect(codes.filter((code) => code === "UnknownParameter")).toHaveLength(20);
  expect(codes.filter((code) => code === "RequestLimitExceeded")).toHaveLength(5);
});

test("each action has its own limit, and a global action counts all regions together", async () => {
  const who = { service: "sts", version: "2018-08-13", action: "GetCallerIdentity" };
  const regions = ["ap-tokyo", "ap-guangzhou"];
  const responses = await Promise.all(regions.map((region) => burst(15, { ...who, region })));
  expect(responses.flat().filter(({ code }) => code === "RequestLimitExceeded")).toHaveLength(10);
  const images = { service: "cvm", version: "2017-03-12", action: "CreateImage" };
  expect((await burst(11, images)).filter(({ code }) => code === "RequestLimitExceeded")).toEqual([beyond(11, 10)]);
});

test("60 calls pass in a second without rate limits", async () => {
  await using free = await TestCloud.start({ rateLimit: false });
  const responses = await Promise.all(Array.from({ length: 60 }, () => v3(free)));
  expect(responses.map(refusalIn)).toEqual(Array(60).fill(success));
});
