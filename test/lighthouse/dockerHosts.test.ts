import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import {
  activity,
  boughtDocker,
  container,
  containers,
  docker,
  endedActivity,
  outputOf,
  recordDockerCalls,
  runContainer,
} from "./docker.ts";

type Client = ReturnType<TestCloud["lighthouse"]>;

const unknownContainer = "0".repeat(64);
const unknownInstance = "ResourceNotFound.InstanceNotFound";
const invalid = "InvalidParameterValue";
const failed = "FailedOperation.DockerOperationFailed";

/** Each Docker action with its error codes for an unknown instance and an unknown container. */
const calls: readonly {
  readonly name: string;
  readonly call: (client: Client, InstanceId: string) => Promise<unknown>;
  readonly noInstance: string;
  readonly noContainer?: string;
}[] = [
  {
    name: "DescribeDockerActivities",
    call: (client, InstanceId) => client.DescribeDockerActivities({ InstanceId }),
    noInstance: "ResourceNotFound",
  },
  {
    name: "DescribeDockerContainers",
    call: (client, InstanceId) => client.DescribeDockerContainers({ InstanceId }),
    noInstance: unknownInstance,
  },
  {
    name: "RunDockerContainers",
    call: (client, InstanceId) => client.RunDockerContainers({ InstanceId, Containers: [{ ContainerImage: "nginx" }] }),
    noInstance: unknownInstance,
  },
  {
    name: "RerunDockerContainer",
    call: (client, InstanceId) =>
      client.RerunDockerContainer({
        InstanceId,
        ContainerId: unknownContainer,
        ContainerConfiguration: { ContainerImage: "nginx" },
      }),
    noInstance: "ResourceNotFound",
    noContainer: invalid,
  },
  {
    name: "RenameDockerContainer",
    call: (client, InstanceId) =>
      client.RenameDockerContainer({ InstanceId, ContainerId: unknownContainer, ContainerName: "web" }),
    noInstance: unknownInstance,
    noContainer: invalid,
  },
  ...(["Start", "Stop", "Restart", "Remove"] as const).map((verb) => ({
    name: `${verb}DockerContainers`,
    call: (client: Client, InstanceId: string) =>
      client[`${verb}DockerContainers`]({ InstanceId, ContainerIds: [unknownContainer] }),
    noInstance: unknownInstance,
    noContainer: invalid,
  })),
  ...(["ModifyDockerContainer", "DescribeDockerContainerConfiguration", "DescribeDockerContainerDetail"] as const).map(
    (name) => ({
      name,
      call: (client: Client, InstanceId: string) => client[name]({ InstanceId, ContainerId: unknownContainer }),
      noInstance: unknownInstance,
      noContainer: failed,
    }),
  ),
];

describe("requirements of Docker actions", () => {
  test.each(calls.map((each) => [each.name, each] as const))(
    "%s rejects unusable instances, missing permissions and unknown containers",
    async (name, { call, noInstance, noContainer }) => {
      await using cloud = await TestCloud.start();
      const client = cloud.lighthouse();
      expect(await codeOf(call(client, "ins-00000000"))).toBe("InvalidParameterValue");
      expect(await codeOf(call(client, "lhins-00000000"))).toBe(noInstance);
      const plain = await bought(cloud);
      expect(await codeOf(call(client, plain))).toBe("ResourceUnavailable.BlueprintInvalid");

      const { InstanceIdSet: [id = ""] = [] } = await client.CreateInstances({ ...order, BlueprintId: docker });
      expect(await codeOf(call(client, id))).toBe("UnsupportedOperation.InvalidInstanceState");
      cloud.clock.advance(1000);
      if (noContainer === undefined) await call(client, id);
      else {
        const refusal = await refusalOf(call(client, id));
        expect(refusal.code).toBe(noContainer);
        expect(refusal.message).toContain(unknownContainer);
      }
      await client.StopInstances({ InstanceIds: [id] });
      expect(await codeOf(call(client, id))).toBe("UnsupportedOperation.LatestOperationUnfinished");
      cloud.clock.advance(1000);
      expect(await codeOf(call(client, id))).toBe("UnsupportedOperation.InvalidInstanceState");

      // The instance is unknown to other accounts and regions.
      expect(await codeOf(call(cloud.lighthouse(key(2)), id))).toBe(noInstance);
      expect(await codeOf(call(cloud.lighthouse(key(1), "ap-beijing"), id))).toBe(noInstance);
      // Only the list of activities works without the Lighthouse role: it does not access the instance.
      for (const roleless of [key(3), key(4)]) {
        const withoutRole = await boughtDocker(cloud, {}, roleless);
        const response = call(cloud.lighthouse(roleless), withoutRole);
        if (name === "DescribeDockerActivities") expect(await response).toMatchObject({ TotalCount: 0 });
        else expect(await codeOf(response)).toBe("ResourceNotFound.RoleNotFound");
      }
      expect(await codeOf(call(cloud.lighthouse(key(102)), id))).toBe("UnauthorizedOperation");
    },
  );
});

