import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import {
  activity,
  boughtDocker,
  container,
  containers,
  endedActivity,
  outputOf,
  recordDockerCalls,
  runContainer,
  web,
} from "./docker.ts";

const unknownContainer = "0".repeat(64);

describe("actions on existing containers", () => {
  test("several containers are stopped, started, restarted and removed by one call each", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const ContainerIds = [
      await runContainer(cloud, InstanceId),
      await runContainer(cloud, InstanceId),
      await runContainer(cloud, InstanceId),
    ];
    const [one = "", two = "", three = ""] = ContainerIds;
    const states = async () =>
      Promise.all(ContainerIds.map(async (id) => (await container(cloud, InstanceId, id))?.State));
    const dockerCalls = recordDockerCalls(cloud);
    const stop = await endedActivity(
      cloud,
      InstanceId,
      client.StopDockerContainers({ InstanceId, ContainerIds: [one, two] }),
    );
    expect(stop).toMatchObject({
      ActivityName: "StopDockerContainers",
      ActivityState: "SUCCESS",
      ContainerIds: [one, two],
    });
    expect(outputOf(stop)).toBe(`${one}\n${two}\n`);
    expect(await states()).toEqual(["exited", "exited", "running"]);
    cloud.clock.advance(5000);
    expect((await container(cloud, InstanceId, one))?.Status).toMatch(/^Exited \(0\) [5-9] seconds ago$/);
    // Containers that are already in the requested state are left unchanged.
    await endedActivity(cloud, InstanceId, client.StartDockerContainers({ InstanceId, ContainerIds: [three, one] }));
    expect(await states()).toEqual(["running", "exited", "running"]);
    const up = (await container(cloud, InstanceId, three))?.Status ?? "";
    const restart = await endedActivity(
      cloud,
      InstanceId,
      client.RestartDockerContainers({ InstanceId, ContainerIds }),
    );
    expect(restart).toMatchObject({ ActivityName: "RestartDockerContainers", ActivityState: "SUCCESS" });
    expect(await states()).toEqual(["running", "running", "running"]);
    expect(up).toMatch(/^Up \d+ seconds$/);
    expect((await container(cloud, InstanceId, three))?.Status).toBe("Up Less than a second");
    await endedActivity(cloud, InstanceId, client.RemoveDockerContainers({ InstanceId, ContainerIds: [two, three] }));
    expect(await states()).toEqual(["running", undefined, undefined]);
    expect(dockerCalls.map(([method, , id]) => [method, ContainerIds.indexOf(String(id))])).toEqual([
      ["stop", 0],
      ["stop", 1],
      ["start", 0],
      ["restart", 0],
      ["restart", 1],
      ["restart", 2],
      ["remove", 1],
      ["remove", 2],
    ]);
    const { DockerActivitySet = [], TotalCount } = await client.DescribeDockerActivities({ InstanceId, Limit: 2 });
    expect(TotalCount).toBe(7);
    expect(DockerActivitySet.map((each) => each.ActivityName)).toEqual([
      "RemoveDockerContainers",
      "RestartDockerContainers",
    ]);
  });

  test("an activity fails for a container that an earlier activity removed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const [removed, kept] = [await runContainer(cloud, InstanceId), await runContainer(cloud, InstanceId)];
    const removing = await client.RemoveDockerContainers({ InstanceId, ContainerIds: [removed] });
    cloud.clock.advance(10);
    const stopping = await client.StopDockerContainers({ InstanceId, ContainerIds: [removed, kept] });
    cloud.clock.advance(2000);
    expect(await activity(cloud, InstanceId, removing.DockerActivityId)).toMatchObject({ ActivityState: "SUCCESS" });
    const failed = await activity(cloud, InstanceId, stopping.DockerActivityId);
    expect(failed).toMatchObject({ ActivityState: "FAILED", ContainerIds: [removed, kept] });
    expect(outputOf(failed)).toBe(`Container ${removed} does not exist.\n${kept}\n`);
    expect(await containers(cloud, InstanceId)).toMatchObject([{ ContainerId: kept, State: "exited" }]);
  });

  test("RenameDockerContainer renames a container unless the name is already used", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const ContainerId = await runContainer(cloud, InstanceId, { ContainerName: "one" });
    await runContainer(cloud, InstanceId, { ContainerName: "two" });
    const dockerCalls = recordDockerCalls(cloud);
    const rename = (ContainerName: string) =>
      endedActivity(cloud, InstanceId, client.RenameDockerContainer({ InstanceId, ContainerId, ContainerName }));
    const renamed = await rename("three");
    expect(renamed).toMatchObject({
      ActivityName: "RenameDockerContainer",
      ActivityState: "SUCCESS",
      ActivityCommandOutput: "",
      ContainerIds: [ContainerId],
    });
    expect(await rename("two")).toMatchObject({ ActivityState: "FAILED" });
    expect((await container(cloud, InstanceId, ContainerId))?.ContainerName).toBe("three");
    expect(dockerCalls).toEqual([["rename", InstanceId, ContainerId, "three"]]);
    expect(await codeOf(client.RenameDockerContainer({ InstanceId, ContainerId, ContainerName: "a b" }))).toBe(
      "InvalidParameterValue",
    );
  });

  test("RerunDockerContainer replaces a container and keeps its name", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const ContainerId = await runContainer(cloud, InstanceId, web);
    await runContainer(cloud, InstanceId, {
      ContainerName: "other",
      PublishPorts: [{ HostPort: 9000, ContainerPort: 1 }],
    });
    const dockerCalls = recordDockerCalls(cloud);
    const rerun = (ContainerConfiguration: Partial<typeof web>, id = ContainerId) =>
      endedActivity(
        cloud,
        InstanceId,
        client.RerunDockerContainer({
          InstanceId,
          ContainerId: id,
          ContainerConfiguration: { ContainerImage: "httpd", ...ContainerConfiguration },
        }),
      );
    // The old container is kept if the new one cannot run.
    expect(await rerun({ ContainerName: "other" })).toMatchObject({
      ActivityState: "FAILED",
      ContainerIds: [ContainerId],
    });
    const PublishPorts = [{ HostPort: 9000, ContainerPort: 1 }];
    expect(await rerun({ PublishPorts })).toMatchObject({ ActivityState: "FAILED", ContainerIds: [ContainerId] });
    expect(await container(cloud, InstanceId, ContainerId)).toMatchObject({ State: "running", ContainerName: "web" });
    expect(dockerCalls).toEqual([]);

    const done = await rerun({});
    expect(done).toMatchObject({ ActivityName: "RerunDockerContainer", ActivityState: "SUCCESS" });
    const [newId = ""] = done?.ContainerIds ?? [];
    expect(newId).not.toBe(ContainerId);
    expect(dockerCalls.map(([method, , id]) => [method, id])).toEqual([
      ["remove", ContainerId],
      ["create", newId],
      ["start", newId],
    ]);
    expect(await container(cloud, InstanceId, ContainerId)).toBeUndefined();
    const { ContainerConfiguration } = await client.DescribeDockerContainerConfiguration({
      InstanceId,
      ContainerId: newId,
    });
    expect(ContainerConfiguration).toEqual({
      ContainerImage: "httpd",
      ContainerName: "web",
      Envs: [],
      PublishPorts: [],
      Volumes: [],
      Command: "",
      RestartPolicy: "no",
    });
    const twice = { ContainerImage: "httpd", PublishPorts: [...PublishPorts, ...PublishPorts] };
    const request = { InstanceId, ContainerId: newId, ContainerConfiguration: twice };
    const refusal = await refusalOf(client.RerunDockerContainer(request));
    expect(refusal.code).toBe("InvalidParameterValue");
    expect(refusal.message).toContain("ContainerConfiguration.PublishPorts.1.HostPort");
  });

  test("ModifyDockerContainer changes the given settings and keeps the others", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const ContainerId = await runContainer(cloud, InstanceId, web);
    const configuration = async (id: string) =>
      (await client.DescribeDockerContainerConfiguration({ InstanceId, ContainerId: id })).ContainerConfiguration;
    const original = {
      ...web,
      PublishPorts: [{ HostPort: 8081, ContainerPort: 80, Ip: "0.0.0.0", Protocol: "tcp" }],
      RestartPolicy: "no",
    };
    expect(await configuration(ContainerId)).toEqual(original);
    const modify = (id: string, changes: object) =>
      endedActivity(cloud, InstanceId, client.ModifyDockerContainer({ InstanceId, ContainerId: id, ...changes }));
    const done = await modify(ContainerId, { Envs: [], RestartPolicy: "unless-stopped" });
    expect(done).toMatchObject({ ActivityName: "ModifyDockerContainer", ActivityState: "SUCCESS" });
    const [second = ""] = done?.ContainerIds ?? [];
    expect(second).not.toBe(ContainerId);
    expect(await configuration(second)).toEqual({ ...original, Envs: [], RestartPolicy: "unless-stopped" });
    const changes = {
      PublishPorts: [{ HostPort: 53, ContainerPort: 53, Ip: "127.0.0.1", Protocol: "udp" }],
      Volumes: [{ ContainerPath: "/cache" }],
      Command: "",
    };
    const [third = ""] = (await modify(second, changes))?.ContainerIds ?? [];
    const changed = {
      ...original,
      ...changes,
      Volumes: [{ ContainerPath: "/cache", HostPath: "" }],
      Envs: [],
      RestartPolicy: "unless-stopped",
    };
    expect(await configuration(third)).toEqual(changed);
    const [only, ...others] = await containers(cloud, InstanceId);
    expect([only?.ContainerId, others]).toEqual([third, []]);
    expect(only?.VolumeSet).toEqual(changed.Volumes);
    const { ContainerImage: _, ContainerName: __, ...again } = changed;
    const [fourth = ""] = (await modify(third, again))?.ContainerIds ?? [];
    expect(await configuration(fourth)).toEqual(changed);
    const PublishPorts = [80, 80].map((HostPort) => ({ HostPort, ContainerPort: 80 }));
    expect(await codeOf(client.ModifyDockerContainer({ InstanceId, ContainerId: fourth, PublishPorts }))).toBe(
      "InvalidParameterValue",
    );
  });

  test("DescribeDockerContainerDetail returns the format of docker inspect", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const Volumes = [...web.Volumes, { ContainerPath: "/cache" }];
    const ContainerId = await runContainer(cloud, InstanceId, { ...web, Volumes, RestartPolicy: "on-failure:3" });
    const detail = async (): Promise<unknown> => {
      const { ContainerDetail = "" } = await client.DescribeDockerContainerDetail({ InstanceId, ContainerId });
      return JSON.parse(Buffer.from(ContainerDetail, "base64").toString());
    };
    expect(await detail()).toMatchObject([
      {
        Id: ContainerId,
        Name: "/web",
        Path: "nginx",
        Args: ["-g", "daemon off;"],
        State: { Status: "running", Running: true, ExitCode: 0, FinishedAt: "0001-01-01T00:00:00Z" },
        HostConfig: {
          Binds: ["/data/host:/data/container", "/cache"],
          PortBindings: { "80/tcp": [{ HostIp: "", HostPort: "8081" }] },
          RestartPolicy: { Name: "on-failure", MaximumRetryCount: 3 },
        },
        Mounts: [
          { Type: "bind", Source: "/data/host", Destination: "/data/container", RW: true },
          { Type: "volume", Destination: "/cache", RW: true },
        ],
        Config: {
          Hostname: ContainerId.slice(0, 12),
          Env: ["MODE=a=b"],
          Cmd: ["nginx", "-g", "daemon off;"],
          Image: "nginx:1.27",
          ExposedPorts: { "80/tcp": {} },
        },
        NetworkSettings: { Ports: { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8081" }] } },
      },
    ]);
    await endedActivity(cloud, InstanceId, client.StopDockerContainers({ InstanceId, ContainerIds: [ContainerId] }));
    const stopped = await detail();
    expect(stopped).toMatchObject([{ State: { Status: "exited", Running: false } }]);
    expect(stopped).toHaveProperty(["0", "NetworkSettings", "Ports"], {});
    expect(JSON.stringify(stopped)).not.toContain("0001-01-01");
  });
});

