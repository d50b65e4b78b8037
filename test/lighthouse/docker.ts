import { key, type TestCloud } from "../cloud.ts";
import { bought } from "./bought.ts";

/** Ubuntu with Docker. */
export const docker = "lhbp-2cacsycc";

/** Buys an instance with Docker and waits until it runs. */
export const boughtDocker = (cloud: TestCloud, more: object = {}, credential = key(1)): Promise<string> =>
  bought(cloud, { BlueprintId: docker, ...more }, credential);

/** How long activities take: each waits for its turn, and is done. */
export const activityTime = 2000;

type Client = ReturnType<TestCloud["lighthouse"]>;
type Container = Parameters<Client["RunDockerContainers"]>[0]["Containers"][number];

/** The activities of an instance by their ids. */
export async function activity(cloud: TestCloud, InstanceId: string, id = "", credential = key(1)) {
  const { DockerActivitySet } = await cloud
    .lighthouse(credential)
    .DescribeDockerActivities({ InstanceId, ActivityIds: [id] });
  return DockerActivitySet?.[0];
}

/** What Docker printed in an activity. */
export const printed = (one: { readonly ActivityCommandOutput?: string } | undefined): string =>
  Buffer.from(one?.ActivityCommandOutput ?? "", "base64").toString();

/** Runs a container, waits until it does, and tells its id; fails where it does not run. */
export async function ran(cloud: TestCloud, InstanceId: string, container: Partial<Container> = {}): Promise<string> {
  const Containers = [{ ContainerImage: "nginx", ...container }];
  const { DockerActivitySet } = await cloud.lighthouse().RunDockerContainers({ InstanceId, Containers });
  cloud.clock.advance(activityTime);
  const done = await activity(cloud, InstanceId, DockerActivitySet?.[0]);
  if (done?.ActivityState !== "SUCCESS") throw new Error(`it was not run: ${printed(done)}`);
  return done.ContainerIds?.[0] ?? "";
}

/** The containers on an instance, newest first. */
export async function containers(cloud: TestCloud, InstanceId: string) {
  return (await cloud.lighthouse().DescribeDockerContainers({ InstanceId, Limit: 100 })).DockerContainerSet ?? [];
}

/** A container as it is listed. */
export async function container(cloud: TestCloud, InstanceId: string, id: string) {
  const { DockerContainerSet } = await cloud.lighthouse().DescribeDockerContainers({ InstanceId, ContainerIds: [id] });
  return DockerContainerSet?.[0];
}

/** Waits until an activity has ended, and shows it. */
export async function ended(
  cloud: TestCloud,
  InstanceId: string,
  call: Promise<{ readonly DockerActivityId?: string }>,
) {
  const { DockerActivityId } = await call;
  cloud.clock.advance(activityTime);
  return activity(cloud, InstanceId, DockerActivityId);
}

/** Hears what the machines' Docker is told from now on: the method, then what it was given. */
export function dockerHeard(cloud: TestCloud): unknown[][] {
  const told: unknown[][] = [];
  const hear = (method: string): [string, unknown] => [
    method,
    async (...given: unknown[]) => void told.push([method, ...given]),
  ];
  const docker = Object.fromEntries(Object.keys(cloud.cloud.machines.docker).map(hear));
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, docker } });
  return told;
}

/** A container to run, with everything said. */
export const web = {
  ContainerImage: "nginx:1.27",
  ContainerName: "web",
  Envs: [{ Key: "MODE", Value: "a=b" }],
  PublishPorts: [{ HostPort: 8081, ContainerPort: 80 }],
  Volumes: [{ ContainerPath: "/data/container", HostPath: "/data/host" }],
  Command: "nginx -g 'daemon off;'",
};
