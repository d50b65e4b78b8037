import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { stateRefusals, transitionOf } from "#services/cvm/instance/states.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, allowing, calmly, calmPace, cloudOf, Folder, instance, uin } from "../world/worlds.ts";
import { calmCloud, described, least, running, seen } from "./instances.ts";

const stateOf = async (cloud: TestCloud, id: string) => (await seen(cloud, id))?.InstanceState;

describe("the life of an instance", () => {
  test("passes through all states at the world's pace", async () => {
    await using cloud = await calmCloud();
    const cvm = cloud.cvm();
    const { InstanceIdSet: [id = ""] = [], RequestId } = await cvm.RunInstances(least());
    const ids = { InstanceIds: [id] };
    expect(await seen(cloud, id)).toMatchObject({
      InstanceState: "PENDING",
      LatestOperation: "RunInstances",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId ?? "",
    });
    cloud.clock.advance(calmly / 2);
    expect(await stateOf(cloud, id)).toBe("PENDING");
    cloud.clock.advance(calmly / 2);
    expect(await seen(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });

    await cvm.StopInstances(ids);
    expect(await seen(cloud, id)).toMatchObject({ InstanceState: "STOPPING", StopChargingMode: "NOT_APPLICABLE" });
    cloud.clock.advance(calmly);
    expect(await seen(cloud, id)).toMatchObject({ InstanceState: "STOPPED", StopChargingMode: "KEEP_CHARGING" });
    await cvm.StartInstances(ids);
    expect(await stateOf(cloud, id)).toBe("STARTING");
    cloud.clock.advance(calmly);
    await cvm.RebootInstances({ ...ids, StopType: "SOFT_FIRST" });
    expect(await seen(cloud, id)).toMatchObject({ InstanceState: "REBOOTING", LatestOperation: "RebootInstances" });
    cloud.clock.advance(calmly);
    expect(await stateOf(cloud, id)).toBe("RUNNING");

    await cvm.TerminateInstances(ids);
    await cvm.RunInstances(least());
    expect(await stateOf(cloud, id)).toBe("TERMINATING");
    cloud.clock.advance(calmly);
    expect(await seen(cloud, id)).toBeUndefined();
    expect(await codeOf(cvm.StartInstances(ids))).toBe("InvalidInstanceId.NotFound");
    const { TotalCount, InstanceStatusSet } = await cvm.DescribeInstancesStatus(ids);
    expect([TotalCount, InstanceStatusSet]).toEqual([0, []]);
    // What is gone leaves no row behind when the next one is made.
    await cvm.RunInstances(least());
    expect(await cloud.cloud.db.selectFrom("cvm_instances").select("id").where("id", "=", id).execute()).toEqual([]);
  });

  test("has its own durations", async () => {
    await using cloud = await calmCloud({ pace: { ...calmPace, instances: 40 } });
    const { InstanceIdSet: [id = ""] = [] } = await cloud.cvm().RunInstances(least());
    cloud.clock.advance(calmly);
    expect(await stateOf(cloud, id)).toBe("PENDING");
    cloud.clock.advance(calmly);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
  });

  test("continues after a restart of the server", async () => {
    using folder = new Folder();
    const data = folder.path;
    let id = "";
    {
      await using cloud = await calmCloud({}, { data });
      id = (await cloud.cvm().RunInstances(least())).InstanceIdSet?.[0] ?? "";
      expect(await stateOf(cloud, id)).toBe("PENDING");
    }
    await using cloud = await TestCloud.start({ data });
    expect(await stateOf(cloud, id)).toBe("PENDING");
    cloud.clock.advance(calmly);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
  });

  test("can become a Lighthouse blueprint through its image", async () => {
    await using cloud = await calmCloud();
    const id = await running(cloud, { SystemDisk: { DiskSize: 60 }, DataDisks: [{ DiskSize: 30 }] });
    const image = (more = {}) => cloud.cvm().CreateImage({ InstanceId: id, ImageName: "made", ...more });
    const data = (await seen(cloud, id))?.DataDisks?.[0]?.DiskId ?? "";
    const whole = await image({ ImageName: "whole", DataDiskIds: [data] });
    const { ImageId = "" } = await image();
    cloud.clock.advance(calmly);
    const { ImageSet } = await cloud.cvm().DescribeImages({ ImageIds: [ImageId] });
    expect(ImageSet).toMatchObject([
      { ImageState: "NORMAL", ImageSize: 60, OsName: "Ubuntu Server 22.04 LTS 64bit", Platform: "Ubuntu" },
    ]);
    const shared = await cloud.lighthouse().ModifyImageSharePermission({ ImageId, Permission: "SHARE" });
    expect(shared.BlueprintId).toStartWith("lhbp-");
    // And an instance of the image: with its data disks where it holds some.
    const again = await running(cloud, { ImageId: whole.ImageId ?? "" });
    expect(await seen(cloud, again)).toMatchObject({
      ImageId: whole.ImageId ?? "",
      SystemDisk: { DiskSize: 60 },
      DataDisks: [{ DiskSize: 30 }],
    });
  });

  test("cannot become an image while it is pending, stopping or stopped without billing", async () => {
    await using cloud = await calmCloud();
    const cvm = cloud.cvm();
    const { InstanceIdSet: [id = ""] = [] } = await cvm.RunInstances(least());
    const image = (ImageName: string) => cvm.CreateImage({ InstanceId: id, ImageName });
    expect(await codeOf(image("a"))).toBe("OperationDenied.InstanceOperationInProgress");
    cloud.clock.advance(calmly);
    await cvm.StopInstances({ InstanceIds: [id], StoppedMode: "STOP_CHARGING" });
    expect(await codeOf(image("a"))).toBe("UnsupportedOperation.InstanceStateStopping");
    cloud.clock.advance(calmly);
    expect((await seen(cloud, id))?.StopChargingMode).toBe("STOP_CHARGING");
    expect(await codeOf(image("a"))).toBe("UnsupportedOperation.StoppedModeStopCharging");
    await cvm.StartInstances({ InstanceIds: [id] });
    cloud.clock.advance(calmly);
    expect((await image("a")).ImageId).toStartWith("img-");
  });

  test("is not destroyed if protected, and such a call changes no other instance", async () => {
    await using cloud = await calmCloud();
    const [kept, other] = [await running(cloud, { DisableApiTermination: true }), await running(cloud)];
    expect((await seen(cloud, kept))?.DisableApiTermination).toBe(true);
    const both = cloud.cvm().TerminateInstances({ InstanceIds: [other, kept] });
    expect(await codeOf(both)).toBe("UnsupportedOperation.InstancesProtected");
    expect(await stateOf(cloud, other)).toBe("RUNNING");
    await cloud.cvm().StopInstances({ InstanceIds: [kept, kept] });
    const start = cloud.cvm().RebootInstances({ InstanceIds: [other, kept] });
    expect(await codeOf(start)).toBe("UnsupportedOperation.InstanceStateStopping");
    expect(await stateOf(cloud, other)).toBe("RUNNING");
  });
});