describe("lists of containers and activities", () => {
  test("DescribeDockerContainers filters and pages containers", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const names = ["one", "two", "three"];
    const ids: string[] = [];
    for (const ContainerName of names) ids.push(await runContainer(cloud, InstanceId, { ContainerName }));
    const listed = async (more: object) => {
      const { TotalCount, DockerContainerSet = [] } = await client.DescribeDockerContainers({ InstanceId, ...more });
      return [TotalCount, ...DockerContainerSet.map((one) => one.ContainerName)];
    };
    expect(await listed({})).toEqual([3, "three", "two", "one"]);
    expect(await listed({ Offset: 1, Limit: 1 })).toEqual([3, "two"]);
    expect(await listed({ ContainerIds: [ids[0], unknownContainer] })).toEqual([1, "one"]);
    expect(await listed({ Filters: [{ Name: "container-id", Values: [ids[1], unknownContainer] }] })).toEqual([
      1,
      "two",
    ]);
    expect(await listed({ Filters: [{ Name: "container-name", Values: ["t", "one", "three"] }] })).toEqual([
      2,
      "three",
      "one",
    ]);
    const codeWith = (more: object) => codeOf(client.DescribeDockerContainers({ InstanceId, ...more }));
    const Filters = [{ Name: "container-name", Values: ["one"] }];
    const bad = "InvalidParameterValue";
    expect(await codeWith({ ContainerIds: ids, Filters })).toBe("InvalidParameter.ParameterConflict");
    expect(await codeWith({ Limit: 101 })).toBe(`${bad}.TooLarge`);
    expect(await codeWith({ Limit: 0 })).toBe(bad);
    expect(await codeWith({ Offset: -1 })).toBe(bad);
    expect(await codeWith({ Filters: [{ Name: "state", Values: ["running"] }] })).toBe(bad);
    expect(await codeWith({ Filters: Array(11).fill(Filters[0]) })).toBe(`${bad}.LimitExceeded`);
    expect(await codeWith({ Filters: [{ Name: "container-name", Values: Array(6).fill("x") }] })).toBe(
      `${bad}.LimitExceeded`,
    );
    expect(await codeWith({ ContainerIds: ["web"] })).toBe(bad);
    expect(await codeWith({ ContainerIds: [`${unknownContainer}0`] })).toBe(`${bad}.TooLong`);
    expect(await codeWith({ ContainerIds: Array(101).fill(unknownContainer) })).toBe(`${bad}.LimitExceeded`);
  });

  test("DescribeDockerActivities filters activities by id and time", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const start = Math.floor(cloud.clock.now() / 1000);
    await runContainer(cloud, InstanceId);
    cloud.clock.advance(8000);
    await runContainer(cloud, InstanceId);
    const count = async (more: object) => (await client.DescribeDockerActivities({ InstanceId, ...more })).TotalCount;
    expect(await count({})).toBe(2);
    expect(await count({ CreatedTimeBegin: start, CreatedTimeEnd: start + 5 })).toBe(1);
    expect(await count({ CreatedTimeBegin: start + 5 })).toBe(1);
    expect(await count({ CreatedTimeEnd: start - 1 })).toBe(0);
    const { DockerActivitySet: [latest] = [] } = await client.DescribeDockerActivities({ InstanceId });
    const created = Date.parse(latest?.CreatedTime ?? "") / 1000;
    expect(await count({ CreatedTimeBegin: created, CreatedTimeEnd: created })).toBe(1);
    expect(await count({ ActivityIds: [latest?.ActivityId, "lhda-00000000"] })).toBe(1);
    const codeWith = (more: object) => codeOf(client.DescribeDockerActivities({ InstanceId, ...more }));
    const bad = "InvalidParameterValue";
    expect(await codeWith({ CreatedTimeBegin: 2, CreatedTimeEnd: 1 })).toBe(`${bad}.FieldsCompare`);
    expect(await codeWith({ ActivityIds: ["lhda-1"] })).toBe(bad);
    expect(await codeWith({ ActivityIds: ["a".repeat(65)] })).toBe(`${bad}.TooLong`);
    expect(await codeWith({ ActivityIds: Array(101).fill("lhda-00000000") })).toBe(`${bad}.LimitExceeded`);
    expect(await codeWith({ Limit: 101 })).toBe(bad);
  });
});
