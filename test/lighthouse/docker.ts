import { key, type TestCloud } from "../cloud.ts";
import { bought } from "./bought.ts";

/** Ubuntu with Docker. */
export const docker = "lhbp-2cacsycc";

/** Buys an instance with Docker and advances the clock until it runs. */
export const boughtDocker = (cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> =>
  bought(cloud, { BlueprintId: docker, ...more }, credential);

/** Time in ms after which a single activity has ended. */
export const activityTime = 2000;

type Client = ReturnType<TestCloud["lighthouse"]>;
type Container = Parameters<Client["RunDockerContainers"]>[0]["Containers"][number];

/** An activity of an instance by its id. */
export async function activity(cloud: TestCloud, InstanceId: string, id = "", credential = key(1)) {
  const { DockerActivitySet } = await cloud
    .lighthouse(credential)
    .DescribeDockerActivities({ InstanceId, ActivityIds: [id] });
  return DockerActivitySet?.[0];
}

/** What Docker printed in an activity. */
export const outputOf = (one: { readonly ActivityCommandOutput?: string } | undefined): string =>
  Buffer.from(one?.ActivityCommandOutput ?? "", "base64").toString();

/** Runs a container and returns its id; throws if the activity fails. */
export async function runContainer(
  cloud: TestCloud,
  InstanceId: string,
  container: Partial<Container> = {},
): Promise<string> {
  const Containers = [{ ContainerImage: "nginx", ...container }];
  const { DockerActivitySet } = await cloud.lighthouse().RunDockerContainers({ InstanceId, Containers });
  cloud.clock.advance(activityTime);
  const done = await activity(cloud, InstanceId, DockerActivitySet?.[0]);
  if (done?.ActivityState !== "SUCCESS") throw new Error(`the container did not run: ${outputOf(done)}`);
  return done.ContainerIds?.[0] ?? "";
}

/** The containers on an instance, newest first. */
export async function containers(cloud: TestCloud, InstanceId: string) {
  return (await cloud.lighthouse().DescribeDockerContainers({ InstanceId, Limit: 100 })).DockerContainerSet ?? [];
}

/** A container in the instance's list. */
export async function container(cloud: TestCloud, InstanceId: string, id: string) {
  const { DockerContainerSet } = await cloud.lighthouse().DescribeDockerContainers({ InstanceId, ContainerIds: [id] });
  return DockerContainerSet?.[0];
}

/** Advances the clock until the activity of a call has ended, and returns the activity. */
export async function endedActivity(
  cloud: TestCloud,
  InstanceId: string,
  call: Promise<{ readonly DockerActivityId?: string }>,
) {
  const { DockerActivityId } = await call;
  cloud.clock.advance(activityTime);
  return activity(cloud, InstanceId, DockerActivityId);
}

/** Records all later calls of the machines' Docker: the method, then its parameters. */
export function recordDockerCalls(cloud: TestCloud): unknown[][] {
  const calls: unknown[][] = [];
  const recorded = (method: string): [string, unknown] => [
    method,
    async (...parameters: unknown[]) => void calls.push([method, ...parameters]),
  ];
  const docker = Object.fromEntries(Object.keys(cloud.cloud.machines.docker).map(recorded));
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, docker } });
  return calls;
}

/** A container with all settings except a restart policy. */
export const web = {
  ContainerImage: "nginx:1.27",
  ContainerName: "web",
  Envs: [{ Key: "MODE", Value: "a=b" }],
  PublishPorts: [{ HostPort: 8081, ContainerPort: 80 }],
  Volumes: [{ ContainerPath: "/data/container", HostPath: "/data/host" }],
  Command: "nginx -g 'daemon off;'",
};
