import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { activity, activityTime, boughtDocker, container, containers, dockerHeard, ended, printed, ran } from "./docker.ts";

const web = {
  ContainerImage: "nginx:1.27",
  ContainerName: "web",
  Envs: [{ Key: "MODE", Value: "a=b" }],
  PublishPorts: [{ HostPort: 8081, ContainerPort: 80 }],
  Volumes: [{ ContainerPath: "/data/container", HostPath: "/data/host" }],
  Command: "nginx -g 'daemon off;'",
};

describe("running containers", () => {
  test("takes an activity for each, which waits, works and ends", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const told = dockerHeard(cloud);
    const InstanceId = await boughtDocker(cloud);
    const before = Math.floor(cloud.clock.now() / 1000);
    const { DockerActivitySet = [] } = await client.RunDockerContainers({
      InstanceId,
      Containers: [web, { ContainerImage: "redis" }],
    });
    expect(DockerActivitySet).toEqual([expect.stringMatching(/^lhda-[0-9a-z]{8}$/), expect.any(String)]);
    const [id = "", other = ""] = DockerActivitySet;
    for (const ActivityState of ["INIT", "OPERATING"]) {
      expect(await activity(cloud, InstanceId, id)).toEqual({
        ActivityId: id,
        ActivityName: "RunDockerContainer",
        ActivityState,
        ActivityCommandOutput: "",
        ContainerIds: [],
        CreatedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        EndTime: null as unknown as string,
      });
      expect(await containers(cloud, InstanceId)).toEqual([]);
      cloud.clock.advance(1000);
    }
    const done = await activity(cloud, InstanceId, id);
    const [ContainerId = ""] = done?.ContainerIds ?? [];
    expect(ContainerId).toMatch(/^[0-9a-f]{64}$/);
    expect(done).toMatchObject({ ActivityState: "SUCCESS", ContainerIds: [ContainerId] });
    expect(printed(done)).toBe(`${ContainerId}\n`);
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
    expect(await container(cloud, InstanceId, redis)).toMatchObject({
      ContainerName: expect.stringMatching(/^[a-z]+_[a-z]+$/),
      ContainerImage: "redis",
      Command: "",
      PublishPortSet: [],
      VolumeSet: [],
    });
    const plan = {
      image: "nginx:1.27",
      command: "nginx -g 'daemon off;'",
      env: [{ key: "MODE", value: "a=b" }],
      ports: [{ host: 8081, container: 80 }],
      volumes: [{ container: "/data/container", host: "/data/host" }],
      restart: "no",
    };
    expect(told).toContainEqual(["create", InstanceId, ContainerId, "web", plan]);
    expect(told.filter(([method]) => method === "start").map(([, , one]) => one).sort()).toEqual(
      [ContainerId, redis].sort(),
    );
    expect(told).toHaveLength(4);
  });
});
