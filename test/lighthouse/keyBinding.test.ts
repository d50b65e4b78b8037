import { expect, test } from "bun:test";
import type { Machines } from "#machines/port.ts";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { createdKeyPair, listedKeyPairs } from "./keys.ts";

/** Records all later calls that install keys on machines. */
function recordKeyCalls(cloud: TestCloud): unknown[] {
  const keyCalls: unknown[] = [];
  const keys: Machines["keys"] = async (id, user, publicKeys) => void keyCalls.push([id, user, publicKeys]);
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, keys } });
  return keyCalls;
}

test("binding a key pair interrupts a running instance and installs the key until it is unbound", async () => {
  await using cloud = await TestCloud.start();
  const [client, keyCalls] = [cloud.lighthouse(), recordKeyCalls(cloud)];
  const [id, KeyId] = [await bought(cloud), await createdKeyPair(cloud, "door")];
  await client.AssociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] });
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "STOPPING",
    LatestOperation: "AssociateInstancesKeyPairs",
    LatestOperationState: "OPERATING",
  });
  expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId] }))).toBe("ResourceInUse.KeyPairInUse");
  cloud.clock.advance(2000);
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "RUNNING",
    LatestOperationState: "SUCCESS",
    LoginSettings: { KeyIds: [KeyId] },
  });
  const [row] = await listedKeyPairs(cloud);
  expect(row).toMatchObject({
    AssociatedInstanceIds: [id],
    AssociatedInstanceSet: [{ InstanceId: id, Username: "root" }],
  });
  expect(keyCalls).toEqual([[id, "root", [row?.PublicKey]]]);
  expect(await codeOf(client.AssociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] }))).toBe(
    "UnsupportedOperation.KeyPairBindDuplicate",
  );

  await client.DisassociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id] });
  expect(await codeOf(client.DeleteKeyPairs({ KeyIds: [KeyId] }))).toBe("ResourceInUse.KeyPairInUse");
  cloud.clock.advance(2000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LoginSettings: { KeyIds: [] } });
  expect(keyCalls.at(-1)).toEqual([id, "root", []]);
  await client.DeleteKeyPairs({ KeyIds: [KeyId] });
  expect(await listedKeyPairs(cloud)).toEqual([]);
});

test("binding a key pair online keeps the instance running and installs the key for the named user", async () => {
  await using cloud = await TestCloud.start();
  const [client, keyCalls] = [cloud.lighthouse(), recordKeyCalls(cloud)];
  const [id, KeyId] = [await bought(cloud), await createdKeyPair(cloud, "door")];
  const online = { KeyIds: [KeyId], InstanceIds: [id], AssociateType: "ONLINE", Username: "deploy" };
  await client.AssociateInstancesKeyPairs(online);
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
  cloud.clock.advance(1000);
  expect((await listedKeyPairs(cloud))[0]?.AssociatedInstanceSet).toEqual([{ InstanceId: id, Username: "deploy" }]);
  expect(keyCalls).toMatchObject([[id, "deploy", [expect.stringMatching(/^ssh-rsa /)]]]);
  const unbinding = { KeyIds: [KeyId], InstanceIds: [id], DisassociateType: "ONLINE" };
  expect(await codeOf(client.DisassociateInstancesKeyPairs({ ...unbinding, Username: "root" }))).toBe(
    "UnsupportedOperation.KeyPairUnbindUsernameMismatch",
  );
  await client.DisassociateInstancesKeyPairs({ ...unbinding, Username: "deploy" });
  cloud.clock.advance(1000);
  expect((await listedKeyPairs(cloud))[0]?.AssociatedInstanceIds).toEqual([]);
  expect(keyCalls.at(-1)).toEqual([id, "deploy", []]);
});

test("binding and unbinding a key pair affects only the named instance and user", async () => {
  await using cloud = await TestCloud.start();
  const [client, keyCalls] = [cloud.lighthouse(), recordKeyCalls(cloud)];
  const [one, two] = [await bought(cloud), await bought(cloud)];
  const [door, gate] = [await createdKeyPair(cloud, "door"), await createdKeyPair(cloud, "gate")];
  const keys = new Map((await listedKeyPairs(cloud)).map((row) => [row.KeyId, row.PublicKey]));
  const bind = async (KeyId: string, id: string, more: object) => {
    await client.AssociateInstancesKeyPairs({ KeyIds: [KeyId], InstanceIds: [id], AssociateType: "ONLINE", ...more });
    cloud.clock.advance(1000);
    await listedKeyPairs(cloud);
  };
  await bind(door, two, {});
  await bind(door, one, {});
  await bind(gate, one, { Username: "deploy" });
  expect(keyCalls).toEqual([
    [two, "root", [keys.get(door)]],
    [one, "root", [keys.get(door)]],
    [one, "deploy", [keys.get(gate)]],
  ]);
  await client.DisassociateInstancesKeyPairs({ KeyIds: [door], InstanceIds: [one] });
  cloud.clock.advance(2000);
  expect((await instance(cloud, one))?.LoginSettings?.KeyIds).toEqual([gate]);
  expect((await instance(cloud, two))?.LoginSettings?.KeyIds).toEqual([door]);
  expect(keyCalls.slice(3)).toEqual([[one, "root", []]]);
});