describe("containers during the instance's life cycle", () => {
  /** Runs a container for each restart policy, and one that was stopped by hand. */
  async function policies(cloud: TestCloud, InstanceId: string): Promise<() => Promise<Record<string, unknown>>> {
    for (const RestartPolicy of ["no", "on-failure:3", "always", "unless-stopped"]) {
      const ContainerName = RestartPolicy.split(":")[0] ?? "";
      await runContainer(cloud, InstanceId, { ContainerName, RestartPolicy });
      const stopped = await runContainer(cloud, InstanceId, { ContainerName: `${ContainerName}-held`, RestartPolicy });
      await endedActivity(
        cloud,
        InstanceId,
        cloud.lighthouse().StopDockerContainers({ InstanceId, ContainerIds: [stopped] }),
      );
    }
    return async () =>
      Object.fromEntries((await containers(cloud, InstanceId)).map((one) => [one.ContainerName, one.State]));
  }

  const afterBoot = {
    no: "exited",
    "no-held": "exited",
    "on-failure": "exited",
    "on-failure-held": "exited",
    always: "running",
    "always-held": "running",
    "unless-stopped": "running",
    "unless-stopped-held": "exited",
  };

  const ways: [string, (client: Client, InstanceIds: string[]) => Promise<unknown>, number][] = [
    ["is restarted", (client, InstanceIds) => client.RebootInstances({ InstanceIds }), 1],
    [
      "gets a password",
      (client, InstanceIds) => client.ResetInstancesPassword({ InstanceIds, Password: "Pa55word!x" }),
      2,
    ],
    [
      "gets a larger package",
      (client, InstanceIds) => client.ModifyInstancesBundle({ InstanceIds, BundleId: "bundle2022_gen_02" }),
      2,
    ],
  ];
  test.each(ways)("containers start by their restart policies when the instance %s", async (_, restart, steps) => {
    await using cloud = await TestCloud.start();
    const InstanceId = await boughtDocker(cloud);
    const states = await policies(cloud, InstanceId);
    await restart(cloud.lighthouse(), [InstanceId]);
    cloud.clock.advance(1000 * steps);
    expect(await states()).toEqual(afterBoot);
  });

  test("containers start by their restart policies after a stop and after isolation, with new times", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const states = await policies(cloud, InstanceId);
    cloud.clock.advance(60_000);
    await client.StopInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(130_000);
    await client.StartInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    expect(await states()).toEqual(afterBoot);
    const status = new Map((await containers(cloud, InstanceId)).map((one) => [one.ContainerName, one.Status]));
    expect(status.get("always")).toBe("Up Less than a second");
    expect(status.get("no")).toBe("Exited (0) 2 minutes ago");
    expect(status.get("no-held")).toBe("Exited (0) 3 minutes ago");
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    await client.RenewInstances({ InstanceIds: [InstanceId], InstanceChargePrepaid: { Period: 1 } });
    cloud.clock.advance(1000);
    expect(await states()).toEqual(afterBoot);
  });

  test("a snapshot and a renewal of a running instance leave its containers running", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const id = await runContainer(cloud, InstanceId);
    await client.CreateInstanceSnapshot({ InstanceId });
    cloud.clock.advance(1000);
    await client.RenewInstances({ InstanceIds: [InstanceId], InstanceChargePrepaid: { Period: 1 } });
    cloud.clock.advance(1000);
    expect(await container(cloud, InstanceId, id)).toMatchObject({ State: "running", Status: "Up 2 seconds" });
  });

  test("a container that was stopped and started by hand starts with its instance", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const id = await runContainer(cloud, InstanceId, { RestartPolicy: "unless-stopped" });
    const one = { InstanceId, ContainerIds: [id] };
    await endedActivity(cloud, InstanceId, client.StopDockerContainers(one));
    await endedActivity(cloud, InstanceId, client.StartDockerContainers(one));
    await client.RebootInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    expect((await container(cloud, InstanceId, id))?.State).toBe("running");
  });

  test("a container whose port is already used stays stopped when the instance starts", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const both = { RestartPolicy: "always", PublishPorts: [{ HostPort: 80, ContainerPort: 80 }] };
    const first = await runContainer(cloud, InstanceId, both);
    await endedActivity(cloud, InstanceId, client.StopDockerContainers({ InstanceId, ContainerIds: [first] }));
    const second = await runContainer(cloud, InstanceId, both);
    await client.RebootInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    expect((await container(cloud, InstanceId, first))?.State).toBe("running");
    expect((await container(cloud, InstanceId, second))?.State).toBe("exited");
  });

  test("an activity fails and changes nothing if its instance is stopped", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const id = await runContainer(cloud, InstanceId, { RestartPolicy: "always" });
    const removing = await client.RemoveDockerContainers({ InstanceId, ContainerIds: [id] });
    await client.StopInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    await client.StartInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    const done = await activity(cloud, InstanceId, removing.DockerActivityId);
    expect(done).toMatchObject({ ActivityState: "FAILED", ContainerIds: [id] });
    expect(outputOf(done)).toBe(`Instance ${InstanceId} is not running.\n`);
    expect((await container(cloud, InstanceId, id))?.State).toBe("running");
  });

  test("a rollback restores the snapshot's containers and starts them by their restart policies", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud);
    const states = await policies(cloud, InstanceId);
    const before = (await containers(cloud, InstanceId)).map((one) => one.ContainerId);
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId });
    cloud.clock.advance(1000);
    await endedActivity(
      cloud,
      InstanceId,
      client.RemoveDockerContainers({ InstanceId, ContainerIds: before.slice(0, 5) as string[] }),
    );
    await runContainer(cloud, InstanceId, { ContainerName: "later", RestartPolicy: "always" });
    await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId });
    cloud.clock.advance(2000);
    expect(await states()).toEqual(afterBoot);
    expect((await containers(cloud, InstanceId)).map((one) => one.ContainerId)).toEqual(before);
  });
});