describe("an operation in each state", () => {
  const operations = ["StartInstances", "StopInstances", "RebootInstances", "TerminateInstances"] as const;
  const states = [
    ...new Set(["RUNNING", "STOPPED", "CORRUPTED", ...operations.flatMap((one) => Object.keys(stateRefusals[one]))]),
  ];
  const idOf = (state: string): string => `ins-state${String(states.indexOf(state)).padStart(3, "0")}`;
  const taken: Readonly<Record<(typeof operations)[number], readonly string[]>> = {
    StartInstances: ["STOPPED"],
    StopInstances: ["RUNNING"],
    RebootInstances: ["RUNNING"],
    TerminateInstances: ["RUNNING", "STOPPED", "SHUTDOWN", "RESCUE_MODE", "SERVICE_LIVE_MIGRATE"],
  };
  const words = (state: string): string =>
    state.toLowerCase().replace(/(^|_)(.)/g, (_whole, _gap, letter: string) => letter.toUpperCase());

  for (const operation of operations) {
    test(operation, async () => {
      await using cloud = await calmCloud({ instances: states.map((state) => instance(idOf(state), { state })) });
      for (const state of states) {
        const call = cloud.cvm()[operation]({ InstanceIds: [idOf(state)] });
        if (taken[operation].includes(state)) {
          await call;
          expect(await stateOf(cloud, idOf(state))).toBe(transitionOf(operation, state)?.[0] ?? "");
        } else {
          const code = await codeOf(call);
          const declared = `UnsupportedOperation.InstanceState${words(state)}`;
          expect([declared, "OperationDenied.InstanceOperationInProgress"]).toContain(code);
          const published = await (await cloud.cloud.services.get("cvm")?.load(operation))?.published;
          if (state !== "CORRUPTED" && published?.raises.includes(declared)) expect(code).toBe(declared);
        }
      }
    });
  }
});