test("binding a key pair leaves a stopped instance stopped and is rejected online", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, KeyId] = [await bought(cloud), await createdKeyPair(cloud, "door")];
  await client.StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  const request = { KeyIds: [KeyId], InstanceIds: [id] };
  expect(await codeOf(client.AssociateInstancesKeyPairs({ ...request, AssociateType: "ONLINE" }))).toBe(
    "UnsupportedOperation.InvalidInstanceState",
  );
  await client.AssociateInstancesKeyPairs(request);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
  expect(await codeOf(client.DisassociateInstancesKeyPairs({ ...request, DisassociateType: "ONLINE" }))).toBe(
    "UnsupportedOperation.InvalidInstanceState",
  );
});

test("binding or unbinding key pairs affects all named instances or none", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [one, two, windows] = [
    await bought(cloud),
    await bought(cloud),
    await bought(cloud, { BlueprintId: "lhbp-i8g0634g" }),
  ];
  const [door, gate] = [await createdKeyPair(cloud, "door"), await createdKeyPair(cloud, "gate")];
  const bind = (KeyIds: string[], InstanceIds: string[], more: object = {}) =>
    codeOf(client.AssociateInstancesKeyPairs({ KeyIds, InstanceIds, ...more }));
  expect(await bind([door], [one, windows])).toBe("UnsupportedOperation.WindowsNotSupportKeyPair");
  expect(await bind([door, "lhkp-00000000"], [one])).toBe("ResourceNotFound.KeyIdNotFound");
  expect(await bind([door], [one, "lhins-00000000"])).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await bind([door], [one], { Username: "root" })).toBe("InvalidParameterValue");
  expect(await bind([door], [one], { AssociateType: "ONLINE", Username: "a b" })).toBe("InvalidParameterValue");
  expect(await bind([door], [one], { AssociateType: "LATER" })).toBe("InvalidParameterValue");
  expect(await bind([door, door], [one])).toBe("InvalidParameterValue.Duplicated");
  expect(await bind(["door"], [one])).toBe("InvalidParameterValue.KeyPairIdMalformed");
  expect(await bind([], [one])).toBe("InvalidParameterValue.LimitExceeded");
  const states = async () => (await client.DescribeInstances({})).InstanceSet?.map((row) => row.InstanceState);
  expect(await states()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  expect((await listedKeyPairs(cloud)).map((row) => row.AssociatedInstanceIds)).toEqual([[], []]);

  await client.AssociateInstancesKeyPairs({ KeyIds: [door, gate], InstanceIds: [one] });
  expect(await bind([gate], [two, one])).toBe("UnsupportedOperation.LatestOperationUnfinished");
  cloud.clock.advance(2000);
  const unbind = (KeyIds: string[], InstanceIds: string[], more: object = {}) =>
    codeOf(client.DisassociateInstancesKeyPairs({ KeyIds, InstanceIds, ...more }));
  expect(await unbind([door], [one, two])).toBe("UnsupportedOperation.KeyPairNotBoundToInstance");
  expect(await unbind([door], [one], { Username: "root" })).toBe("InvalidParameterValue");
  expect(await unbind(["lhkp-00000000"], [one])).toBe("ResourceNotFound.KeyIdNotFound");
  expect(await states()).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  await client.DisassociateInstancesKeyPairs({ KeyIds: [door], InstanceIds: [one] });
  cloud.clock.advance(2000);
  expect((await instance(cloud, one))?.LoginSettings?.KeyIds).toEqual([gate]);
});

test("binding a key pair is rejected for an instance that is being created", async () => {
  await using cloud = await TestCloud.start();
  const KeyIds = [await createdKeyPair(cloud, "door")];
  const { InstanceIdSet: InstanceIds = [] } = await cloud.lighthouse().CreateInstances(order);
  expect(await codeOf(cloud.lighthouse().AssociateInstancesKeyPairs({ KeyIds, InstanceIds }))).toBe(
    "OperationDenied.InstanceCreating",
  );
});
