import type { Writer } from "../writer.ts";

interface Has {
  readonly containers: readonly { readonly name: string; readonly state: string | undefined }[];
  /** How many activities there have been, and how many of them did not succeed. */
  readonly activities: number;
  readonly failed: number;
}

/** Runs two containers, stops, starts and removes them. Each activity is there once, and has happened once. */
export function containers(InstanceId: string): Writer<Has> {
  let ContainerIds: string[] = [];
  return {
    name: "containers",
    async look({ lighthouse }) {
      const { DockerActivitySet = [], TotalCount: activities = 0 } = await lighthouse.DescribeDockerActivities({
        InstanceId,
        Limit: 100,
      });
      const { DockerContainerSet = [] } = await lighthouse.DescribeDockerContainers({ InstanceId, Limit: 100 });
      if (DockerActivitySet.some((one) => !one.EndTime)) return undefined;
      ContainerIds = DockerContainerSet.map((one) => one.ContainerId ?? "");
      const mine = DockerContainerSet.map((one) => ({ name: one.ContainerName ?? "", state: one.State }));
      return {
        containers: mine.toSorted((one, other) => one.name.localeCompare(other.name)),
        activities,
        failed: DockerActivitySet.filter((one) => one.ActivityState !== "SUCCESS").length,
      };
    },
    next({ containers: mine, activities, failed }, turn) {
      const after = (state: string, names = mine.map((one) => one.name), more = 1) => ({
        containers: names.map((name) => ({ name, state })),
        activities: activities + more,
        failed,
      });
      switch (mine[0]?.state) {
        case undefined: {
          const names = [`one-${turn}`, `two-${turn}`];
          const Containers = names.map((ContainerName) => ({ ContainerImage: "nginx", ContainerName }));
          return {
            call: ({ lighthouse }) => lighthouse.RunDockerContainers({ InstanceId, Containers }),
            after: after("running", names, 2),
          };
        }
        case "running":
          return {
            call: ({ lighthouse }) => lighthouse.StopDockerContainers({ InstanceId, ContainerIds }),
            after: after("exited"),
          };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.StartDockerContainers({ InstanceId, ContainerIds }),
                after: after("running"),
              }
            : {
                call: ({ lighthouse }) => lighthouse.RemoveDockerContainers({ InstanceId, ContainerIds }),
                after: after("", []),
              };
      }
    },
  };
}
