import { afterEach, describe, expect, setSystemTime, test } from "bun:test";
import { parseTime } from "#services/monitor/times.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { codeOf } from "../refusal.ts";

const hour = 3_600_000;
const bad = "InvalidParameterValue";
const china = (moment: number): string => `${new Date(moment + 8 * hour).toISOString().slice(0, 19)}+08:00`;
const later = (milliseconds: number): void => void setSystemTime(Date.now() + milliseconds);
afterEach(() => void setSystemTime());

const of = (...ids: string[]) => ids.map((Value) => ({ Dimensions: [{ Name: "InstanceId", Value }] }));
const question = (Instances: ReturnType<typeof of>, more: object = {}) => ({
  ...{ Namespace: "QCE/LIGHTHOUSE", MetricName: "LighthouseOuttraffic", Instances },
  ...more,
});

/** An instance that has run since the top of an hour, some hours ago. */
async function running(hours: number) {
  const cloud = await TestCloud.start({}, new TestClock({ running: true }));
  const start = Math.ceil(Date.now() / hour) * hour;
  setSystemTime(start - 2000);
  const id = await bought(cloud);
  setSystemTime(start + hours * hour);
  return { cloud, client: cloud.monitor(), id, start, now: start + hours * hour };
}

describe("GetMonitorData", () => {
  test("returns the mean of each period, which adds up to the package's traffic", async () => {
    const { cloud, client, id, start, now } = await running(30);
    await using _ = cloud;
    const request = question(of(id), { StartTime: china(start), EndTime: china(now), SpecifyStatistics: 1 });
    const { DataPoints: [series] = [], ...rest } = await client.GetMonitorData(request);
    expect(rest).toMatchObject({
      ...{ Period: 300, MetricName: "LighthouseOuttraffic", StartTime: china(start), EndTime: china(now), Msg: "" },
    });
    // The last period is not over yet.
    const times = Array.from({ length: 360 }, (_each, n) => start / 1000 + n * 300);
    expect(series?.Timestamps).toEqual(times);
    expect(series?.Dimensions).toEqual([{ Name: "InstanceId", Value: id }]);
    const sent = (series?.AvgValues ?? []).reduce((sum, value) => sum + (value * 300 * 1_000_000) / 8, 0);
    const { InstanceTrafficPackageSet: [one] = [] } = await cloud.lighthouse().DescribeInstancesTrafficPackages({});
    const used = one?.TrafficPackageSet?.[0]?.TrafficUsed ?? 0;
    expect(used).toBeGreaterThan(1024 ** 3);
    // What is rounded, and the second or two before the hour.
    expect(Math.abs(sent - used) / used).toBeLessThan(0.001);
  });

  test("returns maximum, minimum and average on request", async () => {
    const { cloud, client, id, start, now } = await running(5);
    await using _ = cloud;
    const period = { StartTime: china(start), EndTime: china(now), Period: 3600 };
    const ask = async (more: object) =>
      (await client.GetMonitorData(question(of(id), { ...period, ...more }))).DataPoints?.[0];
    const all = await ask({ SpecifyStatistics: 7 });
    expect(all?.Values).toEqual(all?.MaxValues ?? []);
    for (const [n, average] of (all?.AvgValues ?? []).entries()) {
      expect(all?.MaxValues?.[n]).toBeGreaterThan(average);
      expect(all?.MinValues?.[n]).toBeLessThan(average);
    }
    expect(all?.Values?.length).toBe(5);
    const none = await ask({});
    expect(none).toMatchObject({ Values: all?.MaxValues, MaxValues: null, MinValues: null, AvgValues: null });
    expect(await ask({ SpecifyStatistics: 4 })).toMatchObject({ MinValues: all?.MinValues, MaxValues: null });
    const processor = await ask({ MetricName: "CpuUsage", SpecifyStatistics: 1 });
    expect(processor?.Values).toEqual(processor?.AvgValues ?? []);
    // In ten seconds there is one measure.
    const short = await ask({ Period: 10, StartTime: china(now - 60_000), SpecifyStatistics: 7 });
    expect(short?.Timestamps?.length).toBe(6);
    expect(short?.MaxValues).toEqual(short?.MinValues ?? []);
  });

  test("returns no points for times in which the instance did not run", async () => {
    const { cloud, client, id, start, now } = await running(2);
    await using _ = cloud;
    await cloud.lighthouse().StopInstances({ InstanceIds: [id] });
    later(hour);
    await cloud.lighthouse().StartInstances({ InstanceIds: [id] });
    later(2 * hour);
    const request = question(of(id), { StartTime: china(start - hour), EndTime: china(Date.now()), Period: 60 });
    const { DataPoints: [series] = [] } = await client.GetMonitorData(request);
    const times = series?.Timestamps ?? [];
    const between = (from: number, to: number) =>
      times.filter((time) => time * 1000 >= from && time * 1000 < to).length;
    expect(between(start - hour, start - 60_000)).toBe(0);
    expect(between(start, now)).toBe(120);
    expect(between(now + 60_000, now + hour)).toBe(0);
    // From the hour on, but for the moment that a start takes.
    expect(between(now + hour, now + 3 * hour)).toBe(120);
    expect(series?.Values?.length).toBe(times.length);
  });

  test("returns all metrics within their bounds", async () => {
    const { cloud, client, id, start, now } = await running(2);
    await using _ = cloud;
    const { MetricSet = [] } = await client.DescribeBaseMetrics({ Namespace: "QCE/LIGHTHOUSE" });
    const last: Record<string, number> = {};
    for (const { MetricName, Unit } of MetricSet) {
      const request = question(of(id), {
        MetricName,
        StartTime: china(start),
        EndTime: china(now),
        SpecifyStatistics: 1,
      });
      const { DataPoints: [series] = [] } = await client.GetMonitorData(request);
      const value = series?.AvgValues?.[0] ?? -1;
      expect([MetricName, value >= 0 && (Unit !== "%" || value <= 100)]).toEqual([MetricName, true]);
      last[MetricName] = value;
    }
    expect(Object.keys(last).length).toBe(9);
    // The instance has 1 GB of memory or more, and some Mbit/s to the internet.
    const { InstanceSet: [it] = [] } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
    expect(last["MemUsed"]).toBeCloseTo(((last["MemUsage"] ?? 0) / 100) * (it?.Memory ?? 0) * 1024, 0);
    const bandwidth = it?.InternetAccessible?.InternetMaxBandwidthOut ?? 1;
    expect(last["LighthouseOutratio"]).toBeCloseTo(((last["LighthouseOuttraffic"] ?? 0) / bandwidth) * 100, 0);
  });

  test("accepts times with and without an offset and defaults to the current day", async () => {
    const { cloud, client, id, now } = await running(3);
    await using _ = cloud;
    const ask = (more: object) => client.GetMonitorData(question(of(id), { Period: 3600, ...more }));
    const utc = new Date(now - hour).toISOString();
    const plain = china(now - hour)
      .replace("T", " ")
      .replace("+08:00", "");
    for (const StartTime of [utc, plain, china(now - hour)]) {
      expect((await ask({ StartTime })).StartTime).toBe(china(now - hour));
    }
    const today = await ask({});
    expect(today.StartTime).toBe(`${china(now).slice(0, 10)}T00:00:00+08:00`);
    expect(Date.parse(today.EndTime ?? "")).toBe(now);
    // The beginning of the period that a moment falls into.
    expect((await ask({ StartTime: china(now - hour + 1_234_000) })).StartTime).toBe(china(now - hour));
    for (const StartTime of ["yesterday", "2026-13-01T00:00:00Z", "2026-01-01", ""]) {
      expect(await codeOf(ask({ StartTime }))).toBe(bad);
    }
    expect(await codeOf(ask({ EndTime: "now" }))).toBe(bad);
    expect(await codeOf(ask({ StartTime: china(now), EndTime: china(now - 1000) }))).toBe(bad);
    expect(parseTime("2020-01-01 08:00:00")).toBe(Date.UTC(2020, 0, 1));
  });

  test("rejects unknown metrics, instances of other accounts, and requests above the limits", async () => {
    const { cloud, client, id, now } = await running(1);
    await using _ = cloud;
    const refused = (more: object, asker = client) => codeOf(asker.GetMonitorData(question(of(id), more)));
    expect(await refused({ Namespace: "QCE/CVM" })).toBe(bad);
    expect(await refused({ MetricName: "CPUUsage" })).toBe(bad);
    expect(await refused({ Period: 900 })).toBe(bad);
    expect(await refused({ SpecifyStatistics: 8 })).toBe(bad);
    expect(await refused({ Instances: [] })).toBe(bad);
    expect(await refused({ Instances: [{ Dimensions: [] }] })).toBe(bad);
    expect(await refused({ Instances: [{ Dimensions: [{ Name: "VmUuid", Value: id }] }] })).toBe(bad);
    const two = [
      { Name: "InstanceId", Value: id },
      { Name: "Disk", Value: "vda" },
    ];
    expect(await refused({ Instances: [{ Dimensions: two }] })).toBe(bad);
    expect(await refused({ Instances: of("lhins-00000000") })).toBe(bad);
    expect(await refused({}, cloud.monitor(key(2)))).toBe(bad);
    expect(await refused({}, cloud.monitor(key(1), "ap-shanghai"))).toBe(bad);
    const limit = "LimitExceeded.LimitedAccess";
    expect(await refused({ Instances: of(...Array<string>(51).fill(id)) })).toBe(limit);
    const span = (points: number) => ({
      Period: 10,
      StartTime: china(now - (points - 1) * 10_000),
      EndTime: china(now),
    });
    expect(await refused(span(7201))).toBe(limit);
    expect(await refused({ ...span(3601), Instances: of(id, id) })).toBe(limit);
    expect((await client.GetMonitorData(question(of(id), span(7200)))).DataPoints?.length).toBe(1);
    // Clients that write the dimension in small letters get it back so.
    const small = [{ Dimensions: [{ Name: "instanceid", Value: id }] }];
    const { DataPoints } = await client.GetMonitorData(question(small));
    expect(DataPoints?.[0]?.Dimensions).toEqual(small[0]?.Dimensions ?? []);
  });

  test("keeps ten-second values for one day", async () => {
    const { cloud, client, id, now } = await running(30);
    await using _ = cloud;
    const ask = async (Period: number) => {
      const times = { StartTime: china(now - 25 * hour), EndTime: china(now - 23.5 * hour), Period };
      return (await client.GetMonitorData(question(of(id), times))).DataPoints?.[0]?.Timestamps ?? [];
    };
    const short = await ask(10);
    expect(Math.min(...short) * 1000).toBeGreaterThanOrEqual(now - 24 * hour);
    expect(short.length).toBeGreaterThan(0);
    expect((await ask(60)).length).toBe(91);
  });
});

