import { expect, test } from "bun:test";
import { join } from "node:path";
import { exportCloud } from "#command/export.ts";
import { importCloud } from "#command/import.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { order } from "../lighthouse/bought.ts";
import { docker } from "../lighthouse/docker.ts";
import { codeOf } from "../refusal.ts";
import { makeBusy, markers } from "./busy.ts";
import { randomFields, readResponses } from "./readResponses.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const clock = { now: () => Date.now() };

/** Exports a cloud and imports it into another directory. Returns the printed messages. */
async function moveCloud(from: string, to: string, file: string, secrets: boolean): Promise<string> {
  const messages: string[] = [];
  const print = (text: string) => void messages.push(text);
  const location = (data: string) => ({ data, database: undefined, keyFile: join(data, "skerry.key"), file });
  await exportCloud({ ...location(from), secrets, overwrite: false }, { clock, random, print });
  await importCloud(location(to), { random, print });
  return messages.join("\n");
}

test("an imported cloud returns the same responses as the original and continues its operations", async () => {
  using folder = new Folder();
  const [from, to] = [join(folder.path, "from"), join(folder.path, "to")];
  const testClock = new TestClock();
  await using cloud = await TestCloud.start({ data: from }, testClock);
  const { host } = await makeBusy(cloud);
  testClock.stop();
  expect(await moveCloud(from, to, join(folder.path, "all.jsonl"), true)).toContain(
    "the export contains all secrets in plain text",
  );
  await using other = await TestCloud.start({ data: to }, testClock);
  let states = "";
  for (const minutes of [0, 1]) {
    testClock.advance(minutes * 60_000);
    const [originals, copies] = [await readResponses(cloud, host), await readResponses(other, host)];
    for (const [call, response] of originals)
      if (!randomFields.test(call)) expect([call, copies.get(call)]).toEqual([call, response]);
    const successes = [...originals.values()].filter((response) => !Object.hasOwn(Object(response), "Error"));
    expect(successes.length).toBeGreaterThan(100);
    const now = JSON.stringify(successes);
    expect(now).not.toBe(states);
    states = now;
  }
}, 20_000);

test("an import without secrets creates new secrets and prints each one", async () => {
  using folder = new Folder();
  const [from, to, file] = [join(folder.path, "from"), join(folder.path, "to"), join(folder.path, "some.jsonl")];
  const testClock = new TestClock();
  await using cloud = await TestCloud.start({ data: from }, testClock);
  const { host, keeper } = await makeBusy(cloud);
  const Policy = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
  const { Credentials } = await cloud.sts().GetFederationToken({ Name: "guest", Policy });
  const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = Credentials ?? {};
  const guest = { secretId, secretKey, token };
  expect((await cloud.cam(guest).GetUserAppId()).OwnerUin).toBe("100000000001");
  const printed = await moveCloud(from, to, file, false);
  const text = await Bun.file(file).text();
  expect([...markers, keeper.secretKey, keeper.secretId].filter((one) => text.includes(one))).toEqual([
    keeper.secretId,
  ]);

  await using other = await TestCloud.start({ data: to }, testClock);
  // The development keys are public and keep their secrets; only the other key gets a new one.
  const newSecrets = [...printed.matchAll(/SecretId (\S+) {2}SecretKey (\S+)/g)];
  expect(newSecrets.map(([, id]) => id)).toEqual([keeper.secretId]);
  const renewed = { secretId: keeper.secretId, secretKey: newSecrets[0]?.[2] ?? "" };
  expect(renewed.secretKey).toMatch(/^[0-9A-Za-z]{32}$/);
  expect((await other.cam(renewed).GetUserAppId()).OwnerUin).toBe("100000000001");
  expect(await codeOf(other.cam(keeper).GetUserAppId())).toBe("AuthFailure.SignatureFailure");
  expect(await codeOf(other.cam(guest).GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
  // Environment variables keep their names but lose their values. Running operations finish.
  testClock.advance(60_000);
  const client = other.lighthouse();
  const { DockerContainerSet = [] } = await client.DescribeDockerContainers({ InstanceId: host });
  expect(DockerContainerSet).toHaveLength(2);
  for (const { ContainerId = "" } of DockerContainerSet) {
    const query = { InstanceId: host, ContainerId };
    const { ContainerConfiguration } = await client.DescribeDockerContainerConfiguration(query);
    expect(ContainerConfiguration).toMatchObject({ Envs: [{ Key: "TOKEN", Value: "" }], Command: "" });
  }
  const { InstanceSet = [] } = await other.lighthouse(key(2)).DescribeInstances({});
  expect(InstanceSet.map((one) => [one.LatestOperation, one.LatestOperationState])).toEqual([
    ["ResetInstancesPassword", "SUCCESS"],
  ]);
  // Client tokens are kept without the digest of their parameters, so a repeated call is rejected.
  const again = { ...order, BlueprintId: docker, Tags: [{ Key: "for", Value: "backups" }], ClientToken: "once" };
  expect(await codeOf(client.CreateInstances(again))).toBe("InvalidParameterValue");
});
