import { expect, test } from "bun:test";
import { join } from "node:path";
import { exportCloud } from "#command/export.ts";
import { importCloud } from "#command/import.ts";
import { codeOf, key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { order } from "../lighthouse/bought.ts";
import { docker } from "../lighthouse/docker.ts";
import { answers, drawn, standing } from "./answers.ts";
import { makeBusy, markers } from "./busy.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const clock = { now: () => Date.now() };

/** Moves a cloud from one directory to another, and tells what was said meanwhile. */
async function moved(from: string, to: string, file: string, secrets: boolean): Promise<string> {
  const said: string[] = [];
  const print = (text: string) => void said.push(text);
  const place = (data: string) => ({ data, database: undefined, keyFile: join(data, "skerry.key"), file });
  await exportCloud({ ...place(from), secrets, overwrite: false }, { clock, random, print });
  await importCloud(place(to), { random, print });
  return said.join("\n");
}

test("a server on an import answers as the one did that was exported, and goes on with what was under way", async () => {
  using folder = new Folder();
  const [from, to] = [join(folder.path, "from"), join(folder.path, "to")];
  const moving = new TestClock();
  await using cloud = await TestCloud.start({ data: from }, moving);
  const { host } = await makeBusy(cloud);
  const still = standing(moving.now());
  Object.assign(cloud.cloud, { clock: still });
  expect(await moved(from, to, join(folder.path, "all.jsonl"), true)).toContain(
    "the export contains all secrets in plain text",
  );
  await using other = await TestCloud.start({ data: to, clock: still });
  let states = "";
  for (const minutes of [0, 1]) {
    still.at += minutes * 60_000;
    const [ours, theirs] = [await answers(cloud, host), await answers(other, host)];
    for (const [asked, answer] of ours)
      if (!drawn.test(asked)) expect([asked, theirs.get(asked)]).toEqual([asked, answer]);
    const good = [...ours.values()].filter((answer) => !Object.hasOwn(Object(answer), "Error"));
    expect(good.length).toBeGreaterThan(100);
    const now = JSON.stringify(good);
    expect(now).not.toBe(states);
    states = now;
  }
}, 20_000);

test("an export without secrets makes a cloud with new ones, told once", async () => {
  using folder = new Folder();
  const [from, to, file] = [join(folder.path, "from"), join(folder.path, "to"), join(folder.path, "some.jsonl")];
  const moving = new TestClock();
  await using cloud = await TestCloud.start({ data: from }, moving);
  const { host, keeper } = await makeBusy(cloud);
  const Policy = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
  const { Credentials } = await cloud.sts().GetFederationToken({ Name: "guest", Policy });
  const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = Credentials ?? {};
  const guest = { secretId, secretKey, token };
  expect((await cloud.cam(guest).GetUserAppId()).OwnerUin).toBe("100000000001");
  const said = await moved(from, to, file, false);
  const text = await Bun.file(file).text();
  expect([...markers, keeper.secretKey, keeper.secretId].filter((one) => text.includes(one))).toEqual([
    keeper.secretId,
  ]);

  await using other = await TestCloud.start({ data: to }, moving);
  // Only the key that not everybody knows has another secret.
  const told = [...said.matchAll(/SecretId (\S+) {2}SecretKey (\S+)/g)];
  expect(told.map(([, id]) => id)).toEqual([keeper.secretId]);
  const renewed = { secretId: keeper.secretId, secretKey: told[0]?.[2] ?? "" };
  expect(renewed.secretKey).toMatch(/^[0-9A-Za-z]{32}$/);
  expect((await other.cam(renewed).GetUserAppId()).OwnerUin).toBe("100000000001");
  expect(await codeOf(other.cam(keeper).GetUserAppId())).toBe("AuthFailure.SignatureFailure");
  expect(await codeOf(other.cam(guest).GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
  // Environments keep their names; what was under way comes to its end.
  moving.advance(60_000);
  const client = other.lighthouse();
  const { DockerContainerSet = [] } = await client.DescribeDockerContainers({ InstanceId: host });
  expect(DockerContainerSet).toHaveLength(2);
  for (const { ContainerId = "" } of DockerContainerSet) {
    const asked = { InstanceId: host, ContainerId };
    const { ContainerConfiguration } = await client.DescribeDockerContainerConfiguration(asked);
    expect(ContainerConfiguration).toMatchObject({ Envs: [{ Key: "TOKEN", Value: "" }], Command: "" });
  }
  const { InstanceSet = [] } = await other.lighthouse(key(2)).DescribeInstances({});
  expect(InstanceSet.map((one) => [one.LatestOperation, one.LatestOperationState])).toEqual([
    ["ResetInstancesPassword", "SUCCESS"],
  ]);
  // What was done once with a token is not done again.
  const again = { ...order, BlueprintId: docker, Tags: [{ Key: "for", Value: "backups" }], ClientToken: "once" };
  expect(await codeOf(client.CreateInstances(again))).toBe("InvalidParameterValue");
});