describe("containers of a new system", () => {
  const Containers = [
    { ContainerImage: "nginx", ContainerName: "web", PublishPorts: [{ HostPort: 80, ContainerPort: 80 }] },
    { ContainerImage: "redis", RestartPolicy: "always" },
  ];

  test("an instance starts with the containers that it was bought with", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const dockerCalls = recordDockerCalls(cloud);
    const InstanceId = await boughtDocker(cloud, { Containers });
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperation: "CreateInstances",
      LatestOperationState: "SUCCESS",
    });
    const { DockerActivitySet = [] } = await client.DescribeDockerActivities({ InstanceId });
    expect(DockerActivitySet.map((one) => [one.ActivityName, one.ActivityState])).toEqual([
      ["RunDockerContainer", "INIT"],
      ["RunDockerContainer", "INIT"],
    ]);
    expect(await containers(cloud, InstanceId)).toEqual([]);
    cloud.clock.advance(2001);
    expect(await containers(cloud, InstanceId)).toMatchObject([
      { ContainerImage: "redis", State: "running" },
      { ContainerImage: "nginx", State: "running", ContainerName: "web" },
    ]);
    expect(dockerCalls.map(([method, id]) => [method, id])).toEqual(
      ["create", "start", "create", "start"].map((method) => [method, InstanceId]),
    );
  });

  test("each instance of one order gets its own containers", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const request = { ...order, BlueprintId: docker, Containers, InstanceCount: 2 };
    const { InstanceIdSet = [] } = await client.CreateInstances(request);
    cloud.clock.advance(3001);
    const found = await Promise.all(InstanceIdSet.map((id) => containers(cloud, id)));
    expect(found.map((each) => each.map((one) => one.ContainerImage))).toEqual([
      ["redis", "nginx"],
      ["redis", "nginx"],
    ]);
    expect(new Set(found.flat().map((one) => one.ContainerId)).size).toBe(4);
  });

  test("Containers require a Docker image and must not contradict each other", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const code = (more: object) => codeOf(client.CreateInstances({ ...order, Containers, ...more }));
    expect(await code({})).toBe("InvalidParameterValue.InvalidParameterCombination");
    const twice = [...Containers, { ContainerImage: "httpd", ContainerName: "web" }];
    expect(await code({ BlueprintId: docker, Containers: twice })).toBe("InvalidParameterValue");
    expect((await client.DescribeInstances({})).TotalCount).toBe(0);
    const InstanceId = await bought(cloud);
    const reset = (more: object) => codeOf(client.ResetInstance({ InstanceId, Containers, ...more }));
    expect(await reset({})).toBe("UnsupportedOperation.BlueprintTypeNotSupportOperation");
    expect(await reset({ BlueprintId: docker, Containers: twice })).toBe("InvalidParameterValue");
    expect(await instance(cloud, InstanceId)).toMatchObject({ LatestOperation: "CreateInstances" });
    await client.ResetInstance({ InstanceId, BlueprintId: docker, Containers });
    cloud.clock.advance(4001);
    expect((await containers(cloud, InstanceId)).map((one) => one.ContainerImage)).toEqual(["redis", "nginx"]);
  });

  test("ResetInstance replaces old containers and activities, including unfinished activities", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud, { Containers });
    cloud.clock.advance(2001);
    // The last of these activities are unfinished when the reset ends.
    await client.RunDockerContainers({ InstanceId, Containers: Array(100).fill({ ContainerImage: "late" }) });
    await client.ResetInstance({ InstanceId });
    cloud.clock.advance(2200);
    expect(await containers(cloud, InstanceId)).toEqual([]);
    expect((await client.DescribeDockerActivities({ InstanceId })).TotalCount).toBe(0);
    expect(cloud.log.lines.filter((line) => line.level === "error")).toEqual([]);
    await client.ResetInstance({ InstanceId, Containers: [{ ContainerImage: "httpd", ContainerName: "web" }] });
    cloud.clock.advance(4000);
    expect((await containers(cloud, InstanceId)).map((one) => one.ContainerImage)).toEqual(["httpd"]);
    expect((await client.DescribeDockerActivities({ InstanceId })).TotalCount).toBe(1);
  });

  test("destroying an instance deletes its containers and activities", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await boughtDocker(cloud, { Containers });
    cloud.clock.advance(2001);
    for (const end of ["IsolateInstances", "TerminateInstances"] as const) {
      await client[end]({ InstanceIds: [InstanceId] });
      cloud.clock.advance(1000);
    }
    expect((await client.DescribeInstances({})).TotalCount).toBe(0);
    // In the database: the API lists nothing of an instance that no longer exists.
    for (const table of ["docker_containers", "docker_activities"] as const) {
      expect(await cloud.cloud.db.selectFrom(table).select("id").execute()).toEqual([]);
    }
  });
});

test("an unfinished activity ends after a restart of the server", async () => {
  const data = mkdtempSync(join(tmpdir(), "skerry-"));
  try {
    let [InstanceId, id]: (string | undefined)[] = [];
    {
      await using cloud = await TestCloud.start({ data });
      InstanceId = await boughtDocker(cloud);
      const Containers = [{ ContainerImage: "nginx", ContainerName: "web" }];
      const { DockerActivitySet } = await cloud.lighthouse().RunDockerContainers({ InstanceId, Containers });
      cloud.clock.advance(1000);
      id = DockerActivitySet?.[0];
      expect(await activity(cloud, InstanceId, id)).toMatchObject({ ActivityState: "OPERATING" });
    }
    await using cloud = await TestCloud.start({ data });
    // The clock of the first server was ahead of the new clock.
    cloud.clock.advance(10_000);
    expect(await activity(cloud, InstanceId, id)).toMatchObject({ ActivityState: "SUCCESS" });
    expect(await containers(cloud, InstanceId)).toMatchObject([{ ContainerName: "web", State: "running" }]);
  } finally {
    rmSync(data, { recursive: true });
  }
});