describe("DescribeBaseMetrics", () => {
  test("returns metrics with their periods and dimensions", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const client = cloud.monitor();
    const { MetricSet = [] } = await client.DescribeBaseMetrics({
      Namespace: "QCE/LIGHTHOUSE",
      MetricName: "CpuUsage",
    });
    const Periods = ["10", "60", "300", "3600"].map((Period) => ({ Period, StatType: ["avg"] }));
    expect(MetricSet).toEqual([
      {
        ...{ Namespace: "QCE/LIGHTHOUSE", MetricName: "CpuUsage", Unit: "%", UnitCname: "%" },
        ...{ Period: [10, 60, 300, 3600], Periods, Dimensions: [{ Dimensions: ["InstanceId"] }] },
        Meaning: { En: "CPU in use", Zh: "CPU 使用率" },
        ...{ MetricCName: "CPU 使用率", MetricEName: "CPU in use" },
      },
    ]);
    const count = async (more: object) =>
      (await client.DescribeBaseMetrics({ Namespace: "qce/lighthouse", ...more })).MetricSet?.length;
    expect(await count({})).toBe(9);
    expect(await count({ Dimensions: ["InstanceId"] })).toBe(9);
    expect(await count({ Dimensions: ["InstanceId", "Disk"] })).toBe(0);
    expect(await count({ MetricName: "Nothing" })).toBe(0);
    expect(await codeOf(client.DescribeBaseMetrics({ Namespace: "QCE/CVM" }))).toBe("UnsupportedOperation");
  });

  test("rejects a user without permissions", async () => {
    await using cloud = await TestCloud.start({}, new TestClock({ running: true }));
    const call = () => cloud.monitor(key(101)).DescribeBaseMetrics({ Namespace: "QCE/LIGHTHOUSE" });
    expect(await codeOf(call())).toBe("AuthFailure.UnauthorizedOperation");
    const { Data = [] } = await cloud.cam().ListUsers();
    await cloud.cam().AttachUserPolicy({ PolicyId: 14_361_023, AttachUin: Data[0]?.Uin ?? 0 });
    expect((await call()).MetricSet?.length).toBe(9);
  });
});
