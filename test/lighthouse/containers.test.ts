import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { refusalOf } from "../refusal.ts";
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

describe("RunDockerContainers", () => {
  test("creates one activity for each container, which waits, runs and ends", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const dockerCalls = recordDockerCalls(cloud);
    const InstanceId = await boughtDocker(cloud);
    const before = Math.floor(cloud.clock.now() / 1000);
    const { DockerActivitySet = [] } = await client.RunDockerContainers({
      InstanceId,
      Containers: [web, { ContainerImage: "redis" }],
    });
    expect(DockerActivitySet).toEqual([expect.stringMatching(/^lhda-[0-9a-z]{8}$/), expect.any(String)]);
    const [id = "", other = ""] = [...DockerActivitySet];
    for (const ActivityState of ["INIT", "OPERATING"]) {
      const unfinished = await activity(cloud, InstanceId, id);
      expect(unfinished?.CreatedTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(unfinished).toMatchObject({
        ActivityId: id,
        ActivityName: "RunDockerContainer",
        ActivityState,
        ActivityCommandOutput: "",
        ContainerIds: [],
        EndTime: "",
      });
      expect(await containers(cloud, InstanceId)).toEqual([]);
      cloud.clock.advance(1000);
    }
    const done = await activity(cloud, InstanceId, id);
    const [ContainerId = ""] = done?.ContainerIds ?? [];
    expect(ContainerId).toMatch(/^[0-9a-f]{64}$/);
    expect(done).toMatchObject({ ActivityState: "SUCCESS", ContainerIds: [ContainerId] });
    expect(outputOf(done)).toBe(`${ContainerId}\n`);
    expect(Date.parse(done?.EndTime ?? "") / 1000).toBeGreaterThanOrEqual(before + 2);
    expect(await container(cloud, InstanceId, ContainerId)).toEqual({
      ContainerId,
      ContainerName: "web",
      ContainerImage: "nginx:1.27",
      Command: "nginx -g 'daemon off;'",
      Status: "Up Less than a second",
      State: "running",
      PublishPortSet: [{ HostPort: 8081, ContainerPort: 80, Ip: "0.0.0.0", Protocol: "tcp" }],
      VolumeSet: [{ ContainerPath: "/data/container", HostPath: "/data/host" }],
      CreatedTime: done?.EndTime ?? "",
    });
    const [redis = ""] = (await activity(cloud, InstanceId, other))?.ContainerIds ?? [];
    const listed = await container(cloud, InstanceId, redis);
    expect(listed?.ContainerName).toMatch(/^[a-z]+_[a-z]+$/);
    expect(listed).toMatchObject({ ContainerImage: "redis", Command: "", PublishPortSet: [], VolumeSet: [] });
    const plan = {
      image: "nginx:1.27",
      command: "nginx -g 'daemon off;'",
      env: [{ key: "MODE", value: "a=b" }],
      ports: [{ host: 8081, container: 80 }],
      volumes: [{ container: "/data/container", host: "/data/host" }],
      restart: "no",
    };
    expect(dockerCalls).toContainEqual(["create", InstanceId, ContainerId, "web", plan]);
    for (const one of [ContainerId, redis]) expect(dockerCalls).toContainEqual(["start", InstanceId, one]);
    expect(dockerCalls).toHaveLength(4);
    cloud.clock.advance(90_000);
    expect((await container(cloud, InstanceId, redis))?.Status).toBe("Up About a minute");
  });

  test("runs the containers of one request in their order", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const images = ["one", "two", "three", "four", "five", "six", "seven"];
    const Containers = images.map((ContainerImage) => ({ ContainerImage }));
    const { DockerActivitySet = [] } = await client.RunDockerContainers({ InstanceId, Containers });
    cloud.clock.advance(2100);
    const { DockerActivitySet: listed = [] } = await client.DescribeDockerActivities({ InstanceId });
    expect(listed.map((one) => one.ActivityId)).toEqual(DockerActivitySet.toReversed());
    const existing = await containers(cloud, InstanceId);
    expect(existing.map((one) => one.ContainerImage)).toEqual(images.toReversed());
    expect(existing.map((one) => one.ContainerId)).toEqual(listed.map((one) => one.ContainerIds?.[0]));
  });

  test("fails the activity and creates nothing if the container name is already used", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await boughtDocker(cloud);
    const first = await runContainer(cloud, InstanceId, { ContainerName: "web" });
    const { DockerActivitySet } = await cloud.lighthouse().RunDockerContainers({
      InstanceId,
      Containers: [{ ContainerImage: "httpd", ContainerName: "web" }],
    });
    cloud.clock.advance(2000);
    const failed = await activity(cloud, InstanceId, DockerActivitySet?.[0]);
    expect(failed).toMatchObject({ ActivityState: "FAILED", ContainerIds: [] });
    expect(failed?.EndTime).toBeTruthy();
    expect(outputOf(failed)).toBe(`Name web is already in use by container ${first}.\n`);
    expect((await containers(cloud, InstanceId)).map((one) => one.ContainerImage)).toEqual(["nginx"]);
  });

  test("creates a container without starting it if its port is already used", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const PublishPorts = [{ HostPort: 80, ContainerPort: 8080 }];
    const first = await runContainer(cloud, InstanceId, { PublishPorts });
    await runContainer(cloud, InstanceId, { PublishPorts: [{ HostPort: 80, ContainerPort: 8080, Protocol: "udp" }] });
    const request = { InstanceId, Containers: [{ ContainerImage: "httpd", PublishPorts }] };
    const { DockerActivitySet } = await client.RunDockerContainers(request);
    cloud.clock.advance(2000);
    const failed = await activity(cloud, InstanceId, DockerActivitySet?.[0]);
    const [second = ""] = failed?.ContainerIds ?? [];
    expect(failed).toMatchObject({ ActivityState: "FAILED" });
    expect(outputOf(failed)).toBe("Port 80/tcp is already in use by another container.\n");
    expect(await container(cloud, InstanceId, second)).toMatchObject({ State: "created", Status: "Created" });
    // Stopping a container that does not run succeeds.
    const none = await endedActivity(
      cloud,
      InstanceId,
      client.StopDockerContainers({ InstanceId, ContainerIds: [second] }),
    );
    expect(none).toMatchObject({ ActivityState: "SUCCESS" });
    expect(await container(cloud, InstanceId, second)).toMatchObject({ State: "created" });
    // Stopping a container frees its port.
    await endedActivity(cloud, InstanceId, client.StopDockerContainers({ InstanceId, ContainerIds: [first] }));
    await endedActivity(cloud, InstanceId, client.StartDockerContainers({ InstanceId, ContainerIds: [second] }));
    expect(await container(cloud, InstanceId, second)).toMatchObject({ State: "running" });
    const start = await endedActivity(
      cloud,
      InstanceId,
      client.StartDockerContainers({ InstanceId, ContainerIds: [first] }),
    );
    expect(start).toMatchObject({ ActivityState: "FAILED", ContainerIds: [first] });
    expect(await container(cloud, InstanceId, first)).toMatchObject({ State: "exited" });
  });

  test("reports an error of the machine's Docker in the activity", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await boughtDocker(cloud);
    const { docker } = cloud.cloud.machines;
    const create = async () => {
      throw new Error("no such image");
    };
    Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, docker: { ...docker, create } } });
    const request = { InstanceId, Containers: [web] };
    const { DockerActivitySet } = await cloud.lighthouse().RunDockerContainers(request);
    cloud.clock.advance(2000);
    const failed = await activity(cloud, InstanceId, DockerActivitySet?.[0]);
    expect(failed).toMatchObject({ ActivityState: "FAILED", ContainerIds: [] });
    expect(outputOf(failed)).toBe("no such image\n");
    expect(await containers(cloud, InstanceId)).toEqual([]);
  });

  test("rejects invalid and contradictory configurations", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await boughtDocker(cloud);
    const PublishPorts = [{ HostPort: 80, ContainerPort: 80 }];
    const ContainerImage = "nginx";
    const bad = "InvalidParameterValue";
    const refusals: [object[], string, string][] = [
      [[], `${bad}.LimitExceeded`, "Containers"],
      [Array(101).fill({ ContainerImage }), `${bad}.LimitExceeded`, "Containers"],
      [[web, { ...web, PublishPorts: [] }], bad, "Containers.1.ContainerName"],
      [
        [
          { ContainerImage, PublishPorts },
          { ContainerImage, PublishPorts },
        ],
        bad,
        "Containers.1.PublishPorts.0.HostPort",
      ],
      [
        [{ ContainerImage, PublishPorts: [...PublishPorts, ...PublishPorts] }],
        bad,
        "Containers.0.PublishPorts.1.HostPort",
      ],
      [[{ ContainerImage: "not an image" }], bad, "Containers.0.ContainerImage"],
      [[{ ContainerImage, ContainerName: "-" }], bad, "Containers.0.ContainerName"],
      [[{ ContainerImage, PublishPorts: [{ HostPort: 0, ContainerPort: 80 }] }], bad, "HostPort"],
      [[{ ContainerImage, PublishPorts: [{ HostPort: 80, ContainerPort: 65_536 }] }], bad, "ContainerPort"],
      [[{ ContainerImage, PublishPorts: [{ HostPort: 80, ContainerPort: 80, Ip: "1.2.3" }] }], bad, "Ip"],
      [[{ ContainerImage, PublishPorts: [{ HostPort: 80, ContainerPort: 80, Ip: "1.2.3.256" }] }], bad, "Ip"],
      [[{ ContainerImage, PublishPorts: [{ HostPort: 80, ContainerPort: 80, Protocol: "icmp" }] }], bad, "Protocol"],
      [[{ ContainerImage, Volumes: [{ ContainerPath: "data" }] }], bad, "ContainerPath"],
      [[{ ContainerImage, Envs: [{ Key: "A=B", Value: "" }] }], bad, "Envs.0.Key"],
      [[{ ContainerImage, RestartPolicy: "on-failure:" }], bad, "RestartPolicy"],
      [[{ ContainerName: "web" }], "MissingParameter", "Containers.0.ContainerImage"],
    ];
    for (const [Containers, code, parameter] of refusals) {
      // The SDK types require members that some of these containers omit.
      const request = { InstanceId, Containers: Containers as (typeof web)[] };
      const refusal = await refusalOf(cloud.lighthouse().RunDockerContainers(request));
      expect(refusal.code).toBe(code);
      expect(refusal.message).toContain(parameter);
    }
    expect((await cloud.lighthouse().DescribeDockerActivities({ InstanceId })).TotalCount).toBe(0);
    const ports = ["1.2.3.4", "1.2.3.5", "::1"].map((Ip) => ({ HostPort: 80, ContainerPort: 80, Ip }));
    await runContainer(cloud, InstanceId, { PublishPorts: ports, RestartPolicy: "on-failure:3" });
  });
});