describe("refusals", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await cloudOf({
      accounts: [account(1), account(2)],
      instances: [
        instance("ins-mine0001"),
        instance("ins-theirs01", { account: uin(2) }),
        instance("ins-elsewher", { region: "ap-shanghai" }),
      ],
    });
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const many = Array.from({ length: 101 }, () => "ins-mine0001");
  test.each([
    ["a malformed id", ["ins-x"], "InvalidInstanceId.Malformed"],
    ["an unknown one", ["ins-00000000"], "InvalidInstanceId.NotFound"],
    ["another account's", ["ins-theirs01"], "InvalidInstanceId.NotFound"],
    ["one of another region", ["ins-elsewher"], "InvalidInstanceId.NotFound"],
    ["none", [], "MissingParameter"],
    ["too many", many, "InvalidParameterValue.LimitExceeded"],
  ])("%s", async (_, InstanceIds, code) => {
    const cvm = cloud.cvm();
    const calls = [
      () => cvm.StartInstances({ InstanceIds }),
      () => cvm.StopInstances({ InstanceIds }),
      () => cvm.RebootInstances({ InstanceIds }),
      () => cvm.TerminateInstances({ InstanceIds }),
    ];
    for (const call of calls) expect(await codeOf(call())).toBe(code);
  });

  test("rejects conflicting and unknown stop parameters", async () => {
    const ids = { InstanceIds: ["ins-mine0001"] };
    const cvm = cloud.cvm();
    const both = cvm.RebootInstances({ ...ids, ForceReboot: true, StopType: "HARD" });
    expect(await codeOf(both)).toBe("InvalidParameterCombination");
    expect(await codeOf(cvm.StopInstances({ ...ids, StopType: "GENTLE" }))).toBe("InvalidParameterValue");
    expect(await codeOf(cvm.StopInstances({ ...ids, StoppedMode: "FREE" }))).toBe("InvalidParameterValue");
  });
});

test("requires permission for each instance", async () => {
  const user = { uin: uin(101), name: "operator", keys: [key(101)], policies: ["own"] };
  const document = allowing(["cvm:StopInstances", "cvm:DescribeInstances"], "qcs::cvm:::instance/ins-allowed1");
  await using cloud = await cloudOf({
    accounts: [account(1, { users: [user], policies: [{ name: "own", document }] })],
    instances: [instance("ins-allowed1"), instance("ins-closed01")],
    pace: calmPace,
  });
  const cvm = cloud.cvm(key(101));
  const stop = (...InstanceIds: string[]) => cvm.StopInstances({ InstanceIds });
  expect(await codeOf(stop("ins-allowed1", "ins-closed01"))).toMatch(/UnauthorizedOperation$/);
  await stop("ins-allowed1");
  expect(await codeOf(cvm.TerminateInstances({ InstanceIds: ["ins-allowed1"] }))).toMatch(/UnauthorizedOperation$/);
  expect((await described(cloud)).map((one) => one.InstanceState).sort()).toEqual(["RUNNING", "STOPPING"]);
});
